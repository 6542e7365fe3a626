import type { Claim } from '../../../../db/model/api/claim.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { formatValue } from '../../evidence/claim-labels.ts';
import { ClaimMark } from '../../evidence/EvidenceMark.tsx';
import styles from './Readings.module.css';

/** One number read differently by different sources: side by side, none before the other. */
export function Readings({ claims }: { claims: Claim[] }) {
  return (
    <div class={styles.readings}>
      {claims.map((claim) => (
        <Reading key={claim.id} claim={claim} />
      ))}
    </div>
  );
}

function Reading({ claim }: { claim: Claim }) {
  const value = formatValue(claim, language.value, t);
  return (
    <article class={styles.reading}>
      <h3 class={styles.value}>
        <KeepTogether text={value}>
          <ClaimMark claimId={claim.id} of={value} />
        </KeepTogether>
      </h3>
      <p class={styles.label}>{claim.label ?? claim.counts?.name}</p>
      {claim.period && <p>{formatDate(claim.period, t)}</p>}
      <p class={styles.source}>{claim.citations.map(({ sourceTitle }) => sourceTitle).join('; ')}</p>
      {claim.note && <p class={styles.source}>{claim.note}</p>}
    </article>
  );
}
