/** A line or ring in map units. */
export type Line = [number, number][];

/** West, north, east, south in map units. */
export type Window = readonly [number, number, number, number];

const isIn = ([west, north, east, south]: Window, [x, y]: [number, number]): boolean =>
  x >= west && x <= east && y >= north && y <= south;

/** The parts of a line inside a window; each keeps one point beyond it. */
export function clipped(line: Line, window: Window): Line[] {
  const pieces: Line[] = [];
  let piece: Line = [];
  line.forEach((point, index) => {
    const near = [line[index - 1], point, line[index + 1]].some((each) => each && isIn(window, each));
    if (near) piece.push(point);
    if ((!near || index === line.length - 1) && piece.length > 1) pieces.push(piece);
    if (!near) piece = [];
  });
  return pieces;
}

/** Simplifies a line to within `tolerance` (Douglas and Peucker) and keeps its ends. */
export function simplified(line: Line, tolerance: number): Line {
  const keep = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    const [a, b] = [line[first], line[last]];
    let farthest = { index: -1, away: tolerance };
    for (let index = first + 1; a && b && index < last; index++) {
      const away = distanceToSegment(line[index] ?? a, a, b);
      if (away > farthest.away) farthest = { index, away };
    }
    if (farthest.index < 0) continue;
    keep.add(farthest.index);
    open.push([first, farthest.index], [farthest.index, last]);
  }
  return line.filter((_, index) => keep.has(index));
}

function distanceToSegment([x, y]: [number, number], a: [number, number], b: [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx ** 2 + dy ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / length));
  return Math.hypot(x - a[0] - dx * share, y - a[1] - dy * share);
}

/** The area of a ring in square map units. */
export function areaOf(ring: Line): number {
  const doubled = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled / 2);
}

export function lengthOf(line: Line): number {
  return line.reduce((sum, [x, y], index) => {
    const [lastX, lastY] = line[index - 1] ?? [x, y];
    return sum + Math.hypot(x - lastX, y - lastY);
  }, 0);
}

/** The steps of the file: 0.05 map units, about 320 m. */
export const step = 0.05;

/** Encodes a line as steps: the first point, then differences; drops points that coincide after rounding. */
export function encoded(line: Line): number[] {
  const steps = line.map(([x, y]) => [Math.round(x / step), Math.round(y / step)] as const);
  return steps.flatMap(([x, y], index) => {
    const [lastX, lastY] = steps[index - 1] ?? [0, 0];
    return index > 0 && x === lastX && y === lastY ? [] : [x - lastX, y - lastY];
  });
}
