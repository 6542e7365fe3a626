import type { Claim } from '../../../db/model/api/claim.ts';
import type { FigureKind } from '../../../db/model/vocabulary.ts';
import { formatDate } from '../../shared/format/date.ts';
import { type Key, t } from '../../shared/i18n/i18n.ts';
import styles from './ClaimFields.module.css';

const shownAbove: Key[] = ['field.counts', 'field.period'];
/** Numbers of people that were to be held, or could be. */
const countsNobody: readonly FigureKind[] = ['capacity', 'limit', 'planned'];

interface ClaimFieldsProps {
  claim: Claim;
  /** The population and the period are shown elsewhere. */
  rest?: boolean;
}

/** What a number counts, where, when, by whom, and which kind of number it is. */
export function ClaimFields({ claim, rest = false }: ClaimFieldsProps) {
  if (!claim.amount) return null;
  const fields: [Key, string | null][] = [
    // Its kind says what it is.
    ...(claim.kind !== null && countsNobody.includes(claim.kind)
      ? []
      : [['field.counts', claim.counts?.name ?? null] as [Key, string | null]]),
    ['field.territory', claim.territory?.name ?? (claim.subject.kind === 'camp' ? t('field.thisCamp') : null)],
    ['field.period', claim.period && formatDate(claim.period, t)],
    ['field.countedBy', claim.countedBy],
    ['field.kind', claim.kind && t(`kind.${claim.kind}`)],
  ];
  return (
    <dl class={styles.fields}>
      {fields
        .filter(([key]) => !rest || !shownAbove.includes(key))
        .map(([key, value]) => (
          <div key={key} class={styles.field}>
            <dt>{t(key)}</dt>
            <dd class={value ? undefined : styles.unstated}>{value ?? t('field.unstated')}</dd>
          </div>
        ))}
    </dl>
  );
}
