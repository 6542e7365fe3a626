import type { CampSummary } from '../../../db/model/api/camp.ts';
import { timelineYears } from '../../../db/model/vocabulary.ts';
import { spanOf } from './camp-filter.ts';

const { first, last } = timelineYears;

/** A year as a share of the axis, 0 … 1. */
export function shareOf(year: number): number {
  return Math.min(1, Math.max(0, (year - first) / (last - first)));
}

/** The stretch of the axis that a camp's life takes. An end that no source gives is shown broken off. */
export interface Lifespan {
  left: number;
  width: number;
  startKnown: boolean;
  endKnown: boolean;
}

/** How far, as a share of the axis, a life of unknown end is drawn: as a hint, not as a length. */
const hint = 0.06;

export function lifespanOf(camp: CampSummary): Lifespan | null {
  const span = spanOf(camp);
  if (!span || (span.first === null && span.last === null)) return null;
  const start = span.first === null ? shareOf(span.last ?? first) - hint : shareOf(span.first);
  const end = span.last === null ? shareOf(span.first ?? last) + hint : shareOf(span.last);
  const left = Math.max(0, start);
  return {
    left,
    width: Math.max(0.004, Math.min(1, end) - left),
    startKnown: span.first !== null,
    endKnown: span.last !== null,
  };
}

/** Years that carry a number below the axis. */
export const axisYears: number[] = Array.from({ length: (last - first) / 5 + 1 }, (_, index) => first + index * 5);
