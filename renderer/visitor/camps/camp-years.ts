import type { CampSummary } from '../../../db/model/api/camp.ts';
import { timelineYears } from '../../../db/model/vocabulary.ts';

/** Years from the first to the last, both included. */
export interface YearSpan {
  first: number;
  last: number;
}

export const oneYear = (year: number): YearSpan => ({ first: year, last: year });

/** The years in which a camp opened and closed, each null where it is open or unknown; null: no date at all. */
export function yearsOf({ existed }: CampSummary): { first: number | null; last: number | null } | null {
  const first = existed?.start?.year ?? null;
  const last = existed?.end?.year ?? null;
  return first === null && last === null ? null : { first, last };
}

/** Whether a camp existed in any of the years. A camp without any date is in no year, as in `existedWithin` of the service. */
export function existedIn(camp: CampSummary, { first, last }: YearSpan): boolean {
  const years = yearsOf(camp);
  if (!years) return false;
  return (years.first ?? Number.NEGATIVE_INFINITY) <= last && first <= (years.last ?? Number.POSITIVE_INFINITY);
}

export const isUndated = (camp: CampSummary): boolean => yearsOf(camp) === null;

/** A year as a share of the timeline, 0 … 1. */
export function shareOf(year: number): number {
  const { first, last } = timelineYears;
  return Math.min(1, Math.max(0, (year - first) / (last - first)));
}

/** A share as a length in CSS. */
export const percent = (share: number): string => `${share * 100}%`;

/** The part of the timeline in which a camp existed, in shares. An unknown end is drawn broken off. */
export interface Lifespan {
  left: number;
  width: number;
  startKnown: boolean;
  endKnown: boolean;
}

/** The length, as a share of the timeline, that is drawn towards an unknown end. */
const unknownEndShare = 0.06;

export function lifespanOf(camp: CampSummary): Lifespan | null {
  const years = yearsOf(camp);
  if (!years) return null;
  const { first, last } = years;
  const start = first === null ? shareOf(last ?? timelineYears.first) - unknownEndShare : shareOf(first);
  const end = last === null ? shareOf(first ?? timelineYears.last) + unknownEndShare : shareOf(last);
  const left = Math.max(0, start);
  return {
    left,
    width: Math.max(0.004, Math.min(1, end) - left),
    startKnown: first !== null,
    endKnown: last !== null,
  };
}

/** Years that are written below the timeline. */
export const axisYears: number[] = Array.from(
  { length: (timelineYears.last - timelineYears.first) / 5 + 1 },
  (_, index) => timelineYears.first + index * 5,
);
