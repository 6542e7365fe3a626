/** One row of the output: a number beside its limit, beside the same work done by a peer, or at growing sizes. */
export interface Measure {
  name: string;
  value: number;
  unit: Unit;
  /** Null: printed, never exceeded. */
  limit: number | null;
  /** A remark, such as how many times it was measured. */
  against?: string;
  /** See `compare.ts`. */
  peer?: Comparison;
  /** See `growth.ts`. */
  growth?: Growth;
}

export type Unit = 'ms' | 's' | 'MB' | 'kB' | '%' | 'requests';

/** Ours beside what a museum would use instead, or beside the physical limit, from rounds in turns. */
export interface Comparison {
  name: string;
  value: number;
  /** `ratio`: ours divided by the peer's. `excess`: what ours takes more, in the unit of the row. */
  by: 'ratio' | 'excess';
  /** The median over the rounds, with the quartiles as its spread. */
  median: number;
  low: number;
  high: number;
  /** The median may not exceed it. Null: printed, never exceeded. */
  budget: number | null;
}

/** Values at growing sizes, with the power law value = factor × size ^ exponent that fits them best. */
export interface Growth {
  points: [size: number, value: number][];
  factor: number;
  exponent: number;
  /** The standard error of the exponent. */
  error: number;
  /** The exponent may not exceed it. Null: printed, never exceeded. */
  budget: number | null;
}

const exceeds = (value: number, limit: number | null): boolean => limit !== null && !(value <= limit);

export const isOver = ({ value, limit, peer, growth }: Measure): boolean =>
  exceeds(value, limit) ||
  (peer !== undefined && exceeds(peer.median, peer.budget)) ||
  (growth !== undefined && exceeds(growth.exponent, growth.budget));

/** A line of the output. */
export function lineOf(measure: Measure): string {
  const { name, value, unit, limit, against } = measure;
  const limited = limit === null ? '' : `≤ ${shown(limit, unit)}`;
  const verdict = isOver(measure) ? 'OVER' : '';
  const details = [comparisonOf(measure), growthOf(measure), against].filter(Boolean).join('; ');
  return [name.padEnd(44), shown(value, unit).padStart(10), limited.padStart(12), verdict.padStart(5), details]
    .join('  ')
    .trimEnd();
}

/** Three digits that matter, with the unit: `0.123 ms`, `1.50 ms`, `12.3 ms`, `1234 ms`. */
export function shown(value: number, unit: string): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 || size === 0 ? 2 : 3;
  return `${value.toFixed(digits)} ${unit}`;
}

/** `a static page 512 ms: 1.13 × (1.10–1.18), ≤ 1.25 ×`, or nothing without a peer. */
export function comparisonOf({ peer, unit }: Measure): string {
  if (peer === undefined) return '';
  const { name, value, by, median, low, high, budget } = peer;
  const sign = by === 'excess' ? '+' : '';
  const of = by === 'excess' ? unit : '×';
  const spread = `${shown(low, '').trim()}–${shown(high, '').trim()}`;
  const budgeted = budget === null ? '' : `, ≤ ${sign}${shown(budget, of)}`;
  return `${name} ${shown(value, unit)}: ${median < 0 ? '' : sign}${shown(median, of)} (${spread})${budgeted}`;
}

/** `size ^ 0.98 ± 0.02, ≤ 1.10`, or nothing without growth. */
export function growthOf({ growth }: Measure): string {
  if (growth === undefined) return '';
  const { exponent, error, budget } = growth;
  const budgeted = budget === null ? '' : `, ≤ ${budget.toFixed(2)}`;
  return `size ^ ${exponent.toFixed(2)} ± ${error.toFixed(2)}${budgeted}`;
}

/** The value that `share` of the values do not exceed: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
