import edtf from 'edtf';
import * as v from 'valibot';
import type { DatePoint, DateValue } from '../record/date.ts';

type EdtfDate = ReturnType<typeof edtf>;

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * Reads an EDTF expression (ISO 8601-2, level 2 as edtf.js knows it).
 *
 * @returns the expression taken apart, or null where it is not EDTF. `XXXX` stands for "no date known".
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

/** `''` and `..` are the open ends of an interval, `XXXX` a year nobody recorded: all three carry no day. */
function pointOf(text: string): Parsed {
  if (text === '' || text === '..' || text === 'XXXX') return { point: null, day: '', lastDay: '' };
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

export const dateSchema = v.pipe(
  v.string('must be an EDTF date in quotation marks'),
  v.check(
    (text) => parseDate(text) !== null,
    (issue) =>
      `"${issue.input}" is not an EDTF date (write 1947, 1947~, 1952-04-24, 1952-04-24/1954-04-08, ../1956 or XXXX)`,
  ),
);
