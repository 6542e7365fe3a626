import type { Seat } from '../../db/model/record/camp.ts';
import { digits } from '../state/amountWords.ts';
import { dateWords } from '../state/dateWords.ts';
import { language, t } from '../state/words.ts';
import styles from './CampFacts.module.css';
import { CitationsMark } from './Mark.tsx';
import { Tied } from './Tied.tsx';

/** A place where the camp's administration sat, and how well the place is known. */
export function SeatFact({ seat }: { seat: Seat }) {
  const details = [
    seat.region.name,
    seat.period && dateWords(seat.period, t),
    t(`precision.${seat.precision}`),
    seat.radiusKm ? t('camp.radius', { km: digits(seat.radiusKm, language.value) }) : null,
    seat.presumed ? t('camp.presumed') : null,
  ].filter((detail) => detail);
  return (
    <dd class={styles.place}>
      <Tied text={seat.place}>
        <CitationsMark title="camp.place" citations={seat.citations} />
      </Tied>
      <span class={styles.detail}>{details.join(' · ')}</span>
      {seat.note && <span class={styles.detail}>{seat.note}</span>}
    </dd>
  );
}
