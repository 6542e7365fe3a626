import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { stringify } from 'csv-stringify';
import type { TableFormat } from '../../model/api/tables.ts';
import { writeNumber } from '../../model/entry/written-number.ts';
import type { Language } from '../../model/vocabulary.ts';
import { openReadable } from '../../sqlite/connection.ts';
import type { Body } from '../types.ts';
import { escapeFormula } from './cell.ts';
import { type Column, columnsOf, isGrouped, type TablePlan } from './column.ts';
import { tablePlans } from './plans.ts';
import { valueAt } from './row.ts';
import type { ExportTask, OnRow } from './run.ts';

/** Newest revisions of records that are not withdrawn, in the order of their kind. */
const newest = `
SELECT revision.body FROM record
CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
WHERE record.kind = ? AND record.withdrawn = 0 ORDER BY record.position`;

export async function exportRecords(task: ExportTask, onRow: OnRow): Promise<void> {
  const plan = tablePlans[task.table];
  const db = openReadable(task.database);
  const select = db.prepare<[string], { body: string }>(newest);
  function* bodies(): Generator<Body> {
    for (const { body: json } of select.iterate(plan.kind)) {
      const body = JSON.parse(json) as Body;
      if (plan.purpose?.holds(body) ?? true) yield body;
    }
  }
  try {
    await exportTable(task.format, { plan, bodies, language: task.language, file: task.file, onRow });
  } finally {
    db.close();
  }
}

interface TableExport {
  plan: TablePlan;
  /** Called twice: the first time to find the width of the table. */
  bodies: () => Iterable<Body>;
  /** Of the headings; absent: column ids. */
  language?: Language | undefined;
  file: string;
  onRow?: OnRow;
}

/**
 * Writes a table: CSV as Excel opens it in Kazakhstan (UTF-8 with its mark, `;`, decimal comma, CRLF), or XLSX.
 * Texts that a spreadsheet would run as a formula get an apostrophe, which the import removes.
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

/** The columns, with as many members of each group as the fullest record has, at least one. */
function widest({ plan, bodies }: TableExport): Column[] {
  const sizes = new Map(plan.columns.filter(isGrouped).map(({ path }) => [path[0] ?? '', 1]));
  for (const body of bodies()) {
    for (const [group, size] of sizes) {
      if (Array.isArray(body[group])) sizes.set(group, Math.max(size, body[group].length));
    }
  }
  return columnsOf(plan, (group) => sizes.get(group) ?? 1);
}

const headingsOf = (columns: Column[], language: Language | undefined): string[] =>
  columns.map(({ name, heading }) => (language === undefined ? name : heading[language]));

const cellsOf = (body: Body, columns: Column[]): (string | number | null)[] =>
  columns.map((column) => {
    const cell = cellOf(body, column);
    return typeof cell === 'string' ? escapeFormula(cell) : cell;
  });

/** The cell of a column; null when it is empty. */
function cellOf(body: Body, { path, form }: Column): string | number | null {
  const value = valueAt(body, path);
  if (value === undefined || value === null || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : form.write(value);
  // `amount` is a number or a group, whose members have their own columns.
  return typeof value === 'object' ? null : form.write(value);
}

async function writeCsv({ bodies, language, file, onRow }: TableExport, columns: Column[]): Promise<void> {
  const rows = stringify({ delimiter: ';', record_delimiter: '\r\n', bom: true, quoted_match: /[\r\n]/ });
  const out = createWriteStream(file);
  const written = once(out, 'close');
  rows.pipe(out);
  rows.write(headingsOf(columns, language));
  let count = 0;
  for (const body of bodies()) {
    const cells = cellsOf(body, columns).map((cell) => (typeof cell === 'number' ? writeNumber(cell, 'ru', '') : cell));
    if (!rows.write(cells)) await once(rows, 'drain');
    onRow?.(++count);
  }
  rows.end();
  await written;
}

async function writeWorkbook({ plan, bodies, language, file, onRow }: TableExport, columns: Column[]): Promise<void> {
  // Large, and not needed for CSV.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(plan.name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  const headings = sheet.addRow(headingsOf(columns, language));
  headings.font = { bold: true };
  headings.commit();
  let count = 0;
  for (const body of bodies()) {
    sheet.addRow(cellsOf(body, columns)).commit();
    onRow?.(++count);
    // Lets the writer compress what it has.
    if (count % 500 === 0) await new Promise(setImmediate);
  }
  sheet.commit();
  await workbook.commit();
}
