import type { Claim } from '../../../../db/model/api/claim.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { amountBar, barForms } from './amount-bar.ts';
import styles from './BarLegend.module.css';

/** What the forms of the bars mean; only those that occur. */
export function BarLegend({ claims, largest }: { claims: Claim[]; largest: number }) {
  const forms = barForms(
    claims.flatMap(({ amount, qualifier }) => (amount ? [amountBar(amount, qualifier, largest)] : [])),
  );
  if (forms.length === 0) return null;
  return <p class={styles.legend}>{forms.map((form) => t(`bar.form.${form}`)).join(' · ')}</p>;
}
