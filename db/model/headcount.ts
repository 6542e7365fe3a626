import type { Headcount } from './api/camp.ts';
import type { FigureKind } from './vocabulary.ts';

/** What speaks first of a year: people counted, then averages, then what was rounded, guessed or planned. */
const order: readonly FigureKind[] = [
  ...(['counted', 'average', 'rounded', 'estimate', 'sum', 'published', 'planned', 'limit', 'capacity'] as const),
];

/**
 * What is known of a camp's people in one year; nothing is carried over from other years. Within a kind a figure
 * that is not doubtful comes first, then one of this year alone, then the earliest, then the highest.
 */
export function headcountOfYear<Known extends Headcount>(headcounts: readonly Known[], year: number): Known | null {
  const known = headcounts.filter((each) => speaksOf(each, year) && amountOf(each) !== null);
  return known.sort((a, b) => rank(a) - rank(b) || span(a) - span(b) || byDay(a, b) || byAmount(a, b))[0] ?? null;
}

/** The amount that a ring is drawn for: the middle of a range, or its only end. */
export function amountOf({ min, max }: Headcount): number | null {
  return min !== null && max !== null ? (min + max) / 2 : (min ?? max);
}

function speaksOf({ period }: Headcount, year: number): boolean {
  if (!period?.start || !period.end || period.start.decade) return false;
  return period.start.year <= year && year <= period.end.year;
}

const rank = ({ kind, suspicious }: Headcount): number => order.indexOf(kind) * 2 + Number(suspicious);
const span = ({ period }: Headcount): number => (period?.end?.year ?? 0) - (period?.start?.year ?? 0);
const byDay = (a: Headcount, b: Headcount): number =>
  (a.period?.firstDay ?? '').localeCompare(b.period?.firstDay ?? '');
const byAmount = (a: Headcount, b: Headcount): number => (amountOf(b) ?? 0) - (amountOf(a) ?? 0);
