import type { Claim } from '../../../../db/model/api/claim.ts';
import type { DatePoint, DateValue } from '../../../../db/model/api/date.ts';

/** The years that all periods of one question are drawn on. */
export interface YearAxis {
  first: number;
  last: number;
}

/** A period on the axis, from 0 to 1. */
export interface PeriodBand {
  from: number;
  to: number;
  /** The source does not say when it begins, or when it ends. */
  openStart: boolean;
  openEnd: boolean;
  /** People of one day are a stock, people of years a flow: the two are never one thing. */
  span: 'day' | 'years' | 'year';
}

/** The time that a claim speaks of: its own value where it is a date. */
export const timeOf = (claim: Claim): DateValue | null => claim.date ?? claim.period;

/** Whole decades around every period, so that the bands of one question can be compared. */
export function yearAxis(claims: Claim[]): YearAxis {
  const years = claims.flatMap((claim) => {
    const time = timeOf(claim);
    return [time?.start?.year ?? [], time?.end?.year ?? []].flat();
  });
  const first = Math.min(1920, ...years);
  const last = Math.max(1960, ...years);
  return { first: Math.floor(first / 10) * 10, last: Math.ceil(last / 10) * 10 };
}

/** @returns null where no time is known */
export function periodBand(time: DateValue, { first, last }: YearAxis): PeriodBand | null {
  const { start, end, interval } = time;
  if (!start && !end) return null;
  const place = (year: number): number => (year - first) / (last - first);
  return {
    from: start ? place(yearIn(start, 'start')) : 0,
    to: end ? place(yearIn(end, 'end')) : 1,
    openStart: !start,
    openEnd: !end,
    span: interval ? 'years' : isDay(start ?? end) ? 'day' : 'year',
  };
}

const isDay = (point: DatePoint | null): boolean => point?.day != null;

/** A point as a fraction of years; a year by itself reaches from its first day to its last. */
function yearIn({ year, month, day, quarter, decade }: DatePoint, side: 'start' | 'end'): number {
  if (decade) return side === 'start' ? year : year + 10;
  if (quarter !== null) return year + (side === 'start' ? quarter - 1 : quarter) / 4;
  if (month === null) return side === 'start' ? year : year + 1;
  return year + (month - 1 + ((day ?? (side === 'start' ? 1 : 31)) - 1) / 31) / 12;
}
