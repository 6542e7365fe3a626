import type { TableFaultCode } from '../../model/api/tables.ts';
import type { CitationEntry } from '../../model/entry/citation.ts';
import { type Cell, textOf } from './cell.ts';
import { plainText } from './formula.ts';
import { type NotedItem, readItems, writeItems } from './notation.ts';
import { readNumber } from './number.ts';

export type Reading = { value: unknown } | { fault: TableFaultCode; message: string };

/** How a field of a body is written in a cell. `read` gets a cell that is not empty; `write` a value that is there. */
export interface Form {
  read(cell: Cell): Reading;
  write(value: unknown): string | number;
}

const fault = (code: TableFaultCode, message: string): Reading => ({ fault: code, message });
const asText = (value: unknown) => String(value);
const words = (cell: Cell) => plainText(textOf(cell));

export const text: Form = { read: (cell) => ({ value: words(cell) }), write: asText };

/** Ids and fixed words; blanks around them are nobody's intention. */
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

/** EDTF; a day as spreadsheets rewrite it (`14.05.1951`) is taken as well. */
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
  write: (value) => (value as string[]).join(', '),
};

const citationNames = [
  ['source', 'source'],
  ['locator', 'locator'],
  ['as_printed', 'asPrinted'],
  ['fragment', 'fragment'],
  ['reading', 'reading'],
] as const;

const notedCitation = (citation: CitationEntry): NotedItem['named'] =>
  citationNames.flatMap(([name, field]) => {
    const value = citation[field];
    return value === undefined ? [] : [{ name, text: value }];
  });

/** `source=` begins a citation, what follows belongs to it. Null: another name, or none to belong to. */
function citationsOf(named: NotedItem['named']): Record<string, string>[] | null {
  const citations: Record<string, string>[] = [];
  for (const { name, text } of named) {
    const field = citationNames.find(([known]) => known === name)?.[1];
    if (name === 'source') citations.push({});
    const citation = citations.at(-1);
    if (field === undefined || citation === undefined) return null;
    citation[field] = text;
  }
  return citations;
}

/** Citations in one cell, one a line: `source=md | locator=lag=5`. */
export const citationLines: Form = {
  read: (cell) => {
    const citations = readItems(words(cell), 0)?.map(({ named }) => citationsOf(named));
    return citations?.every((item) => item !== null)
      ? { value: citations.flat() }
      : fault('bad-notation', 'must have one citation a line, such as: source=md | locator=lag=5');
  },
  write: (value) => writeItems((value as CitationEntry[]).map((one) => ({ first: [], named: notedCitation(one) }))),
};

interface Alias {
  text: string;
  language: string;
  kind: string;
  citations?: CitationEntry[];
}

/** Aliases of a camp in one cell, one a line: `Актюблаг | ru | search`, and their citations after it. */
export const aliasLines: Form = {
  read: (cell) => {
    const aliases = readItems(words(cell), 3)?.map(({ first, named }) => {
      const citations = citationsOf(named);
      const [text, language, kind] = first;
      return citations && { text, language, kind, ...(citations.length > 0 ? { citations } : {}) };
    });
    return aliases?.every((alias) => alias !== null)
      ? { value: aliases }
      : fault('bad-notation', 'must have one alias a line, such as: Карлаг | ru | short | source=md');
  },
  write: (value) =>
    writeItems(
      (value as Alias[]).map(({ text, language, kind, citations = [] }) => {
        return { first: [text, language, kind], named: citations.flatMap(notedCitation) };
      }),
    ),
};
