import type { Claim } from '../../db/model/record/claim.ts';
import { valueWords } from '../state/claimWords.ts';
import { dateWords } from '../state/dateWords.ts';
import { language, t } from '../state/words.ts';
import { ClaimMark } from './Mark.tsx';
import styles from './Readings.module.css';
import { Tied } from './Tied.tsx';

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
  const value = valueWords(claim, language.value, t);
  return (
    <article class={styles.reading}>
      <h3 class={styles.value}>
        <Tied text={value}>
          <ClaimMark claimId={claim.id} of={value} />
        </Tied>
      </h3>
      <p class={styles.label}>{claim.label ?? claim.counts?.name}</p>
      {claim.period && <p>{dateWords(claim.period, t)}</p>}
      <p class={styles.source}>{claim.citations.map(({ sourceTitle }) => sourceTitle).join('; ')}</p>
      {claim.note && <p class={styles.source}>{claim.note}</p>}
    </article>
  );
}
