import type { CrossTap } from '../../../db/model/api/first-start.ts';
import type { Turn } from '../../../db/model/api/staff.ts';
import { failed, ok, type Result } from '../../../db/model/result.ts';
import { type OutputOf, outputOf, type RunProgram, runProgram } from '../run-program.ts';
import type { MachinePlatform } from './machine-commands.ts';

/** Rows of a 3 × 3 matrix that maps points of the unit square, as X's "Coordinate Transformation Matrix" has it. */
export type Matrix = [number, number, number, number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** From the panel, as it is built, to the picture that is turned on it. */
const turned: Record<Turn, Matrix> = {
  normal: identity,
  left: [0, -1, 1, 1, 0, 0, 0, 0, 1],
  right: [0, 1, 0, -1, 0, 1, 0, 0, 1],
  inverted: [-1, 0, 1, 0, -1, 1, 0, 0, 1],
};

/** Touches further than this from their crosses, in fractions of the picture, are not right. */
const tolerance = 0.03;

const times = (a: Matrix, b: Matrix): Matrix => {
  const at = (row: number, column: number): number =>
    [0, 1, 2].reduce((sum, k) => sum + (a[3 * row + k] ?? 0) * (b[3 * k + column] ?? 0), 0);
  return [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => at(row, column))) as unknown as Matrix;
};

/** Of a matrix whose last row is 0 0 1. */
function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const det = a * e - b * d;
  return [e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det, 0, 0, 1];
}

const applied = ([a, b, c, d, e, f]: Matrix, [x, y]: CrossTap['touch']): [number, number] => [
  a * x + b * y + c,
  d * x + e * y + f,
];

const isNear = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, index) => Math.abs(value - (b[index] ?? 0)) <= tolerance);

/**
 * The affine map that leads from the touches to their crosses, by least squares; one that is a turn or a reflection but for the
 * finger's width becomes exactly that.
 *
 * @returns `right` where they fit already, null where no such map leads there
 */
export function correctionOf(taps: readonly CrossTap[]): Matrix | 'right' | null {
  if (taps.every(({ cross, touch }) => isNear(cross, touch))) return 'right';
  const rows = ([0, 1] as const).map((axis) => leastSquares(taps, axis));
  const [first, second] = rows;
  if (!first || !second) return null;
  const fitted: Matrix = [...first, ...second, 0, 0, 1];
  const exact = fitted.map(Math.round) as unknown as Matrix;
  const isTurn = Math.abs((exact[0] ?? 0) * exact[4] - exact[1] * exact[3]) === 1;
  const matrix = isTurn && isNear(fitted, exact) ? exact : fitted;
  return taps.every(({ cross, touch }) => isNear(applied(matrix, touch), cross)) ? matrix : null;
}

/** Solves the normal equations of `a x + b y + c = cross[axis]`. @returns null where the touches lie on a line */
function leastSquares(taps: readonly CrossTap[], axis: 0 | 1): [number, number, number] | null {
  const sum = (of: (tap: CrossTap) => number): number => taps.reduce((total, tap) => total + of(tap), 0);
  const x = ({ touch }: CrossTap) => touch[0];
  const y = ({ touch }: CrossTap) => touch[1];
  const n = taps.length;
  const [meanX, meanY, meanT] = [sum(x) / n, sum(y) / n, sum(({ cross }) => cross[axis]) / n];
  const xx = sum((tap) => (x(tap) - meanX) ** 2);
  const yy = sum((tap) => (y(tap) - meanY) ** 2);
  const xy = sum((tap) => (x(tap) - meanX) * (y(tap) - meanY));
  const xt = sum((tap) => (x(tap) - meanX) * (tap.cross[axis] - meanT));
  const yt = sum((tap) => (y(tap) - meanY) * (tap.cross[axis] - meanT));
  const det = xx * yy - xy * xy;
  if (det < 1e-3) return null;
  const a = (xt * yy - yt * xy) / det;
  const b = (yt * xx - xt * xy) / det;
  return [a, b, meanT - a * meanX - b * meanY];
}

/**
 * The panel's own deviation after a correction that was measured on the turned picture.
 *
 * @param panel the deviation so far
 */
export const panelAfter = (correction: Matrix, turn: Turn, panel: Matrix): Matrix =>
  times(inverse(turned[turn]), times(correction, times(turned[turn], panel)));

export interface TouchMapping {
  /** Maps every touch screen to the picture. @returns the reason where none could be mapped */
  apply(turn: Turn, panel: Matrix): Promise<Result<null, string>>;
}

const listMs = 5_000;
const property = 'Coordinate Transformation Matrix';

/** Maps touch screens under X, by `xinput`. @returns null where this system has no X server or no `xinput` */
export function touchMapping(
  { platform, env, isThere }: MachinePlatform,
  run: RunProgram = runProgram,
  output: OutputOf = outputOf,
): TouchMapping | null {
  if (platform !== 'linux' || !env.DISPLAY || !isThere('xinput')) return null;
  return {
    async apply(turn, panel) {
      const devices = touchDevices((await output(['xinput', 'list', '--long'], listMs)) ?? '');
      if (devices.length === 0) return failed('xinput lists no touch screen');
      const matrix = times(turned[turn], panel).map((value) => String(Number(value.toFixed(6))));
      const ran = await Promise.all(devices.map((id) => run(['xinput', 'set-prop', id, property, ...matrix], listMs)));
      return ran.find((each) => !each.ok) ?? ok(null);
    },
  };
}

/** Ids of the devices in the output of `xinput list --long` that are touched where they point: touch screens, and tablets of virtual machines. */
export function touchDevices(listed: string): string[] {
  return listed.split(/^(?=\S)/m).flatMap((device) => {
    const [, id] = /\bid=(\d+)\s+\[slave\s+pointer/.exec(device) ?? [];
    const isDirect =
      /Touch mode: direct/.test(device) || /Label: Abs (MT Position )?X[\s\S]*?Mode: absolute/i.test(device);
    return id !== undefined && isDirect ? [id] : [];
  });
}
