/** One number beside its limit. `limit` null: printed, never exceeded. */
export interface Measure {
  name: string;
  value: number;
  unit: 'ms' | 'MB' | 'kB' | '%';
  limit: number | null;
  /** What it is compared with, such as the same without the kiosk. */
  against?: string;
}

export const isOver = ({ value, limit }: Measure): boolean => limit !== null && value > limit;

/** A line of the output. */
export function lineOf(measure: Measure): string {
  const { name, value, unit, limit, against } = measure;
  const shown = (number: number) => `${number < 10 ? number.toFixed(3) : number.toFixed(0)} ${unit}`;
  const limited = limit === null ? '' : `≤ ${shown(limit)}`;
  const verdict = isOver(measure) ? 'OVER' : '';
  return [name.padEnd(44), shown(value).padStart(10), limited.padStart(12), verdict.padStart(5), against ?? '']
    .join('  ')
    .trimEnd();
}

/** The value that `share` of the values do not exceed: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
