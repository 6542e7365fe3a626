import type { CampSummary } from '../../db/model/record/camp.ts';
import { placesOf } from '../state/campPlaces.ts';
import { t } from '../state/words.ts';
import styles from './CampRow.module.css';
import { Lifeline } from './Lifeline.tsx';

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
