import { type Archive, brokenWorkbook } from './archive.ts';
import { TableRefusal } from './refusal.ts';
import { attribute, readXml, type XmlEvent } from './xml.ts';

/** What the sheets of a workbook share. */
export interface Workbook {
  sheets: { name: string; file: string }[];
  /** Texts that cells name by number. */
  texts: string[];
  /** Whether a cell style (by number) shows a date. */
  isDateStyle: boolean[];
  /** Days are counted from 1904, as on old Macintoshes. */
  from1904: boolean;
}

/** Most characters of shared text: above it the memory of the machine would not do. */
const mostSharedCharacters = 100_000_000;

/** Reads everything of a workbook but its cells. @throws TableRefusal where it is none, or damaged */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const workbookFile = 'xl/workbook.xml';
  if (!archive.names.includes(workbookFile)) {
    throw new TableRefusal('not-a-table', 'This archive is no Excel workbook (XLSX): save the table as XLSX or CSV.');
  }
  const files = await relationsOf(archive);
  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  for await (const { name, attributes } of openTags(archive, workbookFile)) {
    if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') continue;
    const file = files.get(attribute(attributes, 'id') ?? '') ?? '';
    if (archive.names.includes(file)) sheets.push({ name: attribute(attributes, 'name') ?? '', file });
  }
  if (sheets.length === 0) throw brokenWorkbook();
  return { sheets, texts: await sharedTexts(archive), isDateStyle: await dateStyles(archive), from1904 };
}

async function* events(archive: Archive, file: string): AsyncGenerator<XmlEvent> {
  for await (const some of readXml(archive.text(file))) yield* some;
}

async function* openTags(archive: Archive, file: string) {
  for await (const event of events(archive, file)) if (event.type === 'open') yield event;
}

/** Files by the id that workbook.xml calls them. */
async function relationsOf(archive: Archive): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { name, attributes } of openTags(archive, 'xl/_rels/workbook.xml.rels')) {
    const target = attribute(attributes, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    // `r:id` of the sheet is `Id` here.
    if (name === 'Relationship') files.set(attribute(attributes, 'Id') ?? '', path);
  }
  return files;
}

async function sharedTexts(archive: Archive): Promise<string[]> {
  const file = 'xl/sharedStrings.xml';
  if (!archive.names.includes(file)) return [];
  const texts: string[] = [];
  const item = new TextOfItem();
  let characters = 0;
  for await (const some of readXml(archive.text(file))) {
    for (const event of some) {
      item.take(event);
      if (event.type !== 'close' || event.name !== 'si') continue;
      const text = item.text();
      characters += text.length;
      if (characters > mostSharedCharacters) throw new TableRefusal('too-large', 'This workbook holds too much text.');
      texts.push(text);
    }
  }
  return texts;
}

/** Joins the `<t>` of a shared text or of a cell; the reading aids of East Asian scripts are left out. */
export class TextOfItem {
  #text = '';
  #within = false;
  #aside = false;

  take(event: XmlEvent): void {
    if (event.type === 'text') {
      if (this.#within && !this.#aside) this.#text += event.text;
    } else if (event.name === 't') this.#within = event.type === 'open';
    else if (event.name === 'rPh') this.#aside = event.type === 'open';
  }

  /** The text so far; begins anew. Excel writes control characters as `_x000D_`. */
  text(): string {
    const text = this.#text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    this.#text = '';
    return text.replaceAll('\r\n', '\n');
  }
}

/** Number formats of Excel itself that are dates. */
const builtinDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

async function dateStyles(archive: Archive): Promise<boolean[]> {
  const file = 'xl/styles.xml';
  if (!archive.names.includes(file)) return [];
  const formats = new Map<string, string>();
  const styles: boolean[] = [];
  let within = false;
  for await (const event of events(archive, file)) {
    if (event.type === 'text') continue;
    if (event.name === 'cellXfs') within = event.type === 'open';
    if (event.type === 'close') continue;
    if (event.name === 'numFmt') {
      formats.set(attribute(event.attributes, 'numFmtId') ?? '', attribute(event.attributes, 'formatCode') ?? '');
    } else if (within && event.name === 'xf') {
      const id = attribute(event.attributes, 'numFmtId') ?? '0';
      styles.push(builtinDates.has(Number(id)) || isDateFormat(formats.get(id) ?? ''));
    }
  }
  return styles;
}

/** `[$-43F]dd.mm.yyyy;@` is a date, `0.00" days"` is none. */
const isDateFormat = (format: string): boolean => /[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
