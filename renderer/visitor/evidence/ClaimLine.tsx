import type { Claim } from '../../../db/model/api/claim.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import styles from './ClaimLine.module.css';
import { claimTitle, formatValue } from './claim-labels.ts';
import { ClaimMark } from './EvidenceMark.tsx';

/** A claim on one line: its title, value, and kind of number. */
export function ClaimLine({ claim, name }: { claim: Claim; name?: string }) {
  const details = [
    claim.period && formatDate(claim.period, t),
    claim.kind && t(`kind.${claim.kind}`),
    claim.suspicious ? t('claim.doubtful') : null,
    claim.editorial ? t('claim.editorial') : null,
  ].filter((detail) => detail !== null);
  return (
    <div class={styles.line}>
      <span class={styles.name}>
        {name ?? claimTitle(claim)}
        {details.length > 0 && <span class={styles.details}>{details.join(' · ')}</span>}
      </span>
      <span class={claim.statement ? styles.statement : styles.value}>
        <ClaimValue claim={claim} />
      </span>
      {claim.note && <p class={styles.note}>{claim.note}</p>}
    </div>
  );
}

export function ClaimList({ claims }: { claims: Claim[] }) {
  return (
    <div>
      {claims.map((claim) => (
        <ClaimLine key={claim.id} claim={claim} />
      ))}
    </div>
  );
}

/** The value of a claim with the mark that opens its sources. */
export function ClaimValue({ claim }: { claim: Claim }) {
  const value = formatValue(claim, language.value, t);
  return (
    <KeepTogether text={value}>
      <ClaimMark claimId={claim.id} of={value} />
    </KeepTogether>
  );
}
