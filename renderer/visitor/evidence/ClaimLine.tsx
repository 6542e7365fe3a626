import type { Claim } from '../../../db/model/api/claim.ts';
import { formatDate } from '../../shared/format/date.ts';
import { t } from '../../shared/i18n/i18n.ts';
import styles from './ClaimLine.module.css';
import { ClaimValue } from './ClaimValue.tsx';

/** One claim on one line: what, its value and mark, and what kind of number it is. */
export function ClaimLine({ claim, name }: { claim: Claim; name?: string }) {
  const details = [
    claim.period && formatDate(claim.period, t),
    claim.kind && t(`kind.${claim.kind}`),
    claim.suspicious ? t('claim.doubtful') : null,
    claim.editorial ? t('claim.editorial') : null,
  ].filter((detail) => detail !== null);
  const title = name ?? claim.label ?? claim.counts?.name ?? t(`property.${claim.property}`);
  return (
    <div class={styles.line}>
      <span class={styles.name}>
        {title}
        {details.length > 0 && <span class={styles.details}>{details.join(' · ')}</span>}
      </span>
      <span class={claim.statement ? styles.statement : styles.value}>
        <ClaimValue claim={claim} />
      </span>
      {claim.note && <p class={styles.note}>{claim.note}</p>}
    </div>
  );
}
