import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { ReadingOptions } from '../model/api/tables.ts';
import type { SheetRow } from '../workshop/import/columns/cell.ts';
import { decodeFile, detectEncoding } from '../workshop/import/files/encoding.ts';
import { headersOf, openTableFile } from '../workshop/import/files/table-file.ts';
import { TableRefusal } from '../workshop/import/refusal.ts';

/** Maximum size of a file of names; three million rows are about 1 GB. */
const maxNameFileBytes = 4_000_000_000;

/** An open file of names. Each call of `rows` reads it from its start; row 1 is the first under the headings. */
export interface SourceRows {
  headings: string[];
  /** Whether each row states all of its cells: of a workbook the empty ones at the end are left out. */
  isDelimited: boolean;
  rows(): AsyncIterable<SheetRow>;
  close(): void;
}

/** Opens a CSV, XLSX or JSON Lines file. @throws TableRefusal for any other file */
export async function openSource(path: string, options: ReadingOptions = {}): Promise<SourceRows> {
  if (statSync(path).size > maxNameFileBytes) {
    throw new TableRefusal('too-large', 'This file is larger than 4 GB: split it into several lists.');
  }
  if (isJsonLines(path)) return openJsonLines(path);
  const file = await openTableFile(path, options, maxNameFileBytes);
  try {
    let headings: string[] | null = null;
    for await (const row of file.rows()) {
      headings = headersOf(row);
      break;
    }
    return {
      headings: headings ?? headersOf(undefined),
      isDelimited: file.delimiter !== null,
      rows: () => withoutHeadings(file.rows()),
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function* withoutHeadings(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  for await (const row of rows) if (row.row > 0) yield row;
}

function isJsonLines(path: string): boolean {
  const bytes = Buffer.alloc(64);
  const handle = openSync(path, 'r');
  try {
    return /^\ufeff?\s*\{/.test(bytes.toString('utf8', 0, readSync(handle, bytes)));
  } finally {
    closeSync(handle);
  }
}

function openJsonLines(path: string): SourceRows {
  const encoding = detectEncoding(path);
  const headings = new Map<string, number>();
  for (const { value } of objectsOf(linesOf(decodeFile(path, encoding)))) {
    for (const key of Object.keys(value)) if (!headings.has(key)) headings.set(key, headings.size);
    if (headings.size > 500) throw new TableRefusal('not-a-table', 'This file has more than 500 keys.');
  }
  if (headings.size === 0) throw new TableRefusal('no-rows', 'This file has no row.');
  return {
    headings: [...headings.keys()],
    isDelimited: false,
    async *rows() {
      for (const { row, value } of objectsOf(linesOf(decodeFile(path, encoding)))) {
        const cells = new Array<string>(headings.size).fill('');
        for (const [key, cell] of Object.entries(value)) cells[headings.get(key) ?? 0] = textOfValue(cell);
        yield { row, cells, line: row };
      }
    },
    close: () => undefined,
  };
}

function* objectsOf(lines: Iterable<string>): Generator<{ row: number; value: Record<string, unknown> }> {
  let row = 0;
  for (const line of lines) {
    row++;
    yield { row, value: parseObject(line, row) };
  }
}

function parseObject(line: string, row: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below.
  }
  throw new TableRefusal('broken-file', 'This line is no JSON object: write one object on each line.', row);
}

const maxLineLength = 1 << 20;

/** Lines that are not empty. */
function* linesOf(chunks: Iterable<string>): Generator<string> {
  let rest = '';
  for (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxLineLength) throw new TableRefusal('broken-file', 'A line of this file never ends.');
    for (const line of lines) if (line.trim() !== '') yield line.replace(/^\ufeff/, '');
  }
  if (rest.trim() !== '') yield rest.replace(/^\ufeff/, '');
}

const textOfValue = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
