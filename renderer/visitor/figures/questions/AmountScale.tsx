import type { Claim } from '../../../../db/model/api/claim.ts';
import styles from './AmountScale.module.css';
import { amountBar } from './amount-bar.ts';

/** An amount on the one scale of its group. What is uncertain is marked in form: outline, dots, an open end. */
export function AmountScale({ claim, largest }: { claim: Claim; largest: number }) {
  if (!claim.amount) return null;
  const { solid, outline, end } = amountBar(claim.amount, claim.qualifier, largest);
  return (
    <div class={styles.scale} aria-hidden="true" data-suspicious={claim.suspicious}>
      {solid > 0 && <span class={styles.bar} style={{ width: share(solid) }} />}
      {outline > 0 && <span class={styles.range} style={{ width: share(outline) }} />}
      {end !== 'exact' && <span class={end === 'about' ? styles.about : styles.open} />}
    </div>
  );
}

/** The end that is open, or only about right, needs room beyond the longest bar. */
const share = (length: number): string => `${length * 92}%`;
