import { parseDate } from '../../model/entry/date.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import type { Row } from './inserter.ts';

/** A text in three columns: `name_kk`, `name_ru`, `name_en`. */
export function wordColumns(name: string, words: Trilingual | undefined): Row {
  return { [`${name}_kk`]: words?.kk ?? null, [`${name}_ru`]: words?.ru ?? null, [`${name}_en`]: words?.en ?? null };
}

/** A date as written and taken apart: `name_edtf`, `name_json`. */
export function dateColumns(name: string, edtf: string | undefined): Row {
  const date = edtf === undefined ? null : JSON.stringify(parseDate(edtf));
  return { [`${name}_edtf`]: edtf ?? null, [`${name}_json`]: date };
}

/** First and last year that a date touches, for the filters; null where that end is not known. */
export function yearColumns(edtf: string | undefined): Row {
  const date = edtf === undefined ? null : parseDate(edtf);
  return { first_year: yearOf(date?.firstDay), last_year: yearOf(date?.lastDay) };
}

const yearOf = (day: string | null | undefined) => (day ? Number(day.slice(0, 4)) : null);

/** SQLite has no truth values. */
export const flag = (value: boolean): number => Number(value);
