import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { wholeView } from '../../../shared/map-core/view.ts';
import { CampMap } from '../../map/CampMap.tsx';
import { MapLegend } from '../../map/MapLegend.tsx';
import styles from './YearsMap.module.css';

interface YearsMapProps {
  camps: readonly CampSummary[];
  year: number;
  language: Language;
  still: boolean;
  size: { width: number; height: number };
}

const nothing = (): void => {};

/** The camps of a year on a map that does not react to touch. */
export function YearsMap({ camps, year, language, still, size }: YearsMapProps) {
  return (
    <div class={styles.part}>
      <div class={styles.map} inert>
        <CampMap
          {...{ camps, year, language, still }}
          selectedId={null}
          startView={wholeView}
          onSelect={nothing}
          onCluster={nothing}
          onView={nothing}
        />
      </div>
      <MapLegend size={size} language={language} />
    </div>
  );
}
