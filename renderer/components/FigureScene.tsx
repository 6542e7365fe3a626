import type { LoopScene } from '../../db/model/record/loop.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import { digits } from '../state/amountWords.ts';
import { valueWords } from '../state/claimWords.ts';
import { dateWords } from '../state/dateWords.ts';
import type { Words } from '../state/words.ts';
import styles from './FigureScene.module.css';
import { SceneSources } from './SceneSources.tsx';
import { Tally } from './Tally.tsx';

interface FigureSceneProps {
  scene: LoopScene & { kind: 'figure' };
  language: Language;
  words: Words;
  /** Beside the same scene in another language, which has the tally: no stroke stands twice. */
  beside: boolean;
}

/** A number, what it counts, what one stroke means, what stands after the last of them, and who says so. */
export function FigureScene({ scene, language, words, beside }: FigureSceneProps) {
  const { claim, peoplePerStroke, ends, endsInCamp, sources } = scene;
  const people = claim.amount?.min ?? claim.amount?.max ?? 0;
  const value = valueWords(claim, language, words);
  const last = valueWords(ends, language, words);
  return (
    <div class={styles.figure}>
      <div class={styles.tally}>
        {!beside && <Tally strokes={Math.round(people / peoplePerStroke)} claimId={claim.id} />}
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
        <p class={styles.ends}>
          <small>{words('loop.lastStroke')}</small>
          {ends.label && ends.date ? `${ends.label}, ${last}` : last}
          {endsInCamp && <span class={styles.endsInCamp}>{endsInCamp.name}</span>}
        </p>
        <SceneSources sources={sources} words={words} />
      </div>
    </div>
  );
}
