import { timelineYears } from '../../../db/model/vocabulary.ts';

const { first, last } = timelineYears;
const steps: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 5,
  PageDown: -5,
};

export const withinYears = (year: number): number => Math.min(last, Math.max(first, Math.round(year)));

/** The year that a key leads to; null: the key is not for moving. */
export function yearByKey(key: string, year: number): number | null {
  if (key === 'Home') return first;
  if (key === 'End') return last;
  const step = steps[key];
  return step === undefined ? null : withinYears(year + step);
}

/** The year under a finger, by its share of the line (0 … 1; beyond it the nearest end). */
export const yearAt = (share: number): number => withinYears(first + share * (last - first));
