import edtf from 'edtf';
import * as v from 'valibot';
import type { DatePoint, DateValue } from '../api/date.ts';
import { fault } from './fault.ts';

type EdtfDate = ReturnType<typeof edtf>;

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * Reads an EDTF expression (ISO 8601-2, level 2 as edtf.js knows it).
 *
 * @returns the parsed expression, or null when it is not EDTF. `XXXX` means "no date known".
 */
export function parseDate(expression: string): DateValue | null {
  try {
    const [start, end] = expression.includes('/') ? expression.split('/') : [expression, undefined];
    const first = pointOf(start ?? '');
    const last = end === undefined ? first : pointOf(end);
    if (first.day && last.day && first.day > last.lastDay) return null;
    return {
      edtf: expression,
      interval: end !== undefined,
      start: first.point,
      end: last.point,
      firstDay: first.day || null,
      lastDay: last.lastDay || null,
    };
  } catch {
    return null;
  }
}

interface Parsed {
  point: DatePoint | null;
  day: string;
  lastDay: string;
}

/** `''` and `..` are the open ends of an interval, `XXXX` is an unrecorded year: none of the three has a day. */
function pointOf(text: string): Parsed {
  if (text === '' || text === '..' || text === 'XXXX') return { point: null, day: '', lastDay: '' };
  const plain = plainPoint(text);
  if (plain !== null) return plain;
  const date: EdtfDate = edtf(text);
  const [year, second, day] = date.values as [number, number?, number?];
  const season = date.type === 'Season';
  return {
    point: {
      year,
      month: season || second === undefined ? null : second + 1,
      day: day ?? null,
      quarter: season && second !== undefined && second >= 33 ? second - 32 : null,
      decade: /^\d{3}X/.test(text),
      approximate: /[~%]/.test(text),
      uncertain: /[?%]/.test(text),
    },
    day: isoDay(date.min),
    lastDay: isoDay(date.max),
  };
}

/** A bare year, month or day, as most dates are: a hundred times faster than the grammar, which matters for tables. */
function plainPoint(text: string): Parsed | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year == null || year < 1000) return null;
  // Months above 12 are seasons; the grammar refuses an impossible day.
  if (month != null && (month < 1 || month > 12)) return null;
  const lastDay = new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate();
  if (day != null && (day < 1 || day > lastDay)) return null;
  const first = `${text}${month == null ? '-01' : ''}${day == null ? '-01' : ''}`;
  const last = `${text}${month == null ? '-12' : ''}${day == null ? `-${lastDay}` : ''}`;
  const point: DatePoint = {
    year,
    month: month ?? null,
    day: day ?? null,
    quarter: null,
    decade: false,
    approximate: false,
    uncertain: false,
  };
  return { point, day: first, lastDay: last };
}

export const dateSchema = v.pipe(
  v.string(fault('date-not-quoted')),
  v.check((text) => parseDate(text) !== null, fault('bad-date')),
);
