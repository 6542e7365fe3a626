/** A place in a text file, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** JSON whose parts know where they stand, so that a technician is told the line and not only the reason. */
export type LocatedJson =
  | { ok: true; value: unknown; placeOf: (path: readonly (string | number)[]) => Place }
  | { ok: false; place: Place; reason: string };

class SyntaxFault extends Error {
  readonly offset: number;
  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

interface Reading {
  text: string;
  offset: number;
  /** Offset of each value (of a member: of its key), by the JSON text of its path. */
  offsets: Map<string, number>;
}

const blank = /[ \t\r\n]*/y;
const scalar =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** Parses JSON (RFC 8259; a byte-order mark is forgiven) and keeps the place of each value. */
export function parseLocatedJson(text: string): LocatedJson {
  const reading: Reading = { text, offset: text.startsWith('\ufeff') ? 1 : 0, offsets: new Map() };
  try {
    const value = readValue(reading, []);
    skipBlank(reading);
    if (reading.offset < text.length) throw new SyntaxFault(reading.offset, 'nothing may follow the closing bracket');
    return { ok: true, value, placeOf: (path) => placeAt(text, offsetOf(reading.offsets, path)) };
  } catch (error) {
    if (error instanceof SyntaxFault) return { ok: false, place: placeAt(text, error.offset), reason: error.message };
    throw error;
  }
}

/** The offset of the value at `path`, or of the nearest part around it. */
function offsetOf(offsets: Map<string, number>, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsets.get(JSON.stringify(path.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1) ?? '').replace('\ufeff', '').length + 1;
  return { line: before.length, column };
}

function readValue(reading: Reading, path: (string | number)[]): unknown {
  skipBlank(reading);
  const key = JSON.stringify(path);
  if (!reading.offsets.has(key)) reading.offsets.set(key, reading.offset);
  const sign = reading.text[reading.offset];
  if (sign === '{') return readObject(reading, path);
  if (sign === '[') return readArray(reading, path);
  return readScalar(
    reading,
    'a value is expected here: text in "quotation marks", a number, true, false, null, [ or {',
  );
}

function readObject(reading: Reading, path: (string | number)[]): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  readList(reading, '}', () => {
    const at = reading.offset;
    if (reading.text[at] !== '"') throw new SyntaxFault(at, 'a key in "quotation marks" is expected here');
    const name = String(readScalar(reading, 'the text is not closed by a quotation mark'));
    reading.offsets.set(JSON.stringify([...path, name]), at);
    skipBlank(reading);
    if (reading.text[reading.offset] !== ':') throw new SyntaxFault(reading.offset, `":" is missing after "${name}"`);
    reading.offset++;
    // A key such as __proto__ becomes a plain member, as JSON.parse has it.
    Object.defineProperty(members, name, {
      value: readValue(reading, [...path, name]),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });
  return members;
}

function readArray(reading: Reading, path: (string | number)[]): unknown[] {
  const items: unknown[] = [];
  readList(reading, ']', () => items.push(readValue(reading, [...path, items.length])));
  return items;
}

/** Reads what stands between brackets, separated by commas. */
function readList(reading: Reading, close: '}' | ']', readItem: () => void): void {
  reading.offset++;
  skipBlank(reading);
  if (reading.text[reading.offset] === close) {
    reading.offset++;
    return;
  }
  for (;;) {
    skipBlank(reading);
    readItem();
    skipBlank(reading);
    const sign = reading.text[reading.offset];
    if (sign !== ',' && sign !== close) throw new SyntaxFault(reading.offset, `"," or "${close}" is missing here`);
    reading.offset++;
    if (sign === close) return;
  }
}

function readScalar(reading: Reading, expectation: string): unknown {
  scalar.lastIndex = reading.offset;
  const found = scalar.exec(reading.text)?.[0];
  if (found === undefined) throw new SyntaxFault(reading.offset, expectation);
  reading.offset += found.length;
  return JSON.parse(found);
}

function skipBlank(reading: Reading): void {
  blank.lastIndex = reading.offset;
  reading.offset += blank.exec(reading.text)?.[0].length ?? 0;
}
