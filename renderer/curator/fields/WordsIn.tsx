import { useId } from 'preact/hooks';
import type { Language } from '../../../db/model/vocabulary.ts';
import { fieldId, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import input from '../shell/Input.module.css';
import { t, wordsIn } from '../state/words.ts';
import { FieldProblems } from './FieldFrame.tsx';
import styles from './TrilingualField.module.css';

interface WordsInProps {
  language: Language;
  /** Of the text in its three languages. */
  path: Path;
  label: string;
  rows: number;
}

/** The words of one language. */
export function WordsIn({ language, path, label, rows }: WordsInProps) {
  const id = useId();
  const own = [...path, language];
  const [value, write] = useValue(own);
  const text = typeof value === 'string' ? value : '';
  const missing = text.trim() === '';
  return (
    <div id={fieldId(own)} class={styles.language}>
      <label class={styles.head} for={id}>
        <span>
          <span class="unseen">{label}, </span>
          {wordsIn(language)('language.short')}
        </span>
        {missing && <span class={styles.missing}>{t('field.missing')}</span>}
      </label>
      <textarea
        id={id}
        class={input.input}
        lang={language}
        rows={rows}
        data-language={language}
        spellcheck={false}
        aria-invalid={missing}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {!missing && <FieldProblems path={own} />}
    </div>
  );
}
