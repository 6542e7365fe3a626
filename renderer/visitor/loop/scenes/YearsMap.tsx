import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { CampMap } from '../../map/CampMap.tsx';

export { MapLegend } from '../../map/MapLegend.tsx';

interface YearsMapProps {
  camps: readonly CampSummary[];
  year: number;
  language: Language;
  still: boolean;
}

const nothing = (): void => {};

/** The camps of a year on a map that does not react to touch. */
export function YearsMap(props: YearsMapProps) {
  return <CampMap {...props} selectedId={null} start={null} onSelect={nothing} onCluster={nothing} />;
}
