import { useMemo } from 'preact/hooks';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { type Language, timelineYears } from '../../../../db/model/vocabulary.ts';
import { type Landmark, landmarksOf } from '../../../shared/map-core/places.ts';
import { type Fit, fitTo } from '../../../shared/map-core/projection.ts';
import type { Panel } from '../../../shared/map-core/use-panel.ts';
import { fitInView, type View } from '../../../shared/map-core/view.ts';
import type { Target } from '../touch-targets.ts';
import type { Keyed } from './fade.ts';
import { type Label, placeLabels, placeLandmarks } from './labels.ts';
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
  { view, moving }: { view: View; moving: boolean },
): Scene {
  const toPanel = useMemo(() => (panel ? fitInView(fitTo(panel.size), view) : null), [panel, view]);
  const isNear = view.scale > nearScale;
  const marksOfYears = useMemo(() => {
    if (!panel || !toPanel || moving) return [];
    return allYears.flatMap((each) => marksOf(camps, each, panel.size, toPanel));
  }, [camps, panel, toPanel, moving]);
  return useMemo(() => {
    if (!panel || !toPanel) return { marks: [], labels: [], towns: [], targets: [] };
    const marks = keyedMarks(camps, year, panel, toPanel);
    const landmarks = landmarksOf(year, language, toPanel, isNear);
    if (moving) return { marks, labels: [], towns: townsOf(landmarks), targets: targetsOf(marks, []) };
    const { size, covered, measure } = panel;
    const placed = placeLandmarks({ marks: marksOfYears, landmarks, panel: size, covered, measure });
    const labels = [
      ...placed,
      ...placeLabels({ marks, landmarks, placed, selectedId, panel: size, covered, measure }),
    ].map((label) => ({ ...label, key: keyOf(label) }));
    const named = new Set(placed.map(({ id }) => id));
    const towns = townsOf(landmarks).filter(({ id }) => named.has(id));
    return { marks, labels, towns, targets: targetsOf(marks, labels) };
  }, [camps, year, selectedId, language, panel, toPanel, isNear, marksOfYears, moving]);
}

const allYears = Array.from(
  { length: timelineYears.last - timelineYears.first + 1 },
  (_, index) => timelineYears.first + index,
);

const townsOf = (landmarks: readonly Landmark[]): Landmark[] => landmarks.filter(({ kind }) => kind === 'town');

const keyOf = ({ id, text, box: { x, y } }: Label): string => `${id} ${text} ${x.toFixed()} ${y.toFixed()}`;

/** The key is in map units: a ring that looks the same in the next year does not fade, even in another view. */
function keyedMarks(camps: readonly CampSummary[], year: number, panel: Panel, toPanel: Fit): (Mark & Keyed)[] {
  return marksOf(camps, year, panel.size, toPanel).map((mark) => {
    const x = (mark.place.x - toPanel.x) / toPanel.scale;
    const y = (mark.place.y - toPanel.y) / toPanel.scale;
    return { ...mark, key: [mark.campId, mark.form, mark.radius.toFixed(1), x.toFixed(1), y.toFixed(1)].join(' ') };
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
