import {
  contains,
  distance,
  grown,
  isWithin,
  overlap,
  type Point,
  type Rect,
  type Size,
} from '../../shared/map-core/geometry.ts';
import type { Label, LabelKind, Measure } from './label.ts';
import { besideCrowd, besideRing, crowds, leaderOf } from './label-places.ts';
import type { Mark } from './marks.ts';

/** A town or a water where it stands on the panel. */
export interface Landmark {
  kind: Exclude<LabelKind, 'camp'>;
  name: string;
  at: Point;
  /** 1 is named first. */
  rank: number;
}

interface Scene {
  marks: readonly Mark[];
  landmarks: readonly Landmark[];
  selectedId: string | null;
  panel: Size;
  /** Where something else is written: crowds and the chosen camp come before it, other names keep off. */
  covered: readonly Rect[];
  measure: Measure;
}

/**
 * Names without overlap, greedily: the chosen camp first, then crowds, then the other camps from the largest,
 * then towns and waters. A name that finds no room is left out; that of the chosen camp never is.
 */
export function placeLabels({ marks, landmarks, selectedId, panel, covered, measure }: Scene): Label[] {
  const bounds: Rect = { x: 0, y: 0, ...panel };
  const seen = marks.filter(({ centre }) => isWithin(bounds, centre));
  const taken: Rect[] = landmarks.flatMap(({ kind, at }) => (kind === 'town' ? [dotOf(at)] : []));
  const labels: Label[] = [];
  const free = (box: Rect, own: readonly Mark[]) =>
    contains(bounds, box) &&
    !taken.some((other) => overlap(box, other)) &&
    !seen.some((mark) => !own.includes(mark) && overlap(box, coreOf(mark)));
  const clear = (box: Rect, own: readonly Mark[]) => free(box, own) && !covered.some((other) => overlap(box, other));
  const take = (found: readonly Label[]) => {
    labels.push(...found);
    taken.push(...found.map(({ box }) => grown(box, { width: 6, height: 1 })));
  };

  for (const crowd of crowds(seen).sort((a, b) => urgency(b, selectedId) - urgency(a, selectedId))) {
    const [mark] = crowd;
    if (!mark) continue;
    if (crowd.length > 1) take(crowdLabels(crowd, measure, bounds, free));
    else take(markLabel(mark, measure, mark.campId === selectedId ? [clear, free, () => true] : [clear]));
  }
  for (const landmark of [...landmarks].sort((a, b) => a.rank - b.rank)) {
    if (isWithin(bounds, landmark.at)) take(landmarkLabel(landmark, ringOver(landmark, seen), measure, clear));
  }
  return labels;
}

type Free = (box: Rect, own: readonly Mark[]) => boolean;

function urgency(crowd: readonly Mark[], selectedId: string | null): number {
  const chosen = crowd.some(({ campId }) => campId === selectedId) ? 1e6 : 0;
  return chosen + (crowd.length > 1 ? 1e3 : 0) + Math.max(...crowd.map(({ radius }) => radius));
}

/** The dot of a town: no name may cover it. */
const dotOf = ({ x, y }: Point): Rect => ({ x: x - 3, y: y - 3, width: 6, height: 6 });

/** The part of a ring that no other name may cover. */
function coreOf({ centre, radius }: Mark): Rect {
  const half = radius * 0.9 + 2;
  return { x: centre.x - half, y: centre.y - half, width: 2 * half, height: 2 * half };
}

/** `wishes`: what a place should be, the dearest first; the name stands where the first of them can be had. */
function markLabel(mark: Mark, measure: Measure, wishes: Free[]): Label[] {
  const places = besideRing(
    mark.centre,
    Math.max(mark.radius, Math.min(mark.halo ?? 0, mark.radius + 12)),
    measure(mark.name, 'camp'),
  );
  const [box] = wishes.flatMap((wish) => places.find((place) => wish(place, [mark])) ?? []);
  return box ? [{ id: mark.campId, kind: 'camp', text: mark.name, box, leader: null }] : [];
}

function crowdLabels(crowd: readonly Mark[], measure: Measure, bounds: Rect, free: Free): Label[] {
  const lines = [...crowd].sort(fromAbove).map((mark) => ({ mark, size: measure(mark.name, 'camp') }));
  const lineHeight = Math.max(...lines.map(({ size }) => size.height)) + 3;
  const list = { width: Math.max(...lines.map(({ size }) => size.width)), height: lineHeight * lines.length };
  const places = besideCrowd(crowd, list);
  const inside = places.filter(({ at }) => contains(bounds, { ...at, ...list }));
  const place = inside.find(({ at }) => free({ ...at, ...list }, crowd)) ?? inside[0] ?? places[0];
  if (!place) return [];
  return lines.map(({ mark, size }, index) => {
    const x = place.side === 'right' ? place.at.x : place.at.x + list.width - size.width;
    const box = { x, y: place.at.y + index * lineHeight, ...size };
    const { campId: id, name: text } = mark;
    return { id, kind: 'camp' as const, text, box, leader: leaderOf(mark, box, place.side) };
  });
}

/** The order in which hairlines from rings to lines do not cross. */
function fromAbove(a: Mark, b: Mark): number {
  return a.centre.y - a.radius - (b.centre.y - b.radius) || a.centre.x - b.centre.x;
}

/** A ring around a landmark, whose name then stands beside that ring. */
function ringOver({ at }: Landmark, marks: readonly Mark[]): Mark | null {
  return marks.find(({ centre, radius }) => distance(centre, at) < radius * 0.5) ?? null;
}

function landmarkLabel({ kind, name, at }: Landmark, over: Mark | null, measure: Measure, free: Free): Label[] {
  const size = measure(name, kind);
  const middle: Rect = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size };
  const places = kind === 'water' ? [middle] : besideRing(over?.centre ?? at, over?.radius ?? 1, size);
  const box = places.find((place) => free(place, over ? [over] : []));
  return box ? [{ id: `${kind}:${name}`, kind, text: name, box, leader: null }] : [];
}
