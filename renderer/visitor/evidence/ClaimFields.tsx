import type { Claim } from '../../../db/model/api/claim.ts';
import { formatDate } from '../../shared/format/date.ts';
import { type Key, t } from '../../shared/i18n/i18n.ts';
import styles from './ClaimFields.module.css';
import { isAllotment } from './claim-labels.ts';

const shownAbove: Key[] = ['field.counts', 'field.period'];

interface ClaimFieldsProps {
  claim: Claim;
  /** The population and the period are shown elsewhere. */
  rest?: boolean;
}

/** What a number counts, where, when, by whom, and which kind of number it is. */
export function ClaimFields({ claim, rest = false }: ClaimFieldsProps) {
  if (!claim.amount) return null;
  const fields: [Key, string | null][] = [
    ['field.counts', claim.counts?.name ?? null],
    ['field.territory', claim.territory?.name ?? (claim.subject.kind === 'camp' ? t('field.thisCamp') : null)],
    ['field.period', claim.period && formatDate(claim.period, t)],
    ['field.countedBy', claim.countedBy],
    ['field.kind', claim.kind && t(`kind.${claim.kind}`)],
  ];
  // An allotment counts no people; its kind says what it is.
  const omitted: Key[] = [...(rest ? shownAbove : []), ...(isAllotment(claim) ? (['field.counts'] as const) : [])];
  return (
    <dl class={styles.fields}>
      {fields
        .filter(([key]) => !omitted.includes(key))
        .map(([key, value]) => (
          <div key={key} class={styles.field}>
            <dt>{t(key)}</dt>
            <dd class={value ? undefined : styles.unstated}>{value ?? t('field.unstated')}</dd>
          </div>
        ))}
    </dl>
  );
}
