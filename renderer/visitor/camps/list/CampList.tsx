import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { campFilter } from '../camp-choice.ts';
import { noFilter } from '../camp-filter.ts';
import styles from './CampList.module.css';
import { CampRow } from './CampRow.tsx';

interface CampListProps {
  camps: readonly CampSummary[];
  /** How many could not be asked for the year, because none of theirs is known. */
  undated: number;
  chosen: CampSummary | null;
  onChoose(campId: string): void;
}

/** The camps that are looked for, in the order of the alphabet; a search without result has one way out. */
export function CampList({ camps, undated, chosen, onChoose }: CampListProps) {
  return (
    <ol class={styles.list} data-scroller>
      {camps.map((camp) => (
        <CampRow key={camp.id} camp={camp} chosen={camp === chosen} onChoose={() => onChoose(camp.id)} />
      ))}
      {camps.length === 0 && (
        <li class={styles.nothing}>
          <p>{t('camps.nothing')}</p>
          <button type="button" class={styles.clear} onClick={() => (campFilter.value = noFilter)}>
            {t('camps.showAll')}
          </button>
        </li>
      )}
      {undated > 0 && <li class={styles.undated}>{t('camps.undated', { count: undated })}</li>}
    </ol>
  );
}
