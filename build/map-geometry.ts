import type { Position } from 'geojson';

/** West, south, east, north, degrees. */
export type Box = readonly [number, number, number, number];

const lonOf = (point: Position): number => point[0] ?? 0;
const latOf = (point: Position): number => point[1] ?? 0;

export function isIn([west, south, east, north]: Box, point: Position): boolean {
  return lonOf(point) >= west && lonOf(point) <= east && latOf(point) >= south && latOf(point) <= north;
}

/** Clips a line to a box; each part keeps one point beyond it. */
export function clipLine(line: Position[], box: Box): Position[][] {
  const pieces: Position[][] = [];
  let piece: Position[] = [];
  line.forEach((point, index) => {
    const near = [line[index - 1], point, line[index + 1]].some((each) => each && isIn(box, each));
    if (near) piece.push(point);
    if ((!near || index === line.length - 1) && piece.length > 1) pieces.push(piece);
    if (!near) piece = [];
  });
  return pieces;
}

/** Whether a ring has the point inside (even–odd). */
export function surrounds(ring: Position[], point: Position): boolean {
  let inside = false;
  ring.forEach((a, index) => {
    const b = ring[index === 0 ? ring.length - 1 : index - 1] ?? a;
    const spans = latOf(a) > latOf(point) !== latOf(b) > latOf(point);
    const lon = lonOf(a) + ((latOf(point) - latOf(a)) / (latOf(b) - latOf(a))) * (lonOf(b) - lonOf(a));
    if (spans && lonOf(point) < lon) inside = !inside;
  });
  return inside;
}

/** Orients a ring so that d3-geo takes the smaller part of the globe as its inside. */
export function windClockwise(ring: Position[]): Position[] {
  const doubleArea = ring.reduce((sum, a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a;
    return sum + lonOf(a) * latOf(b) - lonOf(b) * latOf(a);
  }, 0);
  return doubleArea > 0 ? [...ring].reverse() : [...ring];
}

/** Simplifies a line to within `tolerance` (Douglas and Peucker) and keeps its ends. */
export function simplified(line: Position[], tolerance: number): Position[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return line;
  const { index, away } = line.reduce(
    (farthest, point, at) => {
      const here = distanceToSegment(point, first, last);
      return here > farthest.away ? { index: at, away: here } : farthest;
    },
    { index: 0, away: 0 },
  );
  if (away <= tolerance) return [first, last];
  return [...simplified(line.slice(0, index + 1), tolerance), ...simplified(line.slice(index), tolerance).slice(1)];
}

/** Distance from a point to a segment in degrees, precise enough for simplification. */
function distanceToSegment(point: Position, a: Position, b: Position): number {
  const along = [lonOf(b) - lonOf(a), latOf(b) - latOf(a)] as const;
  const to = [lonOf(point) - lonOf(a), latOf(point) - latOf(a)] as const;
  const length = along[0] ** 2 + along[1] ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (to[0] * along[0] + to[1] * along[1]) / length));
  return Math.hypot(to[0] - along[0] * share, to[1] - along[1] * share);
}

/** Smooths the corners of a line (one step of Chaikin); keeps its ends, and a ring stays closed. */
export function smoothed(line: Position[]): Position[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return line;
  const isRing = lonOf(first) === lonOf(last) && latOf(first) === latOf(last);
  const cut = line.slice(1).flatMap((b, index) => {
    const a = line[index] ?? b;
    return [between(a, b, 0.25), between(a, b, 0.75)];
  });
  return isRing ? [...cut, cut[0] ?? first] : [first, ...cut, last];
}

const between = (a: Position, b: Position, share: number): Position => [
  lonOf(a) + (lonOf(b) - lonOf(a)) * share,
  latOf(a) + (latOf(b) - latOf(a)) * share,
];
