import type { Seat } from '../../../../db/model/api/camp.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import styles from './CampFacts.module.css';

/** A place where the camp's administration sat, and how well the place is known. */
export function SeatFact({ seat }: { seat: Seat }) {
  const details = [
    seat.region.name,
    seat.period && formatDate(seat.period, t),
    t(`precision.${seat.precision}`),
    seat.radiusKm ? t('camp.radius', { km: formatNumber(seat.radiusKm, language.value) }) : null,
    seat.presumed ? t('camp.presumed') : null,
  ].filter((detail) => detail);
  return (
    <dd class={styles.place}>
      <KeepTogether text={seat.place}>
        <CitationsMark title="camp.place" citations={seat.citations} />
      </KeepTogether>
      <span class={styles.detail}>{details.join(' · ')}</span>
      {seat.note && <span class={styles.detail}>{seat.note}</span>}
    </dd>
  );
}
