import { useMemo } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { type BaseMap, type Landmark, landmarksOf } from '../../../shared/map-core/base-map.ts';
import { type Fit, fitTo } from '../../../shared/map-core/projection.ts';
import type { Panel } from '../../../shared/map-core/use-panel.ts';
import { fitInView, type View } from '../../../shared/map-core/view.ts';
import type { Target } from '../touch-targets.ts';
import type { Keyed } from './fade.ts';
import { type Label, placeLabels } from './labels.ts';
import { type Mark, marksOf } from './marks.ts';

/** Everything on the base map in one year, in pixels of the panel. */
export interface Scene {
  marks: (Mark & Keyed)[];
  labels: (Label & Keyed)[];
  towns: Landmark[];
  targets: Target[];
}

interface SceneOptions {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  language: Language;
}

/** From this scale on smaller towns are shown. */
const nearScale = 1.4;

/** The scene of a year. During a gesture it has no labels, because placing them is slow. */
export function useMapScene(
  { camps, year, selectedId, language }: SceneOptions,
  panel: Panel | null,
  map: BaseMap | null,
  { view, moving }: { view: View; moving: boolean },
): Scene {
  return useMemo(() => {
    if (!panel) return { marks: [], labels: [], towns: [], targets: [] };
    const toPanel = fitInView(fitTo(panel.size), view);
    const marks = keyedMarks(camps, year, panel, toPanel);
    const landmarks = landmarksOf(map, language, toPanel, view.scale > nearScale);
    const labels = moving ? [] : keyedLabels(marks, landmarks, selectedId, panel);
    const named = new Set(labels.map(({ id }) => id));
    const towns = landmarks.filter(({ kind, name }) => kind === 'town' && (moving || named.has(`town:${name}`)));
    return { marks, labels, towns, targets: targetsOf(marks, labels) };
  }, [camps, year, selectedId, language, panel, map, view, moving]);
}

/** The key is in map units: a ring that looks the same in the next year does not fade, even in another view. */
function keyedMarks(camps: readonly CampSummary[], year: number, panel: Panel, toPanel: Fit): (Mark & Keyed)[] {
  return marksOf(camps, year, panel.size, toPanel).map((mark) => {
    const x = (mark.place.x - toPanel.x) / toPanel.scale;
    const y = (mark.place.y - toPanel.y) / toPanel.scale;
    return { ...mark, key: [mark.campId, mark.form, mark.radius.toFixed(1), x.toFixed(1), y.toFixed(1)].join(' ') };
  });
}

function keyedLabels(marks: readonly Mark[], landmarks: Landmark[], selectedId: string | null, panel: Panel) {
  const { size, covered, measure } = panel;
  return placeLabels({ marks, landmarks, selectedId, panel: size, covered, measure }).map((label) => {
    const { x, y } = label.box;
    return { ...label, key: `${label.id} ${label.text} ${x.toFixed()} ${y.toFixed()}` };
  });
}

function targetsOf(marks: readonly Mark[], labels: readonly Label[]): Target[] {
  return marks.map(({ campId, centre, radius }) => ({
    campId,
    centre,
    radius,
    label: labels.find(({ id, kind }) => kind === 'camp' && id === campId)?.box ?? null,
  }));
}
