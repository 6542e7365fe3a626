import type { TableFaultCode } from '../../model/api/tables.ts';
import type { CitationEntry } from '../../model/entry/citation.ts';
import { type Cell, readNumber, textOf, unescapeFormula } from './cell.ts';

export type Reading = { value: unknown } | { fault: TableFaultCode; message: string };

/** How a field of a body is written in a cell. `read` gets a cell that is not empty, `write` a defined value. */
export interface Form {
  read(cell: Cell): Reading;
  write(value: unknown): string | number;
}

const fault = (code: TableFaultCode, message: string): Reading => ({ fault: code, message });
const asText = (value: unknown) => String(value);
const words = (cell: Cell) => unescapeFormula(textOf(cell));

export const text: Form = { read: (cell) => ({ value: words(cell) }), write: asText };

/** Ids and fixed words, without the blanks around them. */
export const word: Form = { read: (cell) => ({ value: words(cell).trim() }), write: asText };

const numeric = (decimal: boolean): Form => ({
  read: (cell) => {
    if (typeof cell === 'number') return { value: cell };
    const reading = readNumber(words(cell), decimal);
    if ('value' in reading) return reading;
    return reading.fault === 'ambiguous-number'
      ? fault('ambiguous-number', 'can be read as thousands or as a fraction: write thousands without a sign')
      : fault('not-a-number', 'is not a number: write digits alone');
  },
  write: (value) => Number(value),
});

export const number = numeric(false);
/** Degrees and kilometres: a comma or a point always begins a fraction. */
export const decimal = numeric(true);

const dayOfMonth = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** EDTF; also accepts a day as spreadsheets rewrite it (`14.05.1951`). */
export const date: Form = {
  read: (cell) => {
    const written = words(cell).trim();
    const [, day, month, year] = dayOfMonth.exec(written) ?? [];
    return { value: year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : written };
  },
  write: asText,
};

const yesWords = ['yes', 'true', '1', 'иә', 'да', '+'];
const noWords = ['no', 'false', '0', 'жоқ', 'нет', '-'];

export const yesNo: Form = {
  read: (cell) => {
    const written = words(cell).trim().toLowerCase();
    if (yesWords.includes(written)) return { value: true };
    if (noWords.includes(written)) return { value: false };
    return fault('not-yes-or-no', 'must be yes or no');
  },
  write: (value) => (value === true ? 'yes' : 'no'),
};

/** Several ids in one cell. */
export const wordList: Form = {
  read: (cell) => ({
    value: words(cell)
      .split(/[,;\s]+/)
      .filter((part) => part !== ''),
  }),
  write: (value) => membersOf(value).map(String).join(', '),
};

/** Fields of a citation by their names in cells. */
const citationFields = new Map<string, keyof CitationEntry>([
  ['source', 'source'],
  ['locator', 'locator'],
  ['as_printed', 'asPrinted'],
  ['fragment', 'fragment'],
  ['reading', 'reading'],
]);

interface Item {
  /** Fields by position. */
  first: string[];
  citations: Record<string, string>[];
}

/**
 * Reads a list within one cell: one item per line, its fields separated by ` | `; `positions` fields are identified by
 * their position, the others are citations written `name=text`, each beginning with `source=`. `\|` is a bar, `\\` a
 * backslash, `\n` a line break, `\s` a blank at an edge.
 *
 *     Ақтөбелаг | kk | printed | source=article | as_printed=Ақтөбелаг
 *
 * @returns null when a line has another form
 */
function readItems(cell: string, positions: number): Item[] | null {
  const lines = cell.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const items = lines.map((line) => readItem(fieldsOf(line), positions));
  return items.every((item) => item !== null) ? items : null;
}

function readItem(fields: string[], positions: number): Item | null {
  if (fields.length < positions) return null;
  const citations: Item['citations'] = [];
  for (const field of fields.slice(positions)) {
    const [, name = '', text = ''] = /^([a-z_]+)=(.*)$/s.exec(field) ?? [];
    if (name === 'source') citations.push({});
    const key = citationFields.get(name);
    const citation = citations.at(-1);
    if (key === undefined || citation === undefined) return null;
    citation[key] = unescaped(text);
  }
  return { first: fields.slice(0, positions).map(unescaped), citations };
}

/** A record may be half filled in: what is there is written. */
const writtenText = (value: unknown): string => (typeof value === 'object' ? '' : String(value ?? ''));
const membersOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const fieldsOfMembers = (value: unknown): Record<string, unknown>[] =>
  membersOf(value).filter((member): member is Record<string, unknown> => typeof member === 'object' && member !== null);

function writeItem(first: unknown[], citations: unknown = []): string {
  const named = fieldsOfMembers(citations).flatMap((citation) =>
    [...citationFields].flatMap(([name, field]) => {
      const text = citation[field];
      return text === undefined ? [] : [`${name}=${escaped(writtenText(text))}`];
    }),
  );
  return [...first.map((field) => escaped(writtenText(field))), ...named].join(' | ');
}

/** Splits a line at its bars, except escaped ones, and trims the fields. */
function fieldsOf(line: string): string[] {
  const fields = [''];
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (sign === '|') fields.push('');
    else fields[fields.length - 1] += sign === '\\' ? sign + (line[++at] ?? '') : sign;
  }
  return fields.map((field) => field.trim());
}

const signs: Record<string, string> = { n: '\n', r: '\r', s: ' ' };

const unescaped = (field: string): string => field.replace(/\\(.)/gs, (_, sign: string) => signs[sign] ?? sign);

const escaped = (text: string): string =>
  text
    .replace(/[\\|]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/^ | $/g, '\\s');

/** Citations in one cell, one per line: `source=md | locator=lag=5`. */
export const citationLines: Form = {
  read: (cell) => {
    const items = readItems(words(cell), 0);
    return items === null
      ? fault('bad-notation', 'must have one citation a line, such as: source=md | locator=lag=5')
      : { value: items.flatMap(({ citations }) => citations) };
  },
  write: (value) =>
    membersOf(value)
      .map((citation) => writeItem([], [citation]))
      .join('\n'),
};

/** Aliases of a camp in one cell, one per line: `Актюблаг | ru | search`, followed by their citations. */
export const aliasLines: Form = {
  read: (cell) => {
    const items = readItems(words(cell), 3);
    if (items === null) {
      return fault('bad-notation', 'must have one alias a line, such as: Карлаг | ru | short | source=md');
    }
    const aliases = items.map(({ first: [text, language, kind], citations }) => {
      return { text, language, kind, ...(citations.length > 0 ? { citations } : {}) };
    });
    return { value: aliases };
  },
  write: (value) =>
    fieldsOfMembers(value)
      .map(({ text, language, kind, citations }) => writeItem([text, language, kind], citations))
      .join('\n'),
};
