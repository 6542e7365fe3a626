import { readFileSync, statSync, writeFileSync } from 'node:fs';
import core from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import * as v from 'valibot';
import type { CitationFormat, TableNote } from '../../../model/api/tables.ts';
import { sourceSchema } from '../../../model/entry/source.ts';
import { type CslItem, cslOf, sourceOf } from '../../open-data/csl.ts';
import type { Body } from '../../types.ts';
import { escapeFormula, type SheetRow } from '../columns/cell.ts';
import { cellOf, columnsOf } from '../columns/column.ts';
import { tablePlans } from '../columns/plans.ts';
import { TableRefusal } from '../refusal.ts';

/** Libraries of citations are small; a larger file is something else. */
const maxBytes = 20_000_000;

/** Which format of citations the beginning of a file is in; null: none. */
export function citationFormatOf(start: string): CitationFormat | null {
  const text = start.replace(/^\ufeff/, '').trimStart();
  if (/^[[{]\s*["{]/.test(text)) return 'csl-json';
  if (/^TY {2}-/m.test(text)) return 'ris';
  return /^@[a-z]+\s*\{/im.test(text) ? 'bibtex' : null;
}

/** Opens a file of citations as a table of sources, so that it is checked, imported and undone like one. */
export function openCitations(file: string, format: CitationFormat) {
  if (statSync(file).size > maxBytes) throw new TableRefusal('too-large', 'This file is too large: split it.');
  const text = decoded(readFileSync(file));
  const bodies = itemsOf(text, format).map(sourceOf);
  return {
    encoding: format,
    delimiter: null,
    sheet: null,
    sheets: [],
    rows: () => rowsOf(bodies),
    notes: new Map<TableNote['code'], number>(),
    close: () => undefined,
  };
}

/** Text of a file whose letters were read in one encoding and saved in another, such as `РљР°СЂР»Р°Рі` or `ÐšÐ°Ñ€`. */
const mangled =
  /(?:[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u2013-\u2122]){2}|(?:[ÐÑ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]){2}/u;

/** @throws TableRefusal with the line where the letters are damaged */
function decoded(bytes: Buffer): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lines = text.split(/\r\n|\r|\n/);
  const damaged = lines.findIndex((line) => line.includes('\ufffd') || mangled.test(line));
  if (damaged === -1) return text;
  throw new TableRefusal(
    'damaged-encoding',
    `Line ${damaged + 1} has damaged letters: export the file again, as UTF-8.`,
    damaged + 1,
  );
}

function itemsOf(text: string, format: CitationFormat): CslItem[] {
  const items = format === 'csl-json' ? parsedJson(text) : readItems(text, format);
  if (items.length === 0) throw new TableRefusal('no-rows', 'This file has no citation that can be read.');
  return items;
}

function parsedJson(text: string): CslItem[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TableRefusal('broken-file', 'This file is not valid JSON: export it again.');
  }
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter(isItem);
}

const isItem = (value: unknown): value is CslItem =>
  typeof value === 'object' && value !== null && 'id' in value && 'type' in value;

/** The rows of a table of sources: only columns in which some citation has a value. */
async function* rowsOf(bodies: readonly Body[]): AsyncGenerator<SheetRow> {
  const columns = columnsOf(tablePlans.sources, () => 1);
  const rows = bodies.map((body) => columns.map((column) => cellOf(body, column)));
  const used = columns.flatMap((_, index) => (rows.some((row) => row[index] !== null) ? [index] : []));
  yield { row: 0, cells: used.map((index) => columns[index]?.name ?? '') };
  for (const [index, row] of rows.entries()) {
    yield { row: index + 1, cells: used.map((each) => safe(row[each] ?? '')) };
  }
}

/** As a spreadsheet has it: the import takes the apostrophe before a formula away. */
const safe = (cell: string | number) => (typeof cell === 'string' ? escapeFormula(cell) : cell);

/** Writes sources as citations. A record that is not complete has none: it stays in the table. */
export function writeCitations(bodies: Iterable<Body>, format: CitationFormat, file: string): void {
  const items = [...bodies].flatMap((body) => {
    const read = v.safeParse(sourceSchema, body);
    return read.success ? cslOf(read.output) : [];
  });
  writeFileSync(file, format === 'csl-json' ? `${JSON.stringify(items, null, 2)}\n` : writeItems(items, format));
}

/** BibTeX with its own letters: programs of today read UTF-8, and accents made of commands have no Kazakh. */
const bibtex = core.plugins.config.get('@bibtex');
bibtex.format.asciiOnly = false;
bibtex.format.useIdAsLabel = true;
bibtex.format.checkLabel = false;

/** The type is given, since the library would fetch what it takes for an address. */
const typeOf = { ris: '@ris/file', bibtex: '@bibtex/text' } as const;

/** Items of a text in RIS or BibTeX; empty where it cannot be read. */
function readItems(text: string, format: 'ris' | 'bibtex'): CslItem[] {
  try {
    return core.plugins.input.chain(text, { generateGraph: false, forceType: typeOf[format] }) as CslItem[];
  } catch {
    return [];
  }
}

function writeItems(items: readonly CslItem[], format: 'ris' | 'bibtex'): string {
  return new core.Cite([...items], { generateGraph: false }).format(format);
}
