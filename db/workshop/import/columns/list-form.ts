import type { CitationEntry } from '../../../model/entry/citation.ts';
import { type Form, fault, words, writtenText } from './form.ts';

/** Several texts in one cell, one a line. */
export const lineList: Form = {
  read: (cell) => ({
    value: words(cell)
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }),
  write: (value) => membersOf(value).map(String).join('\n'),
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

/** Identifiers in the collections of others, in one cell: `wikidata=Q42, handbook=191`. */
export const sameAsList: Form = {
  read: (cell) => ({
    value: words(cell)
      .split(/[,;\s]+/)
      .filter((part) => part !== '')
      .map((part) => {
        const [, scheme = part, identifier = ''] = /^([^=]*)=(.*)$/.exec(part) ?? [];
        return { scheme, identifier };
      }),
  }),
  write: (value) =>
    fieldsOfMembers(value)
      .map(({ scheme, identifier }) => `${scheme}=${identifier}`)
      .join(', '),
};

/** A box on a scan: its page, then left, top, width and height in shares of the sheet, such as `1 0.2 0.45 0.1 0.03`. */
export const box: Form = {
  read: (cell) => {
    const value = readBox(words(cell));
    return value === null
      ? fault('bad-notation', 'must be the number of the scan and four shares of it, such as: 1 0.2 0.45 0.1 0.03')
      : { value };
  },
  write: writeBox,
};

function readBox(text: string): Record<string, number> | null {
  const numbers = text
    .trim()
    .split(/[\s;]+/)
    .map((part) => Number(part.replace(',', '.')));
  if (numbers.length !== 5 || numbers.some((number) => Number.isNaN(number))) return null;
  const [page = 1, left = 0, top = 0, width = 0, height = 0] = numbers;
  return { page, left, top, width, height };
}

function writeBox(value: unknown): string {
  const [box] = fieldsOfMembers([value]);
  if (box === undefined) return '';
  return [box.page ?? 1, box.left, box.top, box.width, box.height].map(writtenText).join(' ');
}

/** Fields of a citation by their names in cells. */
const citationFields = new Map<string, keyof CitationEntry>([
  ['source', 'source'],
  ['locator', 'locator'],
  ['as_printed', 'asPrinted'],
  ['fragment', 'fragment'],
  ['reading', 'reading'],
  ['read_whole', 'readWhole'],
  ['document', 'document'],
  ['box', 'box'],
]);

interface Item {
  /** Fields by position. */
  first: string[];
  citations: Record<string, unknown>[];
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
    const value = key === 'box' ? readBox(unescaped(text)) : unescaped(text);
    if (value === null) return null;
    citation[key] = value;
  }
  return { first: fields.slice(0, positions).map(unescaped), citations };
}

const membersOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const fieldsOfMembers = (value: unknown): Record<string, unknown>[] =>
  membersOf(value).filter((member): member is Record<string, unknown> => typeof member === 'object' && member !== null);

function writeItem(first: unknown[], citations: unknown = []): string {
  const named = fieldsOfMembers(citations).flatMap((citation) =>
    [...citationFields].flatMap(([name, field]) => {
      const text = citation[field];
      const written = field === 'box' ? writeBox(text) : writtenText(text);
      return text === undefined ? [] : [`${name}=${escaped(written)}`];
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

/** Relations of a person in one cell, one per line: `esengulova-arifa | parent | source=museum`. */
export const relationLines: Form = {
  read: (cell) => {
    const items = readItems(words(cell), 2);
    return items === null
      ? fault('bad-notation', 'must have one relation a line, such as: esengulova-arifa | parent | source=museum')
      : { value: items.map(({ first: [person, kind], citations }) => ({ person, kind, citations })) };
  },
  write: (value) =>
    fieldsOfMembers(value)
      .map(({ person, kind, citations }) => writeItem([person, kind], citations))
      .join('\n'),
};

/**
 * A list in one cell, one member a line: these fields by position, an empty one left out, and then its citations, as in
 * `1954-05-16 | … | … | … | source=qalam`.
 */
export const memberLines = (fields: readonly string[]): Form => ({
  read: (cell) => {
    const items = readItems(words(cell), fields.length);
    return items === null
      ? fault('bad-notation', `must have one member a line: ${fields.join(' | ')} | source=…`)
      : { value: items.map((item) => memberOf(fields, item)) };
  },
  write: (value) =>
    fieldsOfMembers(value)
      .map((member) =>
        writeItem(
          fields.map((field) =>
            field.split('.').reduce<unknown>((at, step) => fieldsOfMembers([at])[0]?.[step], member),
          ),
          member.citations,
        ),
      )
      .join('\n'),
});

function memberOf(fields: readonly string[], { first, citations }: Item): Record<string, unknown> {
  const member: Record<string, unknown> = {};
  for (const [index, field] of fields.entries()) {
    const text = first[index] ?? '';
    if (text === '') continue;
    const [name = '', language] = field.split('.');
    member[name] = language === undefined ? text : { ...(member[name] as object | undefined), [language]: text };
  }
  return { ...member, citations };
}
