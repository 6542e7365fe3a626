import type { Ref } from 'preact';
import { t } from '../../shared/i18n/i18n.ts';
import { longestInput } from '../../shared/keyboard/typed-text.ts';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  field: Ref<HTMLInputElement>;
  text: string;
  onText(text: string): void;
}

/** The field that is written in; the system's own keyboard stays away. */
export function SearchField({ field, text, onText }: SearchFieldProps) {
  return (
    <input
      ref={field}
      class={styles.field}
      type="text"
      inputMode="none"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={longestInput}
      placeholder={t('search.placeholder')}
      aria-label={t('search.title')}
      value={text}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}
