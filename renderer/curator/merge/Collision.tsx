import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { FieldConflict } from '../../../db/model/api/records.ts';
import { readNumber } from '../../../db/model/entry/written/written-number.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { t } from '../app/i18n.ts';
import { Difference, Value } from '../history/FieldHistory.tsx';
import type { FieldNames } from '../history/naming.ts';
import { isOneLine, oneLine, pathLabel, readableLines } from '../history/readable.ts';
import input from '../ui/Field.module.css';
import styles from './Merge.module.css';
import type { Choice } from './resolution.ts';

interface CollisionProps {
  names: FieldNames;
  conflict: FieldConflict;
  sides: Sides;
  choice: Choice | null;
  onChoose(choice: Choice | null): void;
}

/** Titles of the two versions and labels of choosing them. */
export type Sides = Record<'mine' | 'theirs', { title: string; act: string }>;

/** One field that both changed: before, mine and theirs; one of them or a third version is chosen. */
export function Collision({ names, conflict, sides, choice, onChoose }: CollisionProps) {
  const name = useId();
  const { base, mine, theirs, path } = conflict;
  const versions = [
    { take: 'mine', value: mine, ...sides.mine },
    { take: 'theirs', value: theirs, ...sides.theirs },
  ] as const;
  return (
    <fieldset class={styles.collision} data-decided={choice !== null}>
      <legend class={styles.legend}>{pathLabel(names, path)}</legend>
      <div class={styles.sides}>
        <div class={styles.base}>
          <h3 class={styles.collisionTitle}>{t('merge.base')}</h3>
          <Shown names={names} value={base} base={base} path={path} />
        </div>
        {versions.map(({ take, title, act, value }) => (
          <div key={take} class={styles.side} data-chosen={choice?.take === take}>
            <h3 class={styles.collisionTitle}>{title}</h3>
            <Shown names={names} value={value} base={base} path={path} />
            <label class={styles.choice}>
              <input type="radio" name={name} checked={choice?.take === take} onChange={() => onChoose({ take })} />
              {act}
            </label>
          </div>
        ))}
      </div>
      <ThirdVersion names={names} name={name} conflict={conflict} choice={choice} onChoose={onChoose} />
    </fieldset>
  );
}

interface ShownProps {
  names: FieldNames;
  value: unknown;
  base: unknown;
  path: FieldConflict['path'];
}

function Shown({ names, value, base, path }: ShownProps) {
  const last = path.at(-1);
  if (names.isText(path) && typeof value === 'string' && typeof base === 'string' && value !== base) {
    return <Difference from={base} to={value} lang={languageOf(last)} />;
  }
  if (isOneLine(value)) return <p lang={languageOf(last)}>{oneLine(names, value, path)}</p>;
  return <Value lines={readableLines(names, value, path)} />;
}

const languageOf = (part: unknown): Language | undefined =>
  part === 'kk' || part === 'ru' || part === 'en' ? part : undefined;

interface ThirdVersionProps {
  names: FieldNames;
  /** Name of the group of choices. */
  name: string;
  conflict: FieldConflict;
  choice: Choice | null;
  onChoose(choice: Choice | null): void;
}

/** A third version, starting from mine; the text stays while another one is chosen. */
function ThirdVersion({ names, name, conflict, choice, onChoose }: ThirdVersionProps) {
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
          aria-label={`${pathLabel(names, path)}: ${t('merge.third')}`}
          value={text.value}
          onInput={({ currentTarget }) => take(currentTarget.value)}
        />
      )}
    </div>
  );
}

const isWritten = (value: unknown): boolean =>
  value === null || value === undefined || typeof value === 'string' || typeof value === 'number';

/** Null while the text is not a number where one is needed. An empty text removes the field. */
function thirdOf(written: string, isNumber: boolean): Choice | null {
  if (written.trim() === '') return { take: 'third', value: null };
  if (!isNumber) return { take: 'third', value: written };
  const reading = readNumber(written);
  return 'value' in reading ? { take: 'third', value: reading.value } : null;
}
