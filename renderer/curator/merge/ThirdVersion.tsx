import { useSignal } from '@preact/signals';
import type { FieldConflict } from '../../../db/model/record/workshop.ts';
import type { Naming } from '../history/naming.ts';
import { pathWords } from '../history/readable.ts';
import input from '../shell/Input.module.css';
import { t } from '../state/words.ts';
import styles from './Collision.module.css';
import type { Choice } from './resolution.ts';

interface ThirdVersionProps {
  names: Naming;
  /** Name of the group of choices. */
  name: string;
  conflict: FieldConflict;
  choice: Choice | null;
  onChoose(choice: Choice | null): void;
}

/** A version of one's own, begun on mine; what was written is kept while another is chosen. */
export function ThirdVersion({ names, name, conflict, choice, onChoose }: ThirdVersionProps) {
  const { mine, theirs, base, path } = conflict;
  const isNumber = [mine, theirs, base].some((value) => typeof value === 'number');
  const text = useSignal(String(mine ?? theirs ?? ''));
  if (![mine, theirs, base].every(isWritten)) return <p class="quiet">{t('merge.notText')}</p>;
  const take = (written: string): void => {
    text.value = written;
    onChoose(thirdOf(written, isNumber));
  };
  const isOpen = choice?.take === 'third' || (choice === null && text.value !== String(mine ?? theirs ?? ''));
  return (
    <div class={styles.third} data-chosen={choice?.take === 'third'}>
      <label class={styles.choice}>
        <input type="radio" name={name} checked={isOpen} onChange={() => take(text.value)} />
        {t('merge.writeThird')}
      </label>
      {isOpen && (
        <textarea
          class={input.input}
          rows={isNumber ? 1 : 3}
          inputMode={isNumber ? 'decimal' : 'text'}
          lang={String(path.at(-1))}
          aria-label={`${pathWords(names, path)}: ${t('merge.third')}`}
          value={text.value}
          onInput={({ currentTarget }) => take(currentTarget.value)}
        />
      )}
    </div>
  );
}

const isWritten = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === 'string' || typeof value === 'number';

/** Null while what is written is no number where one is needed. Nothing written means that the field is left out. */
function thirdOf(written: string, isNumber: boolean): Choice | null {
  if (written.trim() === '') return { take: 'third', value: null };
  if (!isNumber) return { take: 'third', value: written };
  const value = Number(written.replace(/[\s\u00A0]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? { take: 'third', value } : null;
}
