import type { Amount, Claim } from '../../../db/model/api/claim.ts';
import type { DatePoint, DateValue } from '../../../db/model/api/date.ts';
import type { Qualifier } from '../../../db/model/vocabulary.ts';
import { isAllotment } from '../evidence/claim-labels.ts';
import { rowScale } from './row-strokes.ts';

/** Claims that share a scale of amounts, or those that can be compared with nothing. */
export interface ScaleGroup {
  /** Null: each counts another population. */
  scale: string | null;
  claims: Claim[];
  /** The amount that fills the scale; 0 without a scale. */
  largest: number;
}

/**
 * Groups the claims of a question by what they count: only equal populations share a scale, and what a camp was built, allowed or planned
 * for are no people who were held there. Claims keep their order; a group takes the position of its first claim, and the claims without a group come last.
 */
export function scaleGroups(claims: Claim[]): ScaleGroup[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const isCounted = claim.amount !== null && !isAllotment(claim);
    const key = isCounted && claim.counts?.scale ? claim.counts.scale : `alone:${claim.id}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const shared = [...groups].filter(([, members]) => members.length > 1);
  const alone = [...groups.values()].filter((members) => members.length === 1).flat();
  return [
    ...shared.map(([scale, members]) => ({ scale, claims: members, largest: largestOf(members) })),
    ...(alone.length > 0 ? [{ scale: null, claims: alone, largest: 0 }] : []),
  ];
}

function largestOf(claims: readonly Claim[]): number {
  return Math.max(...claims.map(({ amount }) => amount?.max ?? amount?.min ?? 0));
}

/** An amount in strokes. */
export interface StrokeRow {
  /** What the source states without doubt. */
  solid: number;
  /** Up to this many: the range between two ends, or everything below an upper end alone. */
  upTo: number;
}

/** @param perStroke how many one stroke stands for */
export function strokeRow({ min, max }: Amount, qualifier: Qualifier, perStroke: number): StrokeRow {
  const strokes = (amount: number): number => Math.round(amount / perStroke);
  const upper = strokes(max ?? min ?? 0);
  return { solid: qualifier === 'up-to' ? 0 : strokes(min ?? 0), upTo: upper };
}

/**
 * How many one stroke stands for: the same in all that a question says of people, so that a stroke means one thing on the
 * page. Null: nothing is drawn, as for a capacity, a limit or a plan. Other things are drawn only where several sources count
 * them.
 */
export function perStrokeOf({ scale, largest }: ScaleGroup, claim: Claim, claims: readonly Claim[]): number | null {
  if (!claim.amount || !claim.counts || isAllotment(claim)) return null;
  if (claim.counts.unit === 'persons') return rowScale(largestOf(claims.filter(countsPeople))).peoplePerStroke;
  return scale === null ? null : rowScale(largest).peoplePerStroke;
}

const countsPeople = (claim: Claim): boolean =>
  claim.amount !== null && claim.counts?.unit === 'persons' && !isAllotment(claim);

/** The years on which all periods of one question are drawn. */
export interface YearAxis {
  first: number;
  last: number;
}

/** The time that a claim is about: its own value if that is a date. */
export const timeOf = (claim: Claim): DateValue | null => claim.date ?? claim.period;

/** Whole decades around every period of the claims. */
export function yearAxis(claims: Claim[]): YearAxis {
  const years = claims.flatMap((claim) => {
    const time = timeOf(claim);
    return [time?.start?.year ?? [], time?.end?.year ?? []].flat();
  });
  const first = Math.min(1920, ...years);
  const last = Math.max(1960, ...years);
  return { first: Math.floor(first / 10) * 10, last: Math.ceil(last / 10) * 10 };
}

/** A period on the axis, in shares 0 … 1. */
export interface PeriodBand {
  from: number;
  to: number;
  /** The source does not state when it begins, or when it ends. */
  openStart: boolean;
  openEnd: boolean;
  /** A number of one day is a stock, a number of years a flow: they cannot be compared. */
  span: 'day' | 'years' | 'year';
}

/** @returns null when no time is known */
export function periodBand({ start, end, interval }: DateValue, { first, last }: YearAxis): PeriodBand | null {
  if (!start && !end) return null;
  const share = (year: number): number => (year - first) / (last - first);
  return {
    from: start ? share(yearAt(start, 'start')) : 0,
    to: end ? share(yearAt(end, 'end')) : 1,
    openStart: !start,
    openEnd: !end,
    span: interval ? 'years' : (start ?? end)?.day != null ? 'day' : 'year',
  };
}

/** A point as a fraction of years; a year alone extends from its first day to its last. */
function yearAt({ year, month, day, quarter, decade }: DatePoint, side: 'start' | 'end'): number {
  if (decade) return side === 'start' ? year : year + 10;
  if (quarter !== null) return year + (side === 'start' ? quarter - 1 : quarter) / 4;
  if (month === null) return side === 'start' ? year : year + 1;
  return year + (month - 1 + ((day ?? (side === 'start' ? 1 : 31)) - 1) / 31) / 12;
}
