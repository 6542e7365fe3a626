import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { CellValue, Worksheet } from 'exceljs';
import { openPromise } from 'yauzl';
import type { TableFormat } from '../../model/api/tables.ts';
import { escapeFormula, type SheetRow, textOf, unescapeFormula } from './columns/cell.ts';
import { headersOf, openTableFile, type TableFile } from './files/table-file.ts';
import { brokenWorkbook } from './files/workbook.ts';
import { TableRefusal } from './refusal.ts';
import type { CheckTask, CorrectedTask } from './run.ts';

type TableCorrections = Pick<CheckTask, 'mapping' | 'corrections' | 'constants'>;

/**
 * Applies the corrections that the editor made in the browser, and the values of every row; the file stays as it is. A correction of a column that
 * the file lacks, named by its id, adds that column.
 */
export function correctTable(headers: readonly string[], { mapping, corrections, constants }: TableCorrections) {
  const everywhere = new Map(constants.map(({ column, value }) => [column, value]));
  const added = [...new Set([...everywhere.keys(), ...corrections.map(({ column }) => column)])].filter(
    (column) => !headers.includes(column),
  );
  const allHeaders = [...headers, ...added];
  const byRow = Map.groupBy(corrections, ({ row }) => row);
  return {
    headers: allHeaders,
    mapping: [...headers.map((_, index) => mapping[index] ?? null), ...added],
    correct: ({ row, cells, ...place }: SheetRow): SheetRow => {
      const corrected = [...cells];
      // Only the added columns are filled up, so that a row with too few cells is still reported.
      if (cells.length === headers.length || everywhere.size > 0) {
        while (corrected.length < headers.length) corrected.push('');
        corrected.push(...added.map((column) => everywhere.get(column) ?? ''));
      }
      for (const { column, value } of byRow.get(row) ?? []) {
        const index = allHeaders.indexOf(column);
        while (corrected.length < index) corrected.push('');
        corrected[index] = value;
      }
      return { row, cells: corrected, ...place };
    },
  };
}

/**
 * Writes the file with the corrections in their cells: CSV with its delimiter, in UTF-8, which every correction fits into; a workbook with its
 * sheets and formats, and the rows above the headings.
 */
export async function writeCorrected(task: CorrectedTask): Promise<TableFormat> {
  const file = await openTableFile(task.file, { ...task.reading, headerRow: 1 });
  try {
    if (file.delimiter !== null) {
      await writeDelimited(task, file, file.delimiter);
      return 'csv';
    }
    if (file.sheet !== null) {
      await writeWorkbook(task, file, file.sheet);
      return 'xlsx';
    }
    throw new TableRefusal('not-a-table', 'Only CSV and XLSX are saved with corrections.');
  } finally {
    file.close();
  }
}

/** Each row as the file has it and as it becomes: null if it is left out. Headings stay, and those of added columns follow them. */
async function* correctedRows(
  task: CorrectedTask,
  file: TableFile,
): AsyncGenerator<{ before: SheetRow; after: SheetRow['cells'] | null }> {
  const above = (task.reading.headerRow ?? 1) - 1;
  let correct: ReturnType<typeof correctTable>['correct'] | null = null;
  const leftOut = new Set(task.leftOut);
  for await (const before of file.rows()) {
    if (before.row < above) yield { before, after: before.cells };
    else if (correct === null) {
      const headers = headersOf(before);
      const table = correctTable(headers, task);
      correct = table.correct;
      yield { before, after: [...before.cells.slice(0, headers.length), ...table.headers.slice(headers.length)] };
    } else if (leftOut.has(before.row - above)) yield { before, after: null };
    else yield { before, after: correct({ ...before, row: before.row - above }).cells };
  }
}

/** Text that a spreadsheet would run as a formula is escaped once, because the check reads it unescaped. */
const csvText = (text: string): string => (plainNumber.test(text) ? text : escapeFormula(unescapeFormula(text)));
const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/;

async function writeDelimited(task: CorrectedTask, file: TableFile, delimiter: string): Promise<void> {
  const rows = async function* () {
    for await (const { before, after } of correctedRows(task, file))
      if (after !== null)
        yield after.map((cell, index) => (cell === before.cells[index] ? textOf(cell) : csvText(textOf(cell))));
  };
  const text = stringify({ delimiter, record_delimiter: '\r\n', bom: true, quoted_match: /[\r\n]/ });
  await pipeline(rows, text, createWriteStream(task.to));
}

async function writeWorkbook(task: CorrectedTask, file: TableFile, name: string): Promise<void> {
  await weigh(task.file);
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(task.file).catch(() => {
    throw brokenWorkbook();
  });
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw brokenWorkbook();
  const areas = [...sheet.model.merges];
  for await (const { before, after } of correctedRows(task, file)) {
    // A row that is empty is no row; removing it would move formulas and merged cells.
    for (const [index, cell] of (after ?? before.cells.map(() => '')).entries())
      if (cell !== (before.cells[index] ?? ''))
        putCell(sheet, { row: before.line ?? before.row + 1, column: index + 1, text: textOf(cell), areas });
  }
  await workbook.xlsx.writeFile(task.to);
}

interface CellChange {
  row: number;
  column: number;
  text: string;
  /** Merged areas of the file. */
  areas: string[];
}

function putCell(sheet: Worksheet, { row, column, text, areas }: CellChange): void {
  const cell = sheet.getCell(row, column);
  if (cell.isMerged) separate(sheet, cell.master.address, areas);
  if (typeof cell.value === 'object' && cell.value !== null && 'shareType' in cell.value) resolveShared(sheet);
  // A number must keep its digits (not 1.10); a year in a cell of days would be shown as a day of 1905.
  const keepsDigits = plainNumber.test(text) && String(Number(text)) === text;
  const isNumber = keepsDigits && !/[dy]/i.test(cell.numFmt ?? '');
  if (!isNumber) cell.numFmt = '@';
  cell.value = isNumber ? Number(text) : text;
}

/** Takes a merged area apart: a correction is of one row, and the others keep the common value. */
function separate(sheet: Worksheet, master: string, areas: readonly string[]): void {
  const area = areas.find((each) => each.startsWith(`${master}:`));
  if (area === undefined) return;
  const { value } = sheet.getCell(master);
  const { row: top, col: left } = sheet.getCell(master).fullAddress;
  const { row: bottom, col: right } = sheet.getCell(area.slice(master.length + 1)).fullAddress;
  sheet.unMergeCells(area);
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) sheet.getCell(row, column).value = value;
}

/** Gives each cell the formula that it shares, because the one that holds it is replaced. */
function resolveShared(sheet: Worksheet): void {
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (typeof cell.value !== 'object' || cell.value === null || !('sharedFormula' in cell.value)) return;
      const { result } = cell;
      cell.value = { formula: cell.formula, result } as CellValue;
    }),
  );
}

/** Maximum unpacked size of a workbook that is rewritten whole, in memory. */
const maxRewrittenBytes = 64 << 20;

/** Unpacks every entry up to the limit, because exceljs trusts the sizes that the file states. @throws TableRefusal */
async function weigh(file: string): Promise<void> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  try {
    let bytes = 0;
    for await (const entry of zip.eachEntry()) {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        bytes += (chunk as Buffer).length;
        if (bytes > maxRewrittenBytes)
          throw new TableRefusal('too-large', 'This workbook is too large to be saved with corrections: split it.');
      }
    }
  } catch (error) {
    throw error instanceof TableRefusal ? error : brokenWorkbook();
  } finally {
    zip.close();
  }
}
