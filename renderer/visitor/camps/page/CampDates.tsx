import type { Camp } from '../../../../db/model/api/camp.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { ClaimValue } from '../../evidence/ClaimValue.tsx';
import { isDate } from '../camp-claims.ts';
import styles from './CampFacts.module.css';

/** The years as the editors choose them, and below all that sources say, variants beside each other. */
export function CampDates({ camp }: { camp: Camp }) {
  const dates = camp.claims.filter(isDate);
  const competing = (['opened', 'closed'] as const).filter(
    (property) => new Set(dates.filter((claim) => claim.property === property).map(({ date }) => date?.edtf)).size > 1,
  );
  return (
    <>
      <dd class={styles.place}>{camp.existed ? formatDate(camp.existed, t) : t('camp.yearsUnknown')}</dd>
      {competing.length > 0 && <dd class={styles.variants}>{t('camp.datesDisagree')}</dd>}
      {dates.map((claim) => (
        <dd key={claim.id} class={styles.date}>
          <span class={styles.what}>{claim.label ?? t(`property.${claim.property}`)}</span>
          <ClaimValue claim={claim} />
          {claim.note && <span class={styles.detail}>{claim.note}</span>}
        </dd>
      ))}
    </>
  );
}
