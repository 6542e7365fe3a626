import { SaxesParser } from 'saxes';
import { TableRefusal } from './refusal.ts';

/** A tag or a piece of text of an XML file. `open` of an empty element is followed by its `close`. */
export type XmlEvent =
  | { type: 'open'; name: string; attributes: Record<string, string> }
  | { type: 'close'; name: string }
  | { type: 'text'; text: string };

/** Maximum characters of one tag or text; no spreadsheet reaches it. Bounds what the parser buffers. */
const maxPieceLength = 1 << 20;
/** Maximum nesting; a spreadsheet has about ten levels. Bounds the parser's stack. */
const maxDepth = 100;

const broken = () => new TableRefusal('broken-file', 'This workbook is damaged: open it in Excel and save it again.');

/**
 * Yields the elements and texts of a spreadsheet's XML per chunk of the file, names without their namespace prefix.
 * Refuses document types, so the only entities are the five of XML and numeric ones.
 */
export async function* readXml(pieces: AsyncIterable<string>): AsyncGenerator<XmlEvent[]> {
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
    throw broken();
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > maxDepth) throw broken();
    add({ type: 'open', name: localName(name), attributes });
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    add({ type: 'close', name: localName(name) });
  });
  parser.on('text', (text) => add({ type: 'text', text }));
  parser.on('cdata', (text) => add({ type: 'text', text }));
  for await (const piece of pieces) {
    parser.write(piece);
    if (parser.position - lastEventAt > maxPieceLength) throw broken();
    yield events;
    events = [];
  }
  parser.close();
  yield events;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute by its name without prefix. */
export function attribute(attributes: Record<string, string>, name: string): string | null {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const prefixed = Object.keys(attributes).find((other) => other.endsWith(`:${name}`));
  return prefixed === undefined ? null : (attributes[prefixed] ?? null);
}
