import type { Claim } from '../../../../db/model/api/claim.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { ClaimValue } from '../../evidence/ClaimLine.tsx';
import styles from './HeadcountTable.module.css';

/** All headcounts in order of date, then those without a date and the maxima that sources state. */
export function HeadcountTable({ claims }: { claims: Claim[] }) {
  const dated = claims.filter((claim) => claim.property === 'headcount' && claim.period);
  const others = claims.filter((claim) => !dated.includes(claim));
  const byDate = [...dated].sort((a, b) => (a.period?.firstDay ?? '').localeCompare(b.period?.firstDay ?? ''));
  return (
    <>
      <ul class={styles.table}>
        {byDate.map((claim) => (
          <Row key={claim.id} claim={claim} />
        ))}
      </ul>
      {others.length > 0 && <h3 class={styles.heading}>{t('camp.rivalNumbers')}</h3>}
      <ul class={styles.table}>
        {others.map((claim) => (
          <Row key={claim.id} claim={claim} />
        ))}
      </ul>
    </>
  );
}

function Row({ claim }: { claim: Claim }) {
  const { period } = claim;
  const kind = [claim.kind && t(`kind.${claim.kind}`), claim.suspicious ? t('claim.doubtful') : null];
  return (
    <li class={claim.suspicious ? styles.doubtful : styles.row}>
      <span class={styles.date}>
        {period ? formatDate(period, t) : t('field.undated')}
        <span class={styles.kind}>{kind.filter((word) => word).join(' · ')}</span>
      </span>
      <span class={styles.value}>
        <ClaimValue claim={claim} />
      </span>
      {(claim.label || claim.note) && <p class={styles.note}>{[claim.label, claim.note].filter(Boolean).join('. ')}</p>}
    </li>
  );
}
