import { useId } from 'preact/hooks';
import type { FieldConflict } from '../../../db/model/record/workshop.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { Difference } from '../history/Difference.tsx';
import type { Naming } from '../history/naming.ts';
import { isOneLine, oneLine, pathWords, readableLines } from '../history/readable.ts';
import { Value } from '../history/Value.tsx';
import { t } from '../state/words.ts';
import styles from './Collision.module.css';
import type { Choice } from './resolution.ts';
import { ThirdVersion } from './ThirdVersion.tsx';

interface CollisionProps {
  names: Naming;
  conflict: FieldConflict;
  sides: Sides;
  choice: Choice | null;
  onChoose(choice: Choice | null): void;
}

/** What the two versions are called, and what is said of taking one. */
export type Sides = Record<'mine' | 'theirs', { title: string; act: string }>;

/** One field that both changed: as it was, mine, theirs; one of them is taken or a third is written. */
export function Collision({ names, conflict, sides, choice, onChoose }: CollisionProps) {
  const name = useId();
  const { base, mine, theirs, path } = conflict;
  const versions = [
    { take: 'mine', value: mine, ...sides.mine },
    { take: 'theirs', value: theirs, ...sides.theirs },
  ] as const;
  return (
    <fieldset class={styles.collision} data-decided={choice !== null}>
      <legend class={styles.legend}>{pathWords(names, path)}</legend>
      <div class={styles.sides}>
        <div class={styles.base}>
          <h3 class={styles.title}>{t('merge.base')}</h3>
          <Shown names={names} value={base} base={base} path={path} />
        </div>
        {versions.map(({ take, title, act, value }) => (
          <div key={take} class={styles.side} data-chosen={choice?.take === take}>
            <h3 class={styles.title}>{title}</h3>
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
  names: Naming;
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
