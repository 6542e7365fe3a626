import type { Camp, Seat } from '../../../../db/model/api/camp.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { placeText } from '../../../shared/format/place.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { ClaimValue } from '../../evidence/ClaimLine.tsx';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import { dateClaims } from '../camp-claims.ts';
import { existenceLabel } from '../camp-labels.ts';
import styles from './CampFacts.module.css';

/** All seats, all dates that sources state, and the work. */
export function CampFacts({ camp }: { camp: Camp }) {
  const work = camp.work.map(({ name }) => name).join(', ');
  return (
    <dl class={styles.facts}>
      <div class={styles.fact}>
        <dt>{t('camp.place')}</dt>
        {camp.seats.length === 0 && <dd class="quiet">{t('camp.placeUnknown')}</dd>}
        {camp.seats.map((seat) => (
          <SeatFact key={`${seat.place}-${seat.period?.edtf}`} seat={seat} />
        ))}
      </div>
      <div class={styles.fact}>
        <dt>{t('camp.years')}</dt>
        <Dates camp={camp} />
      </div>
      <div class={styles.fact}>
        <dt>{t('camp.work')}</dt>
        <dd>
          <KeepTogether text={work || t('camp.unknown')}>
            <CitationsMark title="camp.work" citations={camp.workCitations} />
          </KeepTogether>
        </dd>
      </div>
    </dl>
  );
}

/** A seat of the camp's administration, and how well its location is known. */
function SeatFact({ seat }: { seat: Seat }) {
  const details = [
    seat.regionThen === undefined
      ? seat.region.name
      : t('place.withToday', { place: seat.regionThen, today: seat.region.name }),
    seat.period && formatDate(seat.period, t),
    t(`precision.${seat.precision}`),
    seat.radiusKm ? t('camp.radius', { km: formatNumber(seat.radiusKm, language.value) }) : null,
    seat.presumed ? t('camp.presumed') : null,
  ];
  return (
    <dd class={styles.value}>
      <KeepTogether text={placeText(seat)}>
        <CitationsMark title="camp.place" citations={seat.citations} />
      </KeepTogether>
      <span class={styles.detail}>{details.filter(Boolean).join(' · ')}</span>
      {seat.note && <span class={styles.detail}>{seat.note}</span>}
    </dd>
  );
}

/** The years as the editors chose them, then every date that sources state. */
function Dates({ camp }: { camp: Camp }) {
  const dates = dateClaims(camp);
  const disagree = ['opened', 'closed'].some(
    (property) => new Set(dates.filter((claim) => claim.property === property).map(({ date }) => date?.edtf)).size > 1,
  );
  return (
    <>
      <dd class={styles.value}>{existenceLabel(camp)}</dd>
      {disagree && <dd class={styles.variants}>{t('camp.datesDisagree')}</dd>}
      {dates.map((claim) => (
        <dd key={claim.id} class={styles.date}>
          <span class={styles.detail}>{claim.label ?? t(`property.${claim.property}`)}</span>
          <ClaimValue claim={claim} />
          {claim.note && <span class={styles.detail}>{claim.note}</span>}
        </dd>
      ))}
    </>
  );
}
