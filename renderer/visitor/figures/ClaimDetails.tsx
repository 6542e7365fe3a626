import type { Claim } from '../../../db/model/api/claim.ts';
import type { Contradiction } from '../../../db/model/api/figures.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { ClaimFields } from '../evidence/ClaimFields.tsx';
import { DisputeButton } from '../evidence/Contradictions.tsx';
import { formatValue } from '../evidence/claim-labels.ts';
import { ClaimMark } from '../evidence/EvidenceMark.tsx';
import { shortTitle } from '../evidence/short-title.ts';
import styles from './ClaimDetails.module.css';

interface ClaimDetailsProps {
  claim: Claim;
  /** Of the whole question; those of this claim are named. */
  contradictions: Contradiction[];
}

/** What is to be known of one answer: what it is a number of, who says so, and what our editors note. */
export function ClaimDetails({ claim, contradictions }: ClaimDetailsProps) {
  const value = formatValue(claim, language.value, t);
  return (
    <article class={styles.details}>
      <h3 class={styles.value}>
        <KeepTogether text={value}>
          <ClaimMark claimId={claim.id} of={value} />
        </KeepTogether>
      </h3>
      {claim.label && <p class={styles.label}>{claim.label}</p>}
      <p class={styles.source}>{claim.citations.map(({ sourceTitle }) => shortTitle(sourceTitle)).join('; ')}</p>
      {claim.note && <p class={styles.note}>{claim.note}</p>}
      <ClaimFields claim={claim} />
      <DisputeButton claim={claim} contradictions={contradictions} />
    </article>
  );
}
