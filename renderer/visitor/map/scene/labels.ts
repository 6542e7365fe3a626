import {
  contains,
  distance,
  expand,
  isWithin,
  nearestPoint,
  overlap,
  type Point,
  type Rect,
  type Size,
} from '../../../shared/map-core/geometry.ts';
import type { Landmark } from '../../../shared/map-core/places.ts';
import type { LabelKind, Measure } from '../../../shared/map-core/use-panel.ts';
import type { Mark } from './marks.ts';

/** A name at its position on the panel. */
export interface Label {
  /** The id of a camp, a town or a water. */
  id: string;
  kind: LabelKind;
  text: string;
  box: Rect;
  /** A hairline from the ring to the name, when the name does not fit beside its ring. */
  leader: { from: Point; to: Point } | null;
}

interface LabelledScene {
  marks: readonly Mark[];
  landmarks: readonly Landmark[];
  selectedId: string | null;
  panel: Size;
  /** Names of towns and waters, where no name of a camp is placed. */
  placed?: readonly Label[];
  /** Page elements over the map: clusters and the selected camp may cover them, other names may not. */
  covered: readonly Rect[];
  measure: Measure;
}

/** Whether the name of these marks may take this box. */
type IsFree = (box: Rect, named: readonly Mark[]) => boolean;

/**
 * Places names without overlap, greedily: the cluster or camp that is selected, then clusters, then the other camps from the
 * largest. A name without room is left out, except that of the selected camp, and only that may lie over the ring of another; a
 * cluster whose list has no room is named after the selected or the largest camp.
 */
export function placeLabels({
  marks,
  landmarks,
  placed = [],
  selectedId,
  panel,
  covered,
  measure,
}: LabelledScene): Label[] {
  const bounds: Rect = { x: 0, y: 0, ...panel };
  const visible = marks.filter(({ centre }) => isWithin(bounds, centre));
  const taken: Rect[] = [...dotsOf(landmarks), ...placed.map(({ box }) => box)];
  const labels: Label[] = [];
  const isFree: IsFree = (box, named) =>
    contains(bounds, box) &&
    !taken.some((other) => overlap(box, other)) &&
    !visible.some((mark) => !named.includes(mark) && overlap(box, coreOf(mark)));
  const isUncovered: IsFree = (box) => !covered.some((other) => overlap(box, other));
  const isClear: IsFree = (box, named) => isFree(box, named) && isUncovered(box, named);
  const isApart: IsFree = (box) => !labels.some((other) => overlap(box, other.box));
  /** Nearer to another ring, a name would be taken for the name of that one. */
  const isNearest: IsFree = (box, named) => {
    const own = Math.min(...named.map((mark) => gapBetween(box, mark)));
    return contains(bounds, box) && visible.every((mark) => named.includes(mark) || gapBetween(box, mark) > own);
  };
  /** Over towns, but over no ring, heading or button. */
  const isLegible: IsFree = (box, named) => isNearest(box, named) && isApart(box, named) && isUncovered(box, named);
  const isInside: IsFree = (box) => contains(bounds, box);
  const add = (added: readonly Label[]) => {
    labels.push(...added);
    taken.push(...added.map(({ box }) => expand(box, { width: 6, height: 1 })));
  };

  for (const cluster of clusters(visible).sort((a, b) => priority(b, selectedId) - priority(a, selectedId))) {
    const selected = cluster.find(({ campId }) => campId === selectedId);
    const list =
      cluster.length > 1
        ? clusterLabels(cluster, measure, bounds, [isClear, isLegible, ...(selected ? [isFree, isNearest] : [])])
        : [];
    const [largest] = cluster.toSorted((a, b) => b.radius - a.radius);
    if (list.length > 0) add(list);
    else if (selected) add(markLabel(selected, measure, [isClear, isFree, isNearest, isInside, () => true]));
    else if (largest) add(markLabel(largest, measure, [isClear]));
  }
  return labels;
}

/**
 * Places the names of towns and waters, the important first, clear of the rings of every year: a name that moves or leaves when
 * the year changes is read double. @param marks the camps of all years
 */
export function placeLandmarks({
  marks,
  landmarks,
  panel,
  covered,
  measure,
}: Omit<LabelledScene, 'selectedId'>): Label[] {
  const bounds: Rect = { x: 0, y: 0, ...panel };
  const taken: Rect[] = [...dotsOf(landmarks), ...covered];
  const labels: Label[] = [];
  for (const landmark of [...landmarks].sort((a, b) => a.rank - b.rank)) {
    const isFree: IsFree = (box, named) =>
      contains(bounds, box) &&
      !taken.some((other) => overlap(box, other)) &&
      !marks.some((mark) => !named.includes(mark) && overlap(box, coreOf(mark)));
    const [label] = landmarkLabel(landmark, ringsOver(landmark, marks), measure, isFree);
    if (!label) continue;
    labels.push(label);
    taken.push(expand(label.box, { width: 6, height: 1 }));
  }
  return labels;
}

function priority(cluster: readonly Mark[], selectedId: string | null): number {
  const selected = cluster.some(({ campId }) => campId === selectedId) ? 1e6 : 0;
  return selected + (cluster.length > 1 ? 1e3 : 0) + Math.max(...cluster.map(({ radius }) => radius));
}

/** The dots of towns, which no name may cover. */
const dotsOf = (landmarks: readonly Landmark[]): Rect[] =>
  landmarks
    .filter(({ kind }) => kind === 'town')
    .map(({ at: { x, y } }) => ({ x: x - 3, y: y - 3, width: 6, height: 6 }));

/** The part of a ring that no other name may cover. */
function coreOf({ centre, radius }: Mark): Rect {
  const half = radius * 0.9 + 2;
  return { x: centre.x - half, y: centre.y - half, width: 2 * half, height: 2 * half };
}

/** Pixels between a box and a ring; 0 where they touch. */
const gapBetween = (box: Rect, { centre, radius }: Mark): number =>
  Math.max(0, distance(nearestPoint(box, centre), centre) - radius);

/** @param conditions in order of preference; the name takes the first box that meets the first satisfiable one */
function markLabel(mark: Mark, measure: Measure, conditions: IsFree[]): Label[] {
  const radius = Math.max(mark.radius, Math.min(mark.halo ?? 0, mark.radius + 12));
  const boxes = boxesBesideRing(mark.centre, radius, measure(mark.name, 'camp'));
  const [box] = conditions.flatMap((isMet) => boxes.find((candidate) => isMet(candidate, [mark])) ?? []);
  return box ? [{ id: mark.campId, kind: 'camp', text: mark.name, box, leader: null }] : [];
}

/** Empty where the list does not fit within the panel. @param conditions as of `markLabel` */
function clusterLabels(cluster: readonly Mark[], measure: Measure, bounds: Rect, conditions: IsFree[]): Label[] {
  const lines = [...cluster].sort(fromTop).map((mark) => ({ mark, size: measure(mark.name, 'camp') }));
  const lineHeight = Math.max(...lines.map(({ size }) => size.height)) + 3;
  const list = { width: Math.max(...lines.map(({ size }) => size.width)), height: lineHeight * lines.length };
  const candidates = placesBesideCluster(cluster, list).filter(({ at }) => contains(bounds, { ...at, ...list }));
  const [place] = conditions.flatMap((isMet) => candidates.find(({ at }) => isMet({ ...at, ...list }, cluster)) ?? []);
  if (!place) return [];
  return lines.map(({ mark, size }, index) => {
    const x = place.side === 'right' ? place.at.x : place.at.x + list.width - size.width;
    const box = { x, y: place.at.y + index * lineHeight, ...size };
    const { campId: id, name: text } = mark;
    return { id, kind: 'camp' as const, text, box, leader: leaderTo(box, mark, place.side) };
  });
}

/** An order of lines in which the hairlines from the rings do not cross. */
function fromTop(a: Mark, b: Mark): number {
  return a.centre.y - a.radius - (b.centre.y - b.radius) || a.centre.x - b.centre.x;
}

/** The rings around a landmark, the largest first; the name is placed beside them. */
function ringsOver({ at }: Landmark, marks: readonly Mark[]): Mark[] {
  const isOver = ({ centre, radius }: Mark) => distance(centre, at) < Math.max(8, radius * 0.5);
  return marks.filter(isOver).sort((a, b) => b.radius - a.radius);
}

function landmarkLabel(
  { id, kind, name, longest, at }: Landmark,
  rings: readonly Mark[],
  measure: Measure,
  isFree: IsFree,
): Label[] {
  const size = measure(longest, kind);
  const middle: Rect = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size };
  const [ring] = rings;
  const boxes = kind === 'water' ? [middle] : boxesBesideRing(ring?.centre ?? at, ring?.radius ?? 1, size);
  const box = boxes.find((candidate) => isFree(candidate, rings));
  return box ? [{ id, kind, text: name, box, leader: null }] : [];
}

/** Space between a ring and its name, pixels. */
const gap = 7;

/**
 * Positions of a name beside a ring, the best first: right, left, above, below, diagonal, and above or below with one end
 * at the ring.
 */
function boxesBesideRing(centre: Point, radius: number, { width, height }: Size): Rect[] {
  const reach = radius + gap;
  const slant = reach * Math.SQRT1_2;
  const box = (x: number, y: number): Rect => ({ x: centre.x + x, y: centre.y + y, width, height });
  return [
    box(reach, -height / 2),
    box(-reach - width, -height / 2),
    box(-width / 2, -radius - height - gap / 2),
    box(-width / 2, radius + gap / 2),
    box(slant, -slant - height * 0.6),
    box(slant, slant - height * 0.4),
    box(-slant - width, -slant - height * 0.6),
    box(-slant - width, slant - height * 0.4),
    ...[-radius - height - gap / 2, radius + gap / 2].flatMap((y) => [box(-radius, y), box(radius - width, y)]),
  ];
}

/** Marks whose rings cover each other; the names of such a cluster form one list beside it. */
function clusters(marks: readonly Mark[]): Mark[][] {
  const result: Mark[][] = [];
  for (const mark of marks) {
    const touched = result.filter((cluster) => cluster.some((other) => covers(mark, other)));
    const rest = result.filter((cluster) => !touched.includes(cluster));
    result.splice(0, result.length, ...rest, [...touched.flat(), mark]);
  }
  return result;
}

function covers(a: Mark, b: Mark): boolean {
  return distance(a.centre, b.centre) < Math.max(a.radius, b.radius) + 5;
}

/** The upper left corner of a list of names and the side of the cluster that it is on. */
interface ListPlace {
  at: Point;
  side: 'right' | 'left';
}

/** Positions of a list of names beside a cluster: right and left, then above and below. */
function placesBesideCluster(cluster: readonly Mark[], { width, height }: Size): ListPlace[] {
  const right = Math.max(...cluster.map(({ centre, radius }) => centre.x + radius));
  const left = Math.min(...cluster.map(({ centre, radius }) => centre.x - radius));
  const top = Math.min(...cluster.map(({ centre, radius }) => centre.y - radius));
  const bottom = Math.max(...cluster.map(({ centre, radius }) => centre.y + radius));
  const away = gap * 3;
  const middle = (top + bottom - height) / 2;
  const shifts = [0, -0.35, 0.35, -0.7, 0.7, -1, 1].map((share) => share * Math.max(height, bottom - top));
  const beside = shifts.flatMap((shift): ListPlace[] => [
    { at: { x: right + away, y: middle + shift }, side: 'right' },
    { at: { x: left - away - width, y: middle + shift }, side: 'left' },
  ]);
  const corners = [top - height - gap, bottom + gap].flatMap((y): ListPlace[] => [
    { at: { x: (left + right) / 2 + away, y }, side: 'right' },
    { at: { x: (left + right) / 2 - away - width, y }, side: 'left' },
  ]);
  return [...beside, ...corners];
}

/** The hairline from a ring to the end of its name that faces it. */
function leaderTo(box: Rect, mark: Mark, side: ListPlace['side']): { from: Point; to: Point } {
  const to = { x: side === 'right' ? box.x - 4 : box.x + box.width + 4, y: box.y + box.height / 2 };
  const away = Math.max(1, distance(mark.centre, to));
  const share = mark.radius / away;
  const from = {
    x: mark.centre.x + (to.x - mark.centre.x) * share,
    y: mark.centre.y + (to.y - mark.centre.y) * share,
  };
  return { from, to };
}
