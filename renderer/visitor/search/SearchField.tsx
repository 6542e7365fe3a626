import type { Ref, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../shared/i18n/i18n.ts';
import { screenKeyboard } from '../../shared/keyboard/screen-keyboard.ts';
import { deleteBefore, insert, maxLength, moveCaret, type Typed } from '../../shared/keyboard/typed-text.ts';
import { sheet } from '../navigation/sheet.ts';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  field: Ref<HTMLInputElement>;
  text: string;
  onText(text: string): void;
  /** Of the search in everything where it is not said. */
  placeholder?: string;
}

/** The search field; the system's own on-screen keyboard stays hidden. */
export function SearchField({ field, text, onText, placeholder = t('search.placeholder') }: SearchFieldProps) {
  return (
    <input
      ref={field}
      class={styles.field}
      type="text"
      inputMode={screenKeyboard.value ? 'none' : 'search'}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={maxLength}
      placeholder={placeholder}
      aria-label={placeholder}
      value={text}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}

/** A text field that the on-screen keyboard and a real one edit; the caret follows the edits. */
export function useSearchField(onWrite: (text: string) => void) {
  const field = useRef<HTMLInputElement>(null);
  // Before the paint: a visitor who sees the field may already be typing.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  useTypingAnywhere(field);

  const change = (next: (typed: Typed) => Typed): void => {
    const input = field.current;
    if (!input) return;
    const caret = input.value.length;
    const typed = next({
      text: input.value,
      start: input.selectionStart ?? caret,
      end: input.selectionEnd ?? caret,
    });
    const changed = typed.text !== input.value;
    if (changed) input.value = typed.text;
    input.setSelectionRange(typed.start, typed.end);
    if (changed) onWrite(typed.text);
  };
  const onText = (text: string): void => change(() => ({ text, start: text.length, end: text.length }));
  return {
    field,
    onText,
    onLetter: (letter: string) => change((typed) => insert(typed, letter)),
    onDelete: () => change(deleteBefore),
    onMove: (step: -1 | 1) => change((typed) => moveCaret(typed, step)),
    onClear: () => onText(''),
  };
}

/** A real keyboard types into the field wherever the focus is; its other keys keep their function. */
function useTypingAnywhere(field: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const types = (event.key.length === 1 && event.key !== ' ') || event.key === 'Backspace';
      const command = event.ctrlKey || event.altKey || event.metaKey;
      if (types && !command && !sheet.peek()) field.current?.focus({ preventScroll: true });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [field]);
}
