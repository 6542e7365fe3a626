import * as v from 'valibot';
import type { DatePoint, DateValue } from '../api/date.ts';
import { fault } from './fault.ts';

/**
 * Reads an EDTF expression (ISO 8601-2) as far as the kiosk can show it: a year, month, day, season (`1932-22`), quarter
 * (`1938-33`) or decade (`193X`) with `~`, `?` or `%`, or an interval of two of these with open (`..`) or unknown ends.
 *
 * @returns the parsed expression, or null when it is something else. `XXXX` means "no date known".
 */
export function parseDate(expression: string): DateValue | null {
  const [start = '', end, ...rest] = expression.split('/');
  if (rest.length > 0) return null;
  const first = pointOf(start);
  const last = end === undefined ? first : pointOf(end);
  if (first === null || last === null) return null;
  if (first.point === null && last.point === null && expression !== 'XXXX') return null;
  if (first.day && last.day && first.day > last.lastDay) return null;
  return {
    edtf: expression,
    interval: end !== undefined,
    start: first.point,
    end: last.point,
    firstDay: first.day || null,
    lastDay: last.lastDay || null,
  };
}

interface Parsed {
  point: DatePoint | null;
  day: string;
  lastDay: string;
}

const pattern = /^(\d{4}|\d{3}X)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/;

/** First and last month of the seasons and quarters; winter begins or ends a year, so that only the year is certain. */
const parts: Record<number, [first: number, last: number]> = {
  21: [3, 5],
  22: [6, 8],
  23: [9, 11],
  24: [1, 12],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
};

/** `''` and `..` are the open ends of an interval, `XXXX` is an unrecorded year: none of the three has a day. */
function pointOf(text: string): Parsed | null {
  if (text === '' || text === '..' || text === 'XXXX') return { point: null, day: '', lastDay: '' };
  const [, yearText = '', second, dayText, mark = ''] = pattern.exec(text) ?? [];
  const decade = yearText.endsWith('X');
  const year = Number(yearText.replace('X', '0'));
  const code = second === undefined ? null : Number(second);
  // Three digits or fewer are no year of this subject, but a day or a number in the wrong field.
  if (year < 1000 || (decade && code !== null)) return null;
  const part = code === null ? undefined : parts[code];
  const month = part === undefined ? code : null;
  if (month !== null && (month < 1 || month > 12)) return null;
  if (part !== undefined && dayText !== undefined) return null;
  const [firstMonth, lastMonth] = part ?? [month ?? 1, month ?? 12];
  const lastYear = decade ? year + 9 : year;
  const daysInMonth = new Date(Date.UTC(lastYear, lastMonth, 0)).getUTCDate();
  const day = dayText === undefined ? null : Number(dayText);
  if (day !== null && (day < 1 || day > daysInMonth)) return null;
  const point: DatePoint = {
    year,
    month,
    day,
    quarter: code !== null && code >= 33 && part ? code - 32 : null,
    decade,
    approximate: mark === '~' || mark === '%',
    uncertain: mark === '?' || mark === '%',
    ...(code !== null && code < 30 && part ? { season: code - 20 } : {}),
  };
  return { point, day: iso(year, firstMonth, day ?? 1), lastDay: iso(lastYear, lastMonth, day ?? daysInMonth) };
}

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export const dateSchema = v.pipe(
  v.string(fault('date-not-quoted')),
  v.check((text) => parseDate(text) !== null, fault('bad-date')),
);
