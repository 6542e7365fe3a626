import { distance, isWithin, nearestOf, type Point, type Rect } from '../../shared/map-core/geometry.ts';

/** What a finger can mean: a ring, with its name beside it where that is shown. */
export interface Target {
  campId: string;
  centre: Point;
  radius: number;
  label: Rect | null;
}

/** A camp answers a finger that is this near; camps that differ by less are asked about. */
export const reachMm = { answer: 20, together: 8 } as const;

/**
 * The camps that a touch means: none, the one that answers, or several that lie too close under the finger,
 * the nearest first. A name that is touched means its camp alone.
 */
export function answerTouch(point: Point, targets: readonly Target[], pxPerMm: number): string[] {
  const named = targets.find(({ label }) => label && isWithin(label, point));
  if (named) return [named.campId];
  const near = targets
    .map((target) => ({ target, away: awayFrom(point, target) }))
    .filter(({ away }) => away <= reachMm.answer * pxPerMm)
    .sort((a, b) => a.away - b.away || a.target.radius - b.target.radius);
  const nearest = near[0]?.away ?? 0;
  return near.filter(({ away }) => away - nearest <= reachMm.together * pxPerMm).map(({ target }) => target.campId);
}

/** Pixels from the finger to the edge of what is drawn; within a ring none. */
function awayFrom(point: Point, { centre, radius, label }: Target): number {
  const toRing = Math.max(0, distance(point, centre) - radius);
  return label ? Math.min(toRing, distance(point, nearestOf(label, point))) : toRing;
}
