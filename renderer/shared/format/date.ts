import type { DatePoint, DateValue } from '../../../db/model/api/date.ts';
import type { Qualifier } from '../../../db/model/vocabulary.ts';
import type { Key, Translate } from '../i18n/i18n.ts';

/** Grammatical case of a date in its phrase: alone, after "from", before "until". */
type Case = 'plain' | 'from' | 'to';

/**
 * A date or an interval in words, as precise as it is known:
 * «1952 жылғы 24 сәуір», «24 апреля 1952», "about 1947", "from 1931, end date unknown".
 */
export function formatDate(date: DateValue, t: Translate, qualifier: Qualifier = 'exact'): string {
  const { start, end } = date;
  if (!start && !end) return t('date.unknown');
  if (date.interval) return formatInterval(date, t);
  const point = start ?? end;
  if (!point) return t('date.unknown');
  if (qualifier === 'not-before') return t('date.notBefore', { date: bare(point, 'from', t) });
  if (qualifier === 'up-to') return t('date.until', { date: bare(point, 'to', t) });
  if (qualifier === 'about' && !point.approximate) return formatPoint({ ...point, approximate: true }, t);
  return formatPoint(point, t);
}

function formatInterval({ edtf, start, end }: DateValue, t: Translate): string {
  if (start && end) {
    if (isPlainYear(start) && isPlainYear(end)) {
      return t('date.years', { first: start.year, last: end.year });
    }
    return `${formatPoint(start, t)}\u00a0– ${formatPoint(end, t)}`;
  }
  if (start) {
    const open = edtf.endsWith('/..');
    return t(open ? 'date.since' : 'date.sinceEndUnknown', { date: bare(start, 'from', t) });
  }
  if (end) {
    const open = edtf.startsWith('../');
    return t(open ? 'date.until' : 'date.untilStartUnknown', { date: bare(end, 'to', t) });
  }
  return t('date.unknown');
}

function isPlainYear(point: DatePoint): boolean {
  const { month, quarter, season, decade, approximate, uncertain } = point;
  return month === null && quarter === null && !season && !decade && !approximate && !uncertain;
}

function formatPoint(point: DatePoint, t: Translate): string {
  const { approximate, uncertain } = point;
  const about = approximate
    ? t('date.about', { date: bare(point, 'plain', t), genitive: bare(point, 'to', t) })
    : bare(point, 'plain', t);
  return uncertain ? t('date.uncertain', { date: about }) : about;
}

function bare(point: DatePoint, grammaticalCase: Case, t: Translate): string {
  const { year, month, day, quarter, season, decade } = point;
  if (decade) return t(`date.decade.${grammaticalCase}`, { year });
  if (quarter !== null) return t(`date.quarter.${grammaticalCase}`, { year, quarter });
  if (season) {
    return t(`date.season.${grammaticalCase}`, { year, season: t(`season.${grammaticalCase}.${season}` as Key) });
  }
  if (month === null) return t(`date.year.${grammaticalCase}`, { year });
  if (day === null) {
    return t(`date.month.${grammaticalCase}`, { year, month: monthName(month, grammaticalCase, t) });
  }
  const form = grammaticalCase === 'plain' ? 'ofDay' : grammaticalCase;
  return t(`date.day.${grammaticalCase}`, { year, day, month: monthName(month, form, t) });
}

function monthName(month: number, form: Case | 'ofDay', t: Translate): string {
  return t(`month.${form}.${month}` as Key);
}
