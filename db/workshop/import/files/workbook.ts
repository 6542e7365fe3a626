import { SaxesParser } from 'saxes';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { TableRefusal } from '../refusal.ts';

/** Maximum unpacked size of a workbook; a larger one is a zip bomb. yauzl stops an entry that exceeds its declared size. */
const maxUnpackedBytes = 1 << 30;
const maxEntries = 2_000;
/** Maximum characters of all shared texts; bounds the memory they need. */
const maxSharedCharacters = 100_000_000;
/** Maximum characters of one tag or text; no spreadsheet reaches it. Bounds what the XML parser buffers. */
const maxXmlLength = 1 << 20;
/** Maximum nesting; a spreadsheet has about ten levels. Bounds the XML parser's stack. */
const maxXmlDepth = 100;

export const brokenWorkbook = () =>
  new TableRefusal('broken-file', 'This workbook is damaged or cut off: open it in Excel and save it again.');
const brokenXml = () =>
  new TableRefusal('broken-file', 'This workbook is damaged: open it in Excel and save it again.');

/** `no-year`: a day and month that the spreadsheet completed with the year in which they were typed. */
export type ShownDate = 'day' | 'month' | 'year' | 'no-year';

export interface Workbook {
  sheets: { name: string; file: string }[];
  /** Texts that cells refer to by index. */
  texts: string[];
  /** How much of a date each cell style (by index) shows; null where it shows none. */
  dateStyles: (ShownDate | null)[];
  /** Days are counted from 1904, as on old Macintoshes. */
  from1904: boolean;
  /** The XML of one of its files. @throws TableRefusal when the file is damaged */
  xml(file: string): AsyncGenerator<XmlEvent[]>;
  close(): void;
}

interface Archive {
  has(name: string): boolean;
  xml: Workbook['xml'];
}

/**
 * Opens an XLSX file and reads everything except its cells. The directory of a zip is at its end, so a file that is cut
 * off is refused before anything is read. @throws TableRefusal
 */
export async function openWorkbook(file: string): Promise<Workbook> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch(() => {
    throw brokenWorkbook();
  });
  try {
    const entries = await entriesOf(zip).catch((error) => {
      throw error instanceof TableRefusal ? error : brokenWorkbook();
    });
    const xml = (name: string) => readXml(textOf(zip, entries.get(name)));
    return { ...(await readParts({ has: (name) => entries.has(name), xml })), xml, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    entries.set(entry.fileName, entry);
    if (bytes > maxUnpackedBytes || entries.size > maxEntries) {
      throw new TableRefusal('too-large', 'Unpacked, this workbook is too large: split it into several.');
    }
  }
  return entries;
}

async function* textOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (entry === undefined) throw brokenWorkbook();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TableRefusal ? error : brokenWorkbook();
  }
}

/** An empty element gives `open` and `close`. */
export type XmlEvent =
  | { type: 'open'; name: string; attributes: Record<string, string> }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string };

/**
 * Yields the elements and texts of a spreadsheet's XML per chunk of the file, names without their namespace prefix.
 * Refuses document types, so the only entities are the five of XML and numeric ones.
 */
async function* readXml(chunks: AsyncIterable<string>): AsyncGenerator<XmlEvent[]> {
  const parser = new SaxesParser();
  let events: XmlEvent[] = [];
  let lastEventAt = 0;
  let depth = 0;
  const add = (event: XmlEvent) => {
    lastEventAt = parser.position;
    events.push(event);
  };
  parser.on('doctype', () => parser.fail('document types are refused'));
  parser.on('error', () => {
    throw brokenXml();
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > maxXmlDepth) throw brokenXml();
    add({ type: 'open', name: localName(name), attributes });
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    add({ type: 'close', name: localName(name) });
  });
  parser.on('text', (text) => add({ type: 'text', text }));
  parser.on('cdata', (text) => add({ type: 'text', text }));
  for await (const chunk of chunks) {
    parser.write(chunk);
    if (parser.position - lastEventAt > maxXmlLength) throw brokenXml();
    yield events;
    events = [];
  }
  parser.close();
  yield events;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute by its name without prefix. */
export function attribute(attributes: Record<string, string>, name: string): string | null {
  const key = name in attributes ? name : Object.keys(attributes).find((other) => other.endsWith(`:${name}`));
  return key === undefined ? null : (attributes[key] ?? null);
}

async function readParts(archive: Archive): Promise<Omit<Workbook, 'xml' | 'close'>> {
  const workbookFile = 'xl/workbook.xml';
  if (!archive.has(workbookFile)) {
    throw new TableRefusal('not-a-table', 'This archive is no Excel workbook (XLSX): save the table as XLSX or CSV.');
  }
  const files = await relationsOf(archive);
  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  for await (const { name, attributes } of openTags(archive, workbookFile)) {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') continue;
    const file = files.get(attribute(attributes, 'id') ?? '') ?? '';
    if (archive.has(file)) sheets.push({ name: attribute(attributes, 'name') ?? '', file });
  }
  if (sheets.length === 0) throw brokenWorkbook();
  return { sheets, texts: await sharedTexts(archive), dateStyles: await dateStyles(archive), from1904 };
}

async function* openTags(archive: Archive, file: string) {
  for await (const events of archive.xml(file)) for (const event of events) if (event.type === 'open') yield event;
}

/** Files by the id that workbook.xml refers to (its `r:id`). */
async function relationsOf(archive: Archive): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { name, attributes } of openTags(archive, 'xl/_rels/workbook.xml.rels')) {
    const target = attribute(attributes, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    if (name === 'Relationship') files.set(attribute(attributes, 'Id') ?? '', path);
  }
  return files;
}

async function sharedTexts(archive: Archive): Promise<string[]> {
  const file = 'xl/sharedStrings.xml';
  if (!archive.has(file)) return [];
  const texts: string[] = [];
  const item = new TextOfItem();
  let characters = 0;
  for await (const events of archive.xml(file)) {
    for (const event of events) {
      item.take(event);
      if (event.type !== 'close' || event.name !== 'si') continue;
      const text = item.text();
      characters += text.length;
      if (characters > maxSharedCharacters) throw new TableRefusal('too-large', 'This workbook holds too much text.');
      texts.push(text);
    }
  }
  return texts;
}

/** Joins the `<t>` of a shared text or of a cell, without the phonetic hints of East Asian scripts (`<rPh>`). */
export class TextOfItem {
  #text = '';
  #isInText = false;
  #isPhonetic = false;

  take(event: XmlEvent): void {
    if (event.type === 'text') {
      if (this.#isInText && !this.#isPhonetic) this.#text += event.text;
    } else if (event.name === 't') this.#isInText = event.type === 'open';
    else if (event.name === 'rPh') this.#isPhonetic = event.type === 'open';
  }

  /** Returns the text so far and clears it. Excel writes control characters as `_x000D_`. */
  text(): string {
    const text = this.#text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    this.#text = '';
    return text.replaceAll('\r\n', '\n');
  }
}

/** Excel's built-in number formats that are dates: 16 is `d-mmm`, 17 `mmm-yy`; those from 27 are East Asian. */
const builtinDates = new Map<number, ShownDate>([
  ...[14, 15, 22].map((id) => [id, 'day'] as const),
  [16, 'no-year'],
  [17, 'month'],
  ...[27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'day'] as const),
]);

async function dateStyles(archive: Archive): Promise<Workbook['dateStyles']> {
  const file = 'xl/styles.xml';
  if (!archive.has(file)) return [];
  const formats = new Map<string, string>();
  const styles: Workbook['dateStyles'] = [];
  let isInCellFormats = false;
  for await (const events of archive.xml(file)) {
    for (const event of events) {
      if (event.type === 'text') continue;
      if (event.name === 'cellXfs') isInCellFormats = event.type === 'open';
      if (event.type === 'close') continue;
      const id = attribute(event.attributes, 'numFmtId');
      // Excel writes no longer ones; reading one takes time with the square of its length.
      if (event.name === 'numFmt')
        formats.set(id ?? '', (attribute(event.attributes, 'formatCode') ?? '').slice(0, 255));
      else if (isInCellFormats && event.name === 'xf') {
        styles.push(builtinDates.get(Number(id ?? 0)) ?? shownDate(formats.get(id ?? '0') ?? ''));
      }
    }
  }
  return styles;
}

/** `[$-43F]dd.mm.yyyy;@` is a day, `mmm yyyy` a month, `0.00" days"` no date. */
function shownDate(format: string): ShownDate | null {
  const signs = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (!/[dy]/i.test(signs)) return null;
  if (!/y/i.test(signs)) return /m/i.test(signs) ? 'no-year' : 'day';
  if (/d/i.test(signs)) return 'day';
  return /m/i.test(signs) ? 'month' : 'year';
}
