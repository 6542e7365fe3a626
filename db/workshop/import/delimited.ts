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
export function startOf(file: string, encoding: Encoding): string {
  for (const piece of decodeFile(file, encoding)) if (piece !== '') return piece.slice(0, 1 << 16);
  return '';
}

/** The rows of a CSV file; empty lines are passed over. @throws TableRefusal where its quotes or bytes are broken */
export function readDelimited(
  file: string,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<SheetRow> {
  return readPieces(withoutSepLine(decodeFile(file, encoding)), delimiter);
}

/** The rows of a text that comes in pieces, cut anywhere. @throws TableRefusal */
export async function* readPieces(pieces: Iterable<string>, delimiter: Delimiter): AsyncGenerator<SheetRow> {
  let row = 0;
  let rest = '';
  const left = pieces[Symbol.iterator]();
  // Up to the first quotation mark, which many tables do not have at all, a line is a row and needs no parser.
  for (let piece = left.next(); !piece.done; piece = left.next()) {
    const text = rest + piece.value;
    const quote = text.indexOf('"');
    const end = endOfLines(text, quote === -1 ? text.length : quote);
    for (const line of linesOf(text, end)) yield { row: row++, cells: line.split(delimiter) };
    rest = text.slice(end);
    if (quote === -1 && rest.length <= longestRow) continue;
    yield* readQuoted(afterwards(rest, left), delimiter, row);
    return;
  }
  for (const line of linesOf(rest, rest.length)) yield { row: row++, cells: line.split(delimiter) };
}

/** Where the last whole line before `before` ends. The half of an ending is one too: what follows is an empty line. */
const endOfLines = (text: string, before: number): number =>
  before === 0 ? 0 : Math.max(text.lastIndexOf('\n', before - 1), text.lastIndexOf('\r', before - 1)) + 1;

/** The lines of a text up to `end` that are not empty. */
function* linesOf(text: string, end: number): Generator<string> {
  for (let from = 0; from < end; ) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 || newline >= end ? end : newline;
    for (const line of text.slice(from, to).split('\r')) if (line !== '') yield detached(line);
    from = to + 1;
  }
}

/** A copy that does not keep the text alive that it was cut out of, as V8's own slices do. */
export const detached = (text: string): string => ` ${text}`.slice(1);

function* afterwards(first: string, left: Iterator<string>): Generator<string> {
  yield first;
  for (let piece = left.next(); !piece.done; piece = left.next()) yield piece.value;
}

/** Rows with quotation marks among them, from the start of one on. */
async function* readQuoted(pieces: Iterable<string>, delimiter: Delimiter, firstRow: number): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  // What goes wrong in the pieces ends the parser, whose reader is told below.
  pipeline(Readable.from(pieces, { objectMode: false }), parser, () => undefined);
  let row = firstRow;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { row: row++, cells };
  } catch (error) {
    throw refusalOf(error, firstRow);
  }
}

function* withoutSepLine(pieces: Iterable<string>): Generator<string> {
  let first = true;
  for (const piece of pieces) {
    if (piece === '') continue;
    yield first ? piece.replace(/^sep=[;,\t]\r?\n/i, '') : piece;
    first = false;
  }
}

function refusalOf(error: unknown, firstRow: number): unknown {
  if (!(error instanceof CsvError)) return error;
  // Those that were read, the headers among them; the rows before it may not all have been asked for yet.
  const row = firstRow + ('records' in error ? Number(error.records) : 0);
  if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new TableRefusal('bad-quotes', 'A quotation mark opens in this row and is never closed: close it.', row);
  }
  return new TableRefusal('bad-quotes', 'A quotation mark stands within a cell: write it twice ("").', row);
}
