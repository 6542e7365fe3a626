import type { Claim } from '../../db/model/record/claim.ts';
import { valueWords } from '../state/claimWords.ts';
import { language, t } from '../state/words.ts';
import { ClaimFields } from './ClaimFields.tsx';
import { ClaimMark } from './Mark.tsx';
import styles from './QuestionClaim.module.css';
import { Tied } from './Tied.tsx';

interface QuestionClaimProps {
  claim: Claim;
  /** The amount that fills the scale; 0 where nothing else counts the same. */
  largest: number;
}

/** One source's answer: the value, its bar where a scale is shared, and the five things to know of it. */
export function QuestionClaim({ claim, largest }: QuestionClaimProps) {
  const value = valueWords(claim, language.value, t);
  return (
    <article class={styles.claim}>
      <h3 class={sizeOf(value)}>{value}</h3>
      {largest > 0 && claim.amount && (
        <div class={styles.scale} aria-hidden="true">
          <span class={styles.bar} style={{ width: `${((claim.amount.min ?? 0) / largest) * 100}%` }} />
          <span class={styles.range} style={{ width: `${(spread(claim) / largest) * 100}%` }} />
        </div>
      )}
      <p class={styles.label}>
        <Tied text={claim.label ?? claim.counts?.name ?? t(`property.${claim.property}`)}>
          <ClaimMark claimId={claim.id} of={value} />
        </Tied>
      </p>
      <p class={styles.source}>{claim.citations.map(({ sourceTitle }) => sourceTitle).join('; ')}</p>
      {(claim.suspicious || claim.editorial) && (
        <p class={styles.doubt}>{t(claim.editorial ? 'claim.editorial' : 'claim.suspicious')}</p>
      )}
      <ClaimFields claim={claim} />
    </article>
  );
}

/** Where a source gives a range, or only an upper end, the open part of the bar is drawn in outline. */
function spread({ amount }: Claim): number {
  return amount?.max == null ? 0 : amount.max - (amount.min ?? 0);
}

function sizeOf(value: string): string | undefined {
  if (value.length > 40) return styles.statement;
  return value.length > 14 ? styles.longValue : styles.value;
}
