export type CellFault = 'cell-error' | 'formula-without-value' | 'date-without-year';

/** The content of one cell; empty is `''`. `day`: an ISO day, month or year from a cell that the spreadsheet holds as a date. */
export type Cell = string | number | boolean | { day: string } | { fault: CellFault; text: string };

/** One row of the file. `row` 0 holds the headers. */
export interface SheetRow {
  row: number;
  cells: Cell[];
  /** The row as the spreadsheet numbers it. */
  line?: number;
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
