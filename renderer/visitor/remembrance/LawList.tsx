import type { Law } from '../../../db/model/api/text.ts';
import { ClaimLine } from '../evidence/ClaimLine.tsx';
import styles from './LawList.module.css';
import { Prose } from './text/Prose.tsx';

/** Laws, decrees and days of memory. */
export function LawList({ laws }: { laws: Law[] }) {
  return (
    <ol class={styles.list}>
      {laws.map((law) => (
        <li key={law.id} class={styles.law}>
          <div>
            <h2 class={styles.title}>{law.title}</h2>
            <p class={styles.text}>
              <Prose markdown={law.text} />
            </p>
          </div>
          <div class={styles.claims}>
            {law.claims.map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
