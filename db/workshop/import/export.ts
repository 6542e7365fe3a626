import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { stringify } from 'csv-stringify';
import { type CitationFormat, citationFormats, type TableFormat } from '../../model/api/tables.ts';
import { writeNumber } from '../../model/entry/written/written-number.ts';
import type { Language } from '../../model/vocabulary.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { cellOf as listCellOf } from '../selection/cells.ts';
import { cellContext, readRecords, selectSerials } from '../selection/select.ts';
import type { Body } from '../types.ts';
import { escapeFormula } from './columns/cell.ts';
import { type Column, cellOf, columnsOf, isGrouped, type TablePlan } from './columns/column.ts';
import { tablePlans } from './columns/plans.ts';
import { writeCitations } from './files/citation-file.ts';
import type { ExportTask, OnRow, SheetTask } from './run.ts';

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
    if (isCitationFormat(task.format)) return writeCitations(bodies(), task.format, task.file);
    await exportTable(task.format, { plan, bodies, language: task.language, file: task.file, onRow });
  } finally {
    db.close();
  }
}

const isCitationFormat = (format: string): format is CitationFormat => citationFormats.some((each) => each === format);

interface TableExport {
  plan: TablePlan;
  /** Called twice: the first time to find the width of the table. */
  bodies: () => Iterable<Body>;
  /** Of the headings; absent: column ids. */
  language?: Language | undefined;
  file: string;
  onRow?: OnRow;
}

/** Writes a table of records, which the import reads again. */
export async function exportTable(format: TableFormat, table: TableExport): Promise<void> {
  const columns = widest(table);
  const { plan, bodies, language, file, onRow } = table;
  const headings = columns.map(({ name, heading }) => (language === undefined ? name : heading[language]));
  function* rows(): Generator<SheetCell[]> {
    for (const body of bodies()) yield columns.map((column) => cellOf(body, column));
  }
  await writeSheet(format, { name: plan.name, headings, rows: rows(), file, onRow });
}

/** Writes a list as it is shown: the columns that were chosen, codes and titles in words. */
export async function exportList(task: SheetTask, onRow: OnRow): Promise<void> {
  const { selection, columns, format, file } = task;
  const db = openReadable(task.database);
  const context = cellContext(db, selection.order.language);
  function* rows(): Generator<SheetCell[]> {
    for (const record of readRecords(db, selectSerials(db, selection))) {
      yield columns.map(({ field, words = {} }) => {
        const cell = listCellOf(record, field, context).map((each) => words[each] ?? each);
        return cell.length > 1 ? cell.join('; ') : (cell[0] ?? null);
      });
    }
  }
  try {
    const headings = columns.map(({ heading }) => heading);
    await writeSheet(format, { name: selection.kind ?? 'records', headings, rows: rows(), file, onRow });
  } finally {
    db.close();
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

type SheetCell = string | number | null;

interface Sheet {
  name: string;
  headings: string[];
  rows: Iterable<SheetCell[]>;
  file: string;
  onRow?: OnRow | undefined;
}

/**
 * Writes CSV as Excel opens it in Kazakhstan (UTF-8 with its mark, `;`, decimal comma, CRLF), or XLSX. Texts that a
 * spreadsheet would run as a formula get an apostrophe, which the import removes.
 */
async function writeSheet(format: TableFormat, sheet: Sheet): Promise<void> {
  try {
    await (format === 'csv' ? writeCsv(sheet) : writeWorkbook(sheet));
  } catch (error) {
    rmSync(sheet.file, { force: true });
    throw error;
  }
}

const escaped = (cells: SheetCell[]): SheetCell[] =>
  cells.map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell));

async function writeCsv({ headings, rows: source, file, onRow }: Sheet): Promise<void> {
  const rows = stringify({ delimiter: ';', record_delimiter: '\r\n', bom: true, quoted_match: /[\r\n]/ });
  const out = createWriteStream(file);
  const written = once(out, 'close');
  rows.pipe(out);
  rows.write(headings);
  let count = 0;
  for (const row of source) {
    const cells = escaped(row).map((cell) => (typeof cell === 'number' ? writeNumber(cell, 'ru', '') : cell));
    if (!rows.write(cells)) await once(rows, 'drain');
    onRow?.(++count);
  }
  rows.end();
  await written;
}

async function writeWorkbook({ name, headings, rows, file, onRow }: Sheet): Promise<void> {
  // Large, and not needed for CSV.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headings.length } };
  const first = sheet.addRow(headings);
  first.font = { bold: true };
  first.commit();
  let count = 0;
  for (const row of rows) {
    sheet.addRow(escaped(row)).commit();
    onRow?.(++count);
    // Lets the writer compress what it has.
    if (count % 500 === 0) await new Promise(setImmediate);
  }
  sheet.commit();
  await workbook.commit();
}
