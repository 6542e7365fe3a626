import type { TableFaultCode } from '../../model/api/tables.ts';

/** What stands in one cell: nothing is `''`. `day`: an ISO day from a cell that the spreadsheet holds as a date. */
export type Cell = string | number | boolean | { day: string } | { fault: TableFaultCode; text: string };

/** One row as the file has it. `row` 0 holds the headers. */
export interface SheetRow {
  row: number;
  cells: Cell[];
}

/** A cell as a person would read it aloud. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  return 'day' in cell ? cell.day : cell.text;
}

export const isEmptyCell = (cell: Cell): boolean => typeof cell === 'string' && cell.trim() === '';
