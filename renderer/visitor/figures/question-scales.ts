import type { Amount, Claim } from '../../../db/model/api/claim.ts';
import type { DatePoint, DateValue } from '../../../db/model/api/date.ts';
import type { Qualifier } from '../../../db/model/vocabulary.ts';

/** Claims that share a scale of amounts, or those that can be compared with nothing. */
export interface ScaleGroup {
  /** Null: each counts another population. */
  scale: string | null;
  claims: Claim[];
  /** The amount that fills the scale; 0 without a scale. */
  largest: number;
}

/**
 * Groups the claims of a question by what they count: only equal populations share a scale. Claims keep their order; a
 * group takes the position of its first claim, and the claims without a group come last.
 */
export function scaleGroups(claims: Claim[]): ScaleGroup[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = claim.amount && claim.counts?.scale ? claim.counts.scale : `alone:${claim.id}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const shared = [...groups].filter(([, members]) => members.length > 1);
  const alone = [...groups.values()].filter((members) => members.length === 1).flat();
  return [
    ...shared.map(([scale, members]) => ({ scale, claims: members, largest: largestOf(members) })),
    ...(alone.length > 0 ? [{ scale: null, claims: alone, largest: 0 }] : []),
  ];
}

function largestOf(claims: Claim[]): number {
  return Math.max(...claims.map(({ amount }) => amount?.max ?? amount?.min ?? 0));
}

/** How the end of a bar is drawn: cut off, dotted for "about", open for "more than". */
type BarEnd = 'exact' | 'about' | 'open';

/** An amount as a bar; both lengths are shares of the scale. */
interface AmountBar {
  /** What the source states without doubt. */
  solid: number;
  /** Drawn in outline: the range between two ends, or everything below an upper end alone. */
  outline: number;
  end: BarEnd;
}

/** @param largest the amount that fills the scale */
export function amountBar({ min, max }: Amount, qualifier: Qualifier, largest: number): AmountBar {
  if (qualifier === 'up-to') return { solid: 0, outline: (max ?? min ?? 0) / largest, end: 'exact' };
  return {
    solid: (min ?? 0) / largest,
    outline: max === null ? 0 : (max - (min ?? 0)) / largest,
    end: endOf(max, qualifier),
  };
}

function endOf(max: number | null, qualifier: Qualifier): BarEnd {
  if (max === null || ['more-than', 'at-least', 'not-before'].includes(qualifier)) return 'open';
  return qualifier === 'about' ? 'about' : 'exact';
}

/** The forms of bars that need an explanation, each once. */
export function barForms(bars: AmountBar[]): ('range' | 'about' | 'open')[] {
  const forms = bars.flatMap(({ outline, end }) => [
    ...(outline > 0 ? (['range'] as const) : []),
    ...(end === 'exact' ? [] : [end]),
  ]);
  return [...new Set(forms)];
}

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
