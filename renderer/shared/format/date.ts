import type { DatePoint, DateValue } from '../../../db/model/api/date.ts';
import type { Qualifier } from '../../../db/model/vocabulary.ts';
import type { Key, Words } from '../i18n/i18n.ts';

/** Grammatical place of a date in its phrase: by itself, after "from", before "until". */
type Case = 'plain' | 'from' | 'to';

/**
 * A date or an interval in words, as far as it is known:
 * «1952 жылғы 24 сәуір», «24 апреля 1952», "about 1947", "1931, end unknown".
 */
export function dateWords(date: DateValue, words: Words, qualifier: Qualifier = 'exact'): string {
  const { start, end } = date;
  if (!start && !end) return words('date.unknown');
  if (date.interval) return intervalWords(date, words);
  const point = start ?? end;
  if (!point) return words('date.unknown');
  if (qualifier === 'not-before') return words('date.notBefore', { date: bare(point, 'from', words) });
  if (qualifier === 'up-to') return words('date.until', { date: bare(point, 'to', words) });
  if (qualifier === 'about' && !point.approximate) return pointWords({ ...point, approximate: true }, words);
  return pointWords(point, words);
}

/** The year alone, where there is room for no more; null where no year is known. */
export function yearsOf(date: DateValue): { first: number | null; last: number | null } {
  return { first: date.start?.year ?? null, last: date.end?.year ?? null };
}

function intervalWords({ edtf, start, end }: DateValue, words: Words): string {
  if (start && end) {
    if (isPlainYear(start) && isPlainYear(end)) {
      return words('date.years', { first: start.year, last: end.year });
    }
    return `${pointWords(start, words)} – ${pointWords(end, words)}`;
  }
  if (start) {
    const open = edtf.endsWith('/..');
    return words(open ? 'date.since' : 'date.sinceEndUnknown', { date: bare(start, 'from', words) });
  }
  if (end) {
    const open = edtf.startsWith('../');
    return words(open ? 'date.until' : 'date.untilStartUnknown', { date: bare(end, 'to', words) });
  }
  return words('date.unknown');
}

function isPlainYear(point: DatePoint): boolean {
  const { month, quarter, decade, approximate, uncertain } = point;
  return month === null && quarter === null && !decade && !approximate && !uncertain;
}

function pointWords(point: DatePoint, words: Words): string {
  const { approximate, uncertain } = point;
  const about = approximate
    ? words('date.about', { date: bare(point, 'plain', words), genitive: bare(point, 'to', words) })
    : bare(point, 'plain', words);
  return uncertain ? words('date.uncertain', { date: about }) : about;
}

function bare(point: DatePoint, grammaticalCase: Case, words: Words): string {
  const { year, month, day, quarter, decade } = point;
  if (decade) return words(`date.decade.${grammaticalCase}`, { year });
  if (quarter !== null) return words(`date.quarter.${grammaticalCase}`, { year, quarter });
  if (month === null) return words(`date.year.${grammaticalCase}`, { year });
  if (day === null) {
    return words(`date.month.${grammaticalCase}`, { year, month: monthName(month, grammaticalCase, words) });
  }
  const form = grammaticalCase === 'plain' ? 'ofDay' : grammaticalCase;
  return words(`date.day.${grammaticalCase}`, { year, day, month: monthName(month, form, words) });
}

function monthName(month: number, form: Case | 'ofDay', words: Words): string {
  return words(`month.${form}.${month}` as Key);
}
