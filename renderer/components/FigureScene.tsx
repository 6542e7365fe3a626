import type { Language } from '../../db/model/vocabulary.ts';
import { digits } from '../state/amountWords.ts';
import { valueWords } from '../state/claimWords.ts';
import { dateWords } from '../state/dateWords.ts';
import type { LoopContent } from '../state/loopProgram.ts';
import type { Words } from '../state/words.ts';
import styles from './FigureScene.module.css';
import { Tally } from './Tally.tsx';

type FigureSceneProps = LoopContent['figures'][number] & { language: Language; words: Words };

/** A number, what it counts, who says so, and its tally. */
export function FigureScene({ claim, peoplePerStroke, language, words }: FigureSceneProps) {
  const people = claim.amount?.min ?? claim.amount?.max ?? 0;
  const value = valueWords(claim, language, words);
  return (
    <div class={styles.figure}>
      <div class={styles.tally}>
        <Tally strokes={Math.round(people / peoplePerStroke)} claimId={claim.id} />
      </div>
      <div class={styles.words}>
        <h1 class={value.length > 10 ? styles.longNumber : styles.number}>{value}</h1>
        <p class={styles.what}>
          {claim.label ?? claim.counts?.name}
          {claim.period && `, ${dateWords(claim.period, words)}`}
        </p>
        <p class={styles.stroke}>
          {words('tally.stroke', { count: peoplePerStroke, number: digits(peoplePerStroke, language) })}
        </p>
        <p class={styles.source}>
          {words('source.word')}: {claim.citations[0]?.sourceTitle}
        </p>
      </div>
    </div>
  );
}
