import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { maxTableBytes, type ReadingOptions, type TableNote } from '../../../model/api/tables.ts';
import { type SheetRow, textOf } from '../columns/cell.ts';
import { TableRefusal } from '../refusal.ts';
import { citationFormatOf, openCitations } from './citation-file.ts';
import { detectDelimiter, readDelimited } from './delimited.ts';
import { detectEncoding } from './encoding.ts';
import { readSheet } from './sheet.ts';
import { openWorkbook } from './workbook.ts';

/** An open table file. */
export interface TableFile {
  encoding: string;
  delimiter: string | null;
  sheet: string | null;
  sheets: string[];
  headerRow: number;
  /** Headers first. Each call reads the file from its start. */
  rows(): AsyncIterable<SheetRow>;
  /** Counts of what `rows` met. */
  notes: Map<TableNote['code'], number>;
  close(): void;
}

/** Opens a CSV or XLSX file, or one of citations, distinguished by their first bytes. @throws TableRefusal if it is neither */
export async function openTableFile(
  file: string,
  options: ReadingOptions = {},
  maxBytes = maxTableBytes,
): Promise<TableFile> {
  if (statSync(file).size > maxBytes) throw new TableRefusal('too-large', 'This file is too large: split it.');
  const start = firstBytes(file).toString('hex');
  if (start === 'd0cf11e0') {
    throw new TableRefusal('old-excel', 'This is a workbook of an old Excel (.xls): save it as XLSX.');
  }
  const format = start === '504b0304' ? null : citationFormatOf(firstBytes(file, maxStartBytes).toString('utf8'));
  if (format !== null) return { ...openCitations(file, format), headerRow: 1 };
  const opened = start === '504b0304' ? await openSheet(file, options) : openDelimited(file, options);
  return { ...opened, headerRow: options.headerRow ?? 1, rows: () => below(opened.rows(), options.headerRow ?? 1) };
}

/** Leaves out the rows above the headings, such as a title. */
async function* below(rows: AsyncIterable<SheetRow>, headerRow: number): AsyncGenerator<SheetRow> {
  for await (const row of rows) if (row.row >= headerRow - 1) yield { ...row, row: row.row - headerRow + 1 };
}

/** Enough to see which kind of text a file is. */
const maxStartBytes = 2_000;

function firstBytes(file: string, count = 4): Buffer {
  const bytes = Buffer.alloc(count);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}

function openDelimited(file: string, options: ReadingOptions): Opened {
  const encoding = options.encoding ?? detectEncoding(file);
  const delimiter = options.delimiter ?? detectDelimiter(file, encoding);
  return {
    encoding,
    delimiter,
    sheet: null,
    sheets: [],
    rows: () => readDelimited(file, encoding, delimiter),
    notes: new Map(),
    close: () => undefined,
  };
}

type Opened = Omit<TableFile, 'headerRow'>;

async function openSheet(file: string, options: ReadingOptions): Promise<Opened> {
  const workbook = await openWorkbook(file);
  const sheet = workbook.sheets.find(({ name }) => options.sheet === undefined || name === options.sheet);
  if (sheet === undefined) {
    workbook.close();
    throw new TableRefusal('no-sheet', 'This workbook has no such sheet: choose another.');
  }
  const notes: TableFile['notes'] = new Map();
  return {
    encoding: 'xlsx',
    delimiter: null,
    sheet: sheet.name,
    sheets: workbook.sheets.map(({ name }) => name),
    rows: () => {
      notes.clear();
      return readSheet(workbook, sheet.file, notes);
    },
    notes,
    close: workbook.close,
  };
}

/** The headers of a table. @throws TableRefusal when there are none */
export function headersOf(row: SheetRow | undefined): string[] {
  const headers = (row?.cells ?? []).map((cell) => textOf(cell).trim());
  while (headers.at(-1) === '') headers.pop();
  if (headers.length === 0)
    throw new TableRefusal('no-header', 'This table is empty: its first row names the columns.');
  if (headers.length > 500) throw new TableRefusal('not-a-table', 'This table has more than 500 columns.');
  return headers;
}
