import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { softHyphens } from '../../../shared/format/soft-hyphens.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { noFilter } from '../camp-filter.ts';
import { placesOf, typeNameOf } from '../camp-labels.ts';
import { campFilter } from '../camp-selection.ts';
import { LifespanBar } from '../headcounts/LifespanBar.tsx';
import styles from './CampList.module.css';

interface CampListProps {
  camps: readonly CampSummary[];
  /** How many camps the filter by years leaves out because they have no date. */
  undated: number;
  selected: CampSummary | null;
  onSelect(campId: string): void;
}

/** The given camps in the given order; an empty list has a button that resets the filters. */
export function CampList({ camps, undated, selected, onSelect }: CampListProps) {
  return (
    <ol class={styles.list} data-scroller>
      {camps.map((camp) => (
        <CampRow key={camp.id} camp={camp} selected={camp === selected} onSelect={onSelect} />
      ))}
      {camps.length === 0 && (
        <li class={styles.empty}>
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

interface CampRowProps extends Pick<CampListProps, 'onSelect'> {
  camp: CampSummary;
  selected: boolean;
}

function CampRow({ camp, selected, onSelect }: CampRowProps) {
  const { id, name } = camp;
  return (
    <li class={styles.item}>
      <button type="button" class={styles.row} aria-current={selected} data-camp={id} onClick={() => onSelect(id)}>
        <span class={styles.text}>
          <span class={styles.name}>{softHyphens(name)}</span>
          <span class={styles.place}>{placesOf(camp).join(', ') || typeNameOf(camp)}</span>
        </span>
        <LifespanBar camp={camp} selected={selected} />
      </button>
    </li>
  );
}
