import type { TableFaultCode } from '../../model/api/tables.ts';

/** The content of one cell; empty is `''`. `day`: an ISO day from a cell that the spreadsheet holds as a date. */
export type Cell = string | number | boolean | { day: string } | { fault: TableFaultCode; text: string };

/** One row of the file. `row` 0 holds the headers. */
export interface SheetRow {
  row: number;
  cells: Cell[];
}

export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  return 'day' in cell ? cell.day : cell.text;
}

export const isEmptyCell = (cell: Cell): boolean => typeof cell === 'string' && cell.trim() === '';

/** Characters that start a formula in a spreadsheet, full-width forms included, and the blanks skipped before them. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const escapedFormula = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Prefixes text that a spreadsheet would run as a formula with an apostrophe, its mark of plain text. */
export const escapeFormula = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Inverse of `escapeFormula` for every text. */
export const unescapeFormula = (text: string): string => (escapedFormula.test(text) ? text.slice(1) : text);

type NumberResult = { value: number } | { fault: 'not-a-number' | 'ambiguous-number' };

/** Thousands separators: plain, no-break, narrow and thin space. */
const blanks = /[ \u00a0\u202f\u2009]/g;
const grouped = /^-?\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?$/;
const plain = /^-?\d+(?:[.,]\d+)?$/;
const commaThousands = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const pointThousands = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
/** `14,842` is 14842 to some readers and 14.842 to others. */
const ambiguous = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a number as people write it: `14 842`, `14842`, `49,67`, `49.67`, `1.234.567`, `1,234.5`. Refuses ambiguous
 * forms, unless `decimal` states that a separator always begins a fraction (a coordinate).
 */
export function readNumber(text: string, decimal = false): NumberResult {
  const written = text.trim().replace(/^[\u2212\u2013]/, '-');
  if (!decimal && ambiguous.test(written)) return { fault: 'ambiguous-number' };
  const digits = digitsOf(written);
  if (digits === null || digits.replace(/\D/g, '').length > 17) return { fault: 'not-a-number' };
  const value = Number(digits);
  return Number.isFinite(value) ? { value } : { fault: 'not-a-number' };
}

function digitsOf(written: string): string | null {
  if (plain.test(written)) return written.replace(',', '.');
  if (grouped.test(written)) return written.replace(blanks, '').replace(',', '.');
  if (commaThousands.test(written)) return written.replaceAll(',', '');
  return pointThousands.test(written) ? written.replaceAll('.', '').replace(',', '.') : null;
}

/** A number with a decimal comma, as Excel in Kazakhstan reads it; never in a form that `readNumber` finds ambiguous. */
export function writeNumber(value: number): string {
  const text = String(value).replace('.', ',');
  return ambiguous.test(text) ? `${text}0` : text;
}
