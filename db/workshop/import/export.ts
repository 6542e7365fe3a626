import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { stringify } from 'csv-stringify';
import type { Language } from '../../model/vocabulary.ts';
import { type Body, cellOf } from './body.ts';
import { type Column, columnsOf, isGrouped, type TablePlan } from './column.ts';
import { neutralised } from './formula.ts';
import { writeNumber } from './number.ts';
import type { TableFormat } from './wishes.ts';

export interface TableExport {
  plan: TablePlan;
  /** Called twice: once to see how wide the table is. */
  bodies: () => Iterable<Body>;
  /** Headings in this language; absent: the columns' ids. */
  language?: Language | undefined;
  file: string;
  onRow?: ((rows: number) => void) | undefined;
}

/**
 * Writes a table: CSV as Excel opens it in Kazakhstan (UTF-8 with its mark, `;`, decimal comma, CRLF), or XLSX.
 * Texts that a spreadsheet would run as a formula get an apostrophe, which the import takes off again.
 */
export async function exportTable(format: TableFormat, table: TableExport): Promise<void> {
  const columns = widest(table);
  try {
    await (format === 'csv' ? writeCsv(table, columns) : writeWorkbook(table, columns));
  } catch (error) {
    rmSync(table.file, { force: true });
    throw error;
  }
}

/** As many members of each group as the fullest record has, and one at least. */
function widest({ plan, bodies }: TableExport): Column[] {
  const groups = [...new Set(plan.columns.filter(isGrouped).map(({ path }) => path[0] ?? ''))];
  const sizes = new Map(groups.map((group) => [group, 1]));
  for (const body of bodies()) {
    for (const group of groups) {
      const size = Array.isArray(body[group]) ? body[group].length : 0;
      if (size > (sizes.get(group) ?? 1)) sizes.set(group, size);
    }
  }
  return columnsOf(plan, (group) => sizes.get(group) ?? 1);
}

const headingOf = (column: Column, language: Language | undefined) =>
  language === undefined ? column.name : column.heading[language];

const cellsOf = (body: Body, columns: readonly Column[]): (string | number | null)[] =>
  columns.map((column) => {
    const cell = cellOf(body, column);
    return typeof cell === 'string' ? neutralised(cell) : cell;
  });

async function writeCsv({ bodies, language, file, onRow }: TableExport, columns: Column[]): Promise<void> {
  const rows = stringify({ delimiter: ';', record_delimiter: '\r\n', bom: true, quoted_match: /[\r\n]/ });
  const out = createWriteStream(file);
  const written = once(out, 'close');
  rows.pipe(out);
  rows.write(columns.map((column) => headingOf(column, language)));
  let count = 0;
  for (const body of bodies()) {
    const cells = cellsOf(body, columns).map((cell) => (typeof cell === 'number' ? writeNumber(cell) : cell));
    if (!rows.write(cells)) await once(rows, 'drain');
    onRow?.(++count);
  }
  rows.end();
  await written;
}

async function writeWorkbook({ plan, bodies, language, file, onRow }: TableExport, columns: Column[]): Promise<void> {
  // Large, and of no use to the other tasks of the worker.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(plan.name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  const headings = sheet.addRow(columns.map((column) => headingOf(column, language)));
  headings.font = { bold: true };
  headings.commit();
  let count = 0;
  for (const body of bodies()) {
    sheet.addRow(cellsOf(body, columns)).commit();
    onRow?.(++count);
    // The writer zips between two turns of the loop.
    if (count % 500 === 0) await new Promise(setImmediate);
  }
  sheet.commit();
  await workbook.commit();
}
