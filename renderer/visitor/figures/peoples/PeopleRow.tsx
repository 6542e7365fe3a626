import type { People } from '../../../../db/model/api/figures.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { ClaimMark } from '../../evidence/EvidenceMark.tsx';
import styles from './PeopleRow.module.css';

interface PeopleRowProps {
  people: People;
  /** Length of the bar, 0 … 1. */
  share: number;
  chosen: boolean;
  onChoose(): void;
}

/** One row of the table; a doubtful number is broken in form and says so. */
export function PeopleRow({ people, share, chosen, onChoose }: PeopleRowProps) {
  const claim = people.claims[0];
  const doubtful = claim?.suspicious ?? false;
  const amount = claim?.amount?.max ?? null;
  const value = amount === null ? t('field.unstated') : formatNumber(amount, language.value);
  return (
    <li class={styles.line}>
      <button type="button" class={styles.row} aria-current={chosen} onClick={onChoose}>
        <span class={styles.name}>
          {people.name}
          {doubtful && <span class={styles.doubt}>{t('claim.doubtful')}</span>}
        </span>
        <span class={styles.track}>
          <span class={doubtful ? styles.doubtfulBar : styles.bar} style={{ width: `${share * 100}%` }} />
        </span>
        <span class={styles.amount} data-doubtful={doubtful}>
          {value}
        </span>
      </button>
      {claim && <ClaimMark claimId={claim.id} of={`${people.name}, ${value}`} />}
    </li>
  );
}
