import type { Growth, Measure, Unit } from './measure.ts';

const minSizes = 4;

interface Growing {
  name: string;
  unit: Unit;
  /** At least four, ascending. */
  sizes: readonly number[];
  at: (size: number) => number | Promise<number>;
  /** Of the exponent: 1 is proportional to the size. */
  budget: number | null;
  /** Of the value at the largest size. */
  limit?: number | null;
}

/** Measures at growing sizes and fits a power law. The row's value is that of the largest size. */
export async function grow({ name, unit, sizes, at, budget, limit = null }: Growing): Promise<Measure> {
  const points: Growth['points'] = [];
  for (const size of sizes) points.push([size, await at(size)]);
  const value = points.at(-1)?.[1] ?? Number.NaN;
  return { name, value, unit, limit, growth: { points, ...fitPower(points), budget } };
}

/**
 * The power law through points, by least squares over logarithms, so that each size counts alike.
 *
 * @throws for fewer than four points, which show no curve, and for values without a logarithm
 */
export function fitPower(points: Growth['points']): Pick<Growth, 'factor' | 'exponent' | 'error'> {
  if (points.length < minSizes) throw new Error(`a growth needs ${minSizes} sizes, not ${points.length}`);
  if (points.flat().some((value) => !(value > 0))) throw new Error('a growth needs positive sizes and values');
  const logs = points.map(([size, value]) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (of: (log: { x: number; y: number }) => number): number =>
    logs.reduce((sum, log) => sum + of(log), 0) / logs.length;
  const [x0, y0] = [mean(({ x }) => x), mean(({ y }) => y)];
  const variance = mean(({ x }) => (x - x0) ** 2);
  const exponent = mean(({ x, y }) => (x - x0) * (y - y0)) / variance;
  const residual = mean(({ x, y }) => (y - y0 - exponent * (x - x0)) ** 2);
  const error = Math.sqrt(residual / variance / (points.length - 2));
  return { factor: Math.exp(y0 - exponent * x0), exponent, error };
}

/** The slope of the straight line through points, by least squares. */
export function slopeOf(points: readonly [x: number, y: number][]): number {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x0, y0] = [mean(([x]) => x), mean(([, y]) => y)];
  return mean(([x, y]) => (x - x0) * (y - y0)) / mean(([x]) => (x - x0) ** 2);
}
