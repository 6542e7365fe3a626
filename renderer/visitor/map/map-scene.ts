import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { BaseMap } from '../../shared/map-core/base-map.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import { type Fit, project } from '../../shared/map-core/projection.ts';
import type { Panel } from '../../shared/map-core/use-panel.ts';
import { applied } from '../../shared/map-core/view.ts';
import type { KeyedMark } from './CampMarks.tsx';
import { type Landmark, placeLabels } from './labels.ts';
import type { KeyedLabel } from './MapLabels.tsx';
import { type Mark, marksOf } from './marks.ts';
import type { Target } from './touch-target.ts';

/** Rings of a year; a ring that looks the same in the next year stands still, wherever the view moves it. */
export function keyedMarks(camps: readonly CampSummary[], year: number, panel: Panel, toPanel: Fit): KeyedMark[] {
  return marksOf(camps, year, panel.size, toPanel).map((mark) => {
    const { x, y } = toUnits(mark.place, toPanel);
    return { ...mark, key: [mark.campId, mark.form, mark.radius.toFixed(1), x.toFixed(1), y.toFixed(1)].join(' ') };
  });
}

/** Back from the panel to map units. */
const toUnits = ({ x, y }: Point, toPanel: Fit): Point => ({
  x: (x - toPanel.x) / toPanel.scale,
  y: (y - toPanel.y) / toPanel.scale,
});

export function keyedLabels(marks: readonly Mark[], landmarks: Landmark[], selectedId: string | null, panel: Panel) {
  const labels = placeLabels({
    marks,
    landmarks,
    selectedId,
    panel: panel.size,
    covered: panel.covered,
    measure: panel.measure,
  });
  return labels.map((label): KeyedLabel => {
    const { x, y } = label.box;
    return { ...label, key: `${label.id} ${label.text} ${x.toFixed()} ${y.toFixed()}` };
  });
}

/** Towns and waters where the view puts them; the nearer the view, the more of them. */
export function landmarksOf(map: BaseMap | null, language: Language, toPanel: Fit, isNear: boolean): Landmark[] {
  if (!map) return [];
  const landmark = (kind: Landmark['kind']) => (place: BaseMap['towns'][number]) => ({
    kind,
    name: place.name[language],
    at: applied(toPanel, project(place)),
    rank: place.rank,
  });
  const towns = map.towns.filter(({ rank }) => isNear || rank < 3);
  return [...map.waters.map(landmark('water')), ...towns.map(landmark('town'))];
}

export function targetsOf(marks: readonly Mark[], labels: readonly KeyedLabel[]): Target[] {
  return marks.map(({ campId, centre, radius }) => ({
    campId,
    centre,
    radius,
    label: labels.find(({ id, kind }) => kind === 'camp' && id === campId)?.box ?? null,
  }));
}
