import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { TableNote } from '../../model/api/tables.ts';
import { openArchive } from './archive.ts';
import { type SheetRow, textOf } from './cell.ts';
import { detectDelimiter, readDelimited, startOf } from './delimited.ts';
import { detectEncoding } from './encoding.ts';
import { TableRefusal } from './refusal.ts';
import { readSheet } from './sheet.ts';
import { mostTableBytes, type TableWishes } from './wishes.ts';
import { readWorkbook } from './workbook.ts';

/** A table file that is open. */
export interface TableFile {
  encoding: string;
  delimiter: string | null;
  sheet: string | null;
  sheets: string[];
  /** The headers first. Reads the file anew at each call. */
  rows(): AsyncIterable<SheetRow>;
  /** What was noted while the rows were read. */
  notes: Map<TableNote['code'], number>;
  close(): void;
}

/** Opens a CSV or XLSX file, told apart by what is in it. @throws TableRefusal where it is neither */
export async function openTableFile(file: string, wishes: TableWishes = {}): Promise<TableFile> {
  if (statSync(file).size > mostTableBytes) throw new TableRefusal('too-large', 'This file is too large: split it.');
  const start = firstBytes(file);
  if (start.equals(Buffer.from('d0cf11e0', 'hex'))) {
    throw new TableRefusal('old-excel', 'This is a workbook of an old Excel (.xls): save it as XLSX.');
  }
  return start.equals(Buffer.from('504b0304', 'hex')) ? openWorkbook(file, wishes) : openDelimited(file, wishes);
}

function firstBytes(file: string): Buffer {
  const bytes = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}

function openDelimited(file: string, wishes: TableWishes): TableFile {
  const encoding = wishes.encoding ?? detectEncoding(file);
  const delimiter = wishes.delimiter ?? detectDelimiter(startOf(file, encoding));
  const notes = new Map<TableNote['code'], number>();
  return {
    encoding,
    delimiter,
    sheet: null,
    sheets: [],
    rows: () => readDelimited(file, { encoding, delimiter }),
    notes,
    close: () => undefined,
  };
}

async function openWorkbook(file: string, wishes: TableWishes): Promise<TableFile> {
  const archive = await openArchive(file);
  try {
    const workbook = await readWorkbook(archive);
    const sheet = workbook.sheets.find(({ name }) => wishes.sheet === undefined || name === wishes.sheet);
    if (sheet === undefined) throw new TableRefusal('no-sheet', 'This workbook has no such sheet: choose another.');
    const notes = new Map<TableNote['code'], number>();
    return {
      encoding: 'xlsx',
      delimiter: null,
      sheet: sheet.name,
      sheets: workbook.sheets.map(({ name }) => name),
      rows: () => {
        notes.clear();
        return readSheet(archive, workbook, { file: sheet.file, notes });
      },
      notes,
      close: archive.close,
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** The headers of a table. @throws TableRefusal where there are none */
export function headersOf(row: SheetRow | undefined): string[] {
  const headers = (row?.cells ?? []).map((cell) => textOf(cell).trim());
  while (headers.at(-1) === '') headers.pop();
  if (headers.length === 0)
    throw new TableRefusal('no-header', 'This table is empty: its first row names the columns.');
  if (headers.length > 500) throw new TableRefusal('not-a-table', 'This table has more than 500 columns.');
  return headers;
}
