import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { placesOf } from '../camp-places.ts';
import { Lifeline } from '../headcounts/Lifeline.tsx';
import styles from './CampRow.module.css';

interface CampRowProps {
  camp: CampSummary;
  chosen: boolean;
  onChoose(): void;
}

export function CampRow({ camp, chosen, onChoose }: CampRowProps) {
  const places = placesOf(camp);
  return (
    <li class={styles.item}>
      <button type="button" class={styles.row} aria-current={chosen} data-camp={camp.id} onClick={onChoose}>
        <span class={styles.words}>
          <span class={styles.name}>{camp.name}</span>
          <span class={styles.place}>{places.length > 0 ? places.join(', ') : t(`campType.${camp.type}`)}</span>
        </span>
        <Lifeline camp={camp} chosen={chosen} />
      </button>
    </li>
  );
}
