import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SheetRow } from './cell.ts';
import { decodeFile } from './encoding.ts';
import { TableRefusal } from './refusal.ts';
import { type Delimiter, delimiters, type Encoding } from './wishes.ts';

/** Longest row in characters; a quote that is never closed would else swallow the file. */
const longestRow = 1 << 20;

/** Excel's own first line, `sep=;`, is obeyed; else the sign that stands most often outside quotes in the headers. */
export function detectDelimiter(start: string): Delimiter {
  const said = /^sep=([;,\t])\r?\n/i.exec(start)?.[1];
  if (said !== undefined) return said as Delimiter;
  const header = /^(?:[^"\r\n]|"[^"]*")*/.exec(start)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counted = delimiters.map((sign) => ({ sign, count: header.split(sign).length - 1 }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

/** The first characters of a file. */
export async function startOf(file: string, encoding: Encoding): Promise<string> {
  for await (const piece of decodeFile(file, encoding)) if (piece !== '') return piece.slice(0, 1 << 16);
  return '';
}

/** The rows of a CSV file; empty lines are passed over. @throws TableRefusal where its quotes or bytes are broken */
export async function* readDelimited(
  file: string,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  const pieces = withoutSepLine(decodeFile(file, encoding));
  // What goes wrong in the pieces ends the parser, whose reader is told below.
  pipeline(Readable.from(pieces, { objectMode: false }), parser, () => undefined);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { row: row++, cells };
  } catch (error) {
    throw refusalOf(error);
  }
}

async function* withoutSepLine(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true;
  for await (const piece of pieces) {
    if (piece === '') continue;
    yield first ? piece.replace(/^sep=[;,\t]\r?\n/i, '') : piece;
    first = false;
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  // Those that were read, the headers among them; the rows before it may not all have been asked for yet.
  const row = 'records' in error ? Number(error.records) : 0;
  if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new TableRefusal('bad-quotes', 'A quotation mark opens in this row and is never closed: close it.', row);
  }
  return new TableRefusal('bad-quotes', 'A quotation mark stands within a cell: write it twice ("").', row);
}
