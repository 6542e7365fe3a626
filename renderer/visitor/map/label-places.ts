import { distance, type Point, type Rect, type Size } from '../../shared/map-core/geometry.ts';
import type { Mark } from './marks.ts';

/** Space between a ring and its name, pixels. */
const gap = 7;

/**
 * Where a name may stand beside a ring, the best place first: to the right, to the left, above, below, aslant,
 * and above or below with one end at the ring. */
export function besideRing(centre: Point, radius: number, { width, height }: Size): Rect[] {
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

/** Marks whose rings lie upon each other and therefore carry their names as one list beside them. */
export function crowds(marks: readonly Mark[]): Mark[][] {
  const result: Mark[][] = [];
  for (const mark of marks) {
    const touched = result.filter((crowd) => crowd.some((other) => covers(mark, other)));
    const rest = result.filter((crowd) => !touched.includes(crowd));
    result.splice(0, result.length, ...rest, [...touched.flat(), mark]);
  }
  return result;
}

function covers(a: Mark, b: Mark): boolean {
  return distance(a.centre, b.centre) < Math.max(a.radius, b.radius) + 5;
}

/** On which side of a crowd its list of names stands; above and below it, names begin at the left. */
export type Side = 'right' | 'left';

/** Upper left corners for a list of names beside a crowd: at the right, at the left, then above and below. */
export function besideCrowd(crowd: readonly Mark[], { width, height }: Size): { at: Point; side: Side }[] {
  const right = Math.max(...crowd.map(({ centre, radius }) => centre.x + radius));
  const left = Math.min(...crowd.map(({ centre, radius }) => centre.x - radius));
  const top = Math.min(...crowd.map(({ centre, radius }) => centre.y - radius));
  const bottom = Math.max(...crowd.map(({ centre, radius }) => centre.y + radius));
  const away = gap * 3;
  const middle = (top + bottom - height) / 2;
  const shifts = [0, -0.35, 0.35, -0.7, 0.7, -1, 1].map((share) => share * Math.max(height, bottom - top));
  const beside = shifts.flatMap((shift): { at: Point; side: Side }[] => [
    { at: { x: right + away, y: middle + shift }, side: 'right' },
    { at: { x: left - away - width, y: middle + shift }, side: 'left' },
  ]);
  const corners = [top - height - gap, bottom + gap].flatMap((y): { at: Point; side: Side }[] => [
    { at: { x: (left + right) / 2 + away, y }, side: 'right' },
    { at: { x: (left + right) / 2 - away - width, y }, side: 'left' },
  ]);
  return [...beside, ...corners];
}

/** The hairline from a ring to the end of its name that faces it. */
export function leaderOf(mark: Mark, box: Rect, side: Side): { from: Point; to: Point } {
  const to = { x: side === 'right' ? box.x - 4 : box.x + box.width + 4, y: box.y + box.height / 2 };
  const away = Math.max(1, distance(mark.centre, to));
  const share = mark.radius / away;
  const from = {
    x: mark.centre.x + (to.x - mark.centre.x) * share,
    y: mark.centre.y + (to.y - mark.centre.y) * share,
  };
  return { from, to };
}
