import { TableRefusal } from './refusal.ts';

/** A tag or a piece of text of an XML file. `open` of an empty element is followed by its `close`. */
export type XmlEvent =
  | { type: 'open'; name: string; attributes: string }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string };

/** A single tag or text longer than this is no spreadsheet's. */
const longestPiece = 1 << 20;

const broken = () => new TableRefusal('broken-file', 'This workbook is damaged: open it in Excel and save it again.');

/**
 * Takes the XML of a spreadsheet apart as it comes: elements, attributes, text, CDATA. Document types are refused, so
 * that there are no entities but the five of XML and numbers. Names lose their namespace prefix.
 */
export async function* readXml(pieces: AsyncIterable<string>): AsyncGenerator<XmlEvent[]> {
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    const events: XmlEvent[] = [];
    const used = takeApart(rest, events);
    rest = rest.slice(used);
    if (rest.length > longestPiece) throw broken();
    yield events;
  }
  if (rest.trim() !== '') throw broken();
}

/** @returns how many characters were understood */
function takeApart(xml: string, events: XmlEvent[]): number {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open === -1) return at;
    if (open > at) events.push({ type: 'text', text: decoded(xml.slice(at, open)) });
    const end = endOfTag(xml, open);
    if (end === -1) return open;
    tag(xml.slice(open, end), events);
    at = end;
  }
  return at;
}

/** Where the markup that begins here ends; -1: not yet. */
function endOfTag(xml: string, open: number): number {
  const closing = xml.startsWith('<!--', open) ? '-->' : xml.startsWith('<![CDATA[', open) ? ']]>' : '>';
  // Too short to tell a comment from a tag: wait for the next piece.
  if (closing === '>' && '<![CDATA['.startsWith(xml.slice(open, open + 9)) && xml.length - open < 9) return -1;
  const end = xml.indexOf(closing, open);
  return end === -1 ? -1 : end + closing.length;
}

const tagForm = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)([\s\S]*?)(\/?)>$/;

function tag(markup: string, events: XmlEvent[]): void {
  if (markup.startsWith('<![CDATA[')) events.push({ type: 'text', text: markup.slice(9, -3) });
  if (markup.startsWith('<!DOCTYPE')) throw broken();
  if (markup.startsWith('<!') || markup.startsWith('<?')) return;
  const match = tagForm.exec(markup);
  if (match === null) throw broken();
  const [, closing, name = '', attributes = '', empty] = match;
  if (closing === '') events.push({ type: 'open', name, attributes });
  if (closing !== '' || empty !== '') events.push({ type: 'close', name });
}

const attributeNames = [
  'r',
  't',
  's',
  'id',
  'Id',
  'name',
  'Target',
  'date1904',
  'numFmtId',
  'formatCode',
  'ref',
] as const;
type AttributeName = (typeof attributeNames)[number];

const attributeForms = Object.fromEntries(
  attributeNames.map((name) => [name, new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)]),
) as Record<AttributeName, RegExp>;

/** An attribute by its name without prefix, decoded. */
export function attribute(attributes: string, name: AttributeName): string | null {
  const match = attributeForms[name].exec(attributes);
  return match === null ? null : decoded(match[1] ?? match[2] ?? '');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
