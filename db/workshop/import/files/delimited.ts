import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Delimiter, delimiters, type Encoding } from '../../../model/api/tables.ts';
import { detached } from '../../../model/detached.ts';
import type { SheetRow } from '../columns/cell.ts';
import { TableRefusal } from '../refusal.ts';
import { decodeFile } from './encoding.ts';

/** Maximum length of a row in characters; bounds the effect of a quotation mark that is never closed. */
const maxRowLength = 1 << 20;

const sepLine = /^sep=([;,\t])\r?\n/i;

/** The delimiter in Excel's own first line (`sep=;`), else the most frequent one outside quotes in the headers. */
export function detectDelimiter(file: string, encoding: Encoding): Delimiter {
  const [firstChunk = ''] = decodeFile(file, encoding);
  const start = firstChunk.slice(0, 1 << 16);
  const stated = sepLine.exec(start)?.[1];
  if (stated !== undefined) return stated as Delimiter;
  const header = /^(?:[^"\r\n]|"[^"]*")*/.exec(start)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counted = delimiters.map((sign) => ({ sign, count: header.split(sign).length - 1 }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

/** The rows of a CSV file without empty lines. @throws TableRefusal when its quotes or bytes are broken */
export const readDelimited = (file: string, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<SheetRow> =>
  readChunks(withoutSepLine(decodeFile(file, encoding)), delimiter);

function* withoutSepLine(chunks: Iterable<string>): Generator<string> {
  let isStart = true;
  for (const chunk of chunks) {
    yield isStart ? chunk.replace(sepLine, '') : chunk;
    isStart = false;
  }
}

/** The rows of a text in chunks, which may end anywhere. @throws TableRefusal */
export async function* readChunks(chunks: Iterable<string>, delimiter: Delimiter): AsyncGenerator<SheetRow> {
  let row = 0;
  let rest = '';
  const remaining = chunks[Symbol.iterator]();
  // Up to the first quotation mark, which many tables do not have at all, a line is a row and needs no parser.
  for (let chunk = remaining.next(); !chunk.done; chunk = remaining.next()) {
    const text = rest + chunk.value;
    const quote = text.indexOf('"');
    const end = endOfLines(text, quote === -1 ? text.length : quote);
    for (const line of linesOf(text, end)) yield { row: row++, cells: line.split(delimiter) };
    rest = text.slice(end);
    if (quote === -1 && rest.length <= maxRowLength) continue;
    yield* readQuoted(chain(rest, remaining), delimiter, row);
    return;
  }
  for (const line of linesOf(rest, rest.length)) yield { row: row++, cells: line.split(delimiter) };
}

/** Where the last whole line before `before` ends. Half a CRLF counts as an ending: the other half is an empty line. */
const endOfLines = (text: string, before: number): number =>
  before === 0 ? 0 : Math.max(text.lastIndexOf('\n', before - 1), text.lastIndexOf('\r', before - 1)) + 1;

/** The non-empty lines of a text up to `end`. */
function* linesOf(text: string, end: number): Generator<string> {
  for (let from = 0; from < end; ) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 || newline >= end ? end : newline;
    for (const line of text.slice(from, to).split('\r')) if (line !== '') yield detached(line);
    from = to + 1;
  }
}

/** The remaining chunks after `first`. */
function* chain(first: string, remaining: Iterator<string>): Generator<string> {
  yield first;
  for (let chunk = remaining.next(); !chunk.done; chunk = remaining.next()) yield chunk.value;
}

/** Rows that may contain quotation marks. */
async function* readQuoted(chunks: Iterable<string>, delimiter: Delimiter, firstRow: number): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRowLength,
  });
  // An error of the chunks destroys the parser, so that the loop below throws it.
  pipeline(Readable.from(chunks, { objectMode: false }), parser, () => undefined);
  let row = firstRow;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { row: row++, cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message =
      error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'A quotation mark opens in this row and is never closed: close it.'
        : 'A cell contains a quotation mark: write it twice ("").';
    // Counts all parsed records, because not all rows before the error may have been consumed yet.
    throw new TableRefusal('bad-quotes', message, firstRow + ('records' in error ? Number(error.records) : 0));
  }
}
