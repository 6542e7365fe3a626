import type { Claim } from '../../../../db/model/api/claim.ts';
import type { Contradiction } from '../../../../db/model/api/figures.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { ClaimFields } from '../../evidence/ClaimFields.tsx';
import { formatValue } from '../../evidence/claim-labels.ts';
import { DisputeList } from '../../evidence/DisputeList.tsx';
import { ClaimMark } from '../../evidence/EvidenceMark.tsx';
import { AmountScale } from './AmountScale.tsx';
import { PeriodLine } from './PeriodLine.tsx';
import { timeOf, type YearAxis } from './period-band.ts';
import styles from './QuestionClaim.module.css';

interface QuestionClaimProps {
  claim: Claim;
  /** The amount that fills the scale; 0 where nothing else counts the same. */
  largest: number;
  axis: YearAxis;
  /** What is contradictory about it. */
  contradictions: Contradiction[];
}

/** One source's answer: the value, what is counted and when, its bar where a scale is shared, and what else to know. */
export function QuestionClaim({ claim, largest, axis, contradictions }: QuestionClaimProps) {
  const value = formatValue(claim, language.value, t);
  return (
    <article class={largest > 0 ? styles.row : styles.card}>
      <div>
        <h3 class={sizeOf(value)}>
          <KeepTogether text={value}>
            <ClaimMark claimId={claim.id} of={value} />
          </KeepTogether>
        </h3>
        {claim.counts && (
          <p class={styles.counts}>
            <span class={styles.name}>{t('field.counts')}</span>
            {claim.counts.name}
          </p>
        )}
      </div>
      <div class={styles.drawn}>
        {largest > 0 && <AmountScale claim={claim} largest={largest} />}
        <PeriodLine time={timeOf(claim)} axis={axis} />
        {(claim.suspicious || claim.editorial) && (
          <p class={styles.doubt}>{t(claim.editorial ? 'claim.editorial' : 'claim.suspicious')}</p>
        )}
        <DisputeList claim={claim} contradictions={contradictions} />
      </div>
      <div class={styles.rest}>
        {claim.label && <p class={styles.label}>{claim.label}</p>}
        <p class={styles.source}>{claim.citations.map(({ sourceTitle }) => sourceTitle).join('; ')}</p>
        <ClaimFields claim={claim} rest />
      </div>
    </article>
  );
}

function sizeOf(value: string): string | undefined {
  if (value.length > 40) return styles.statement;
  return value.length > 14 ? styles.longValue : styles.value;
}
