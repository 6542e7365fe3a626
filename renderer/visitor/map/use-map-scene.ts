import { useMemo } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { BaseMap } from '../../shared/map-core/base-map.ts';
import { fitTo } from '../../shared/map-core/projection.ts';
import type { Panel } from '../../shared/map-core/use-panel.ts';
import { onPanel, type View } from '../../shared/map-core/view.ts';
import type { KeyedMark } from './CampMarks.tsx';
import type { Landmark } from './labels.ts';
import type { KeyedLabel } from './MapLabels.tsx';
import { keyedLabels, keyedMarks, landmarksOf, targetsOf } from './map-scene.ts';
import type { Target } from './touch-target.ts';

/** All that stands on the base map in one year, in pixels of the panel. */
export interface SceneOfYear {
  marks: KeyedMark[];
  labels: KeyedLabel[];
  towns: Landmark[];
  targets: Target[];
}

interface Shown {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  language: Language;
}

/** From here on smaller towns are shown too. */
const nearScale = 1.4;

const empty: SceneOfYear = { marks: [], labels: [], towns: [], targets: [] };

/** While fingers move the map, names are not placed. */
export function useMapScene(
  shown: Shown,
  panel: Panel | null,
  map: BaseMap | null,
  { view, moving }: { view: View; moving: boolean },
): SceneOfYear {
  const { camps, year, selectedId, language } = shown;
  return useMemo(() => {
    if (!panel) return empty;
    const toPanel = onPanel(fitTo(panel.size), view);
    const marks = keyedMarks(camps, year, panel, toPanel);
    const landmarks = landmarksOf(map, language, toPanel, view.scale > nearScale);
    const labels = moving ? [] : keyedLabels(marks, landmarks, selectedId, panel);
    const named = new Set(labels.map(({ id }) => id));
    const towns = landmarks.filter(({ kind, name }) => kind === 'town' && (moving || named.has(`town:${name}`)));
    return { marks, labels, towns, targets: targetsOf(marks, labels) };
  }, [camps, year, selectedId, language, panel, map, view, moving]);
}
