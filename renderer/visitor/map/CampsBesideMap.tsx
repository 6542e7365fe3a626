import type { CampSummary } from '../../../db/model/api/camp.ts';
import { type Key, t } from '../../shared/i18n/i18n.ts';
import { isUndated } from '../camps/camp-filter.ts';
import styles from './CampsOnMap.module.css';
import { unplaced } from './placed.ts';

interface CampsBesideMapProps {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  onSelect(campId: string): void;
}

/** The camps that the map of a year cannot show, and why: no point is known, or no year. */
export function CampsBesideMap({ camps, year, selectedId, onSelect }: CampsBesideMapProps) {
  const lines: [Key, readonly CampSummary[]][] = [
    ['map.unplaced', unplaced(camps, year)],
    ['map.undated', camps.filter((camp) => isUndated(camp) && camp.type !== 'group' && camp.type !== 'camp-type')],
  ];
  return (
    <div class={styles.beside}>
      {lines
        .filter(([, those]) => those.length > 0)
        .map(([key, those]) => (
          <div key={key} class={styles.line}>
            <span class={styles.why}>{t(key)}</span>
            {those.map((camp) => (
              <button
                key={camp.id}
                type="button"
                class={styles.camp}
                aria-pressed={camp.id === selectedId}
                data-beside={camp.id}
                onClick={() => onSelect(camp.id)}
              >
                {camp.name}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}
