import type { Tally } from '../../db/model/record/figures.ts';
import { valueWords } from '../state/claimWords.ts';
import { hrefOf } from '../state/route.ts';
import { language, t } from '../state/words.ts';
import { ClaimMark } from './Mark.tsx';
import styles from './TallyEnd.module.css';
import { Tied } from './Tied.tsx';

/** After the last stroke: one documented person, place or order, with its source. */
export function TallyEnd({ tally: { ends, endsInCamp } }: { tally: Tally }) {
  const words = valueWords(ends, language.value, t);
  const text = ends.label && ends.date ? `${ends.label}, ${words}` : words;
  return (
    <div class={styles.end}>
      <p class={styles.words}>
        <Tied text={text}>
          <ClaimMark claimId={ends.id} of={text} />
        </Tied>
      </p>
      {endsInCamp && (
        <a class={styles.camp} href={hrefOf({ screen: 'camp', id: endsInCamp.id })}>
          {endsInCamp.name}
        </a>
      )}
    </div>
  );
}
