import type { Claim } from '../../../db/model/api/claim.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { formatValue } from './claim-labels.ts';
import styles from './Sheet.module.css';

/** The value large, and below it what it is a value of. */
export function ClaimSubject({ claim }: { claim: Claim }) {
  const value = formatValue(claim, language.value, t);
  const what = claim.label ?? claim.counts?.name ?? t(`property.${claim.property}`);
  return (
    <header class={styles.subject}>
      <h2 class={claim.statement ? styles.statement : styles.value}>{value}</h2>
      <p class={styles.what}>{what}</p>
    </header>
  );
}
