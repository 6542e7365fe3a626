import { closeSync, openSync, readSync } from 'node:fs';
import { TableRefusal } from './refusal.ts';
import { decodeWindows1251 } from './windows-1251.ts';
import type { Encoding } from './wishes.ts';

const sampleBytes = 1 << 16;
const chunkBytes = 1 << 18;

/**
 * Finds the encoding of a text file from all of its bytes: a byte order mark, zeros in every second place, valid
 * UTF-8, or else Windows-1251.
 *
 * @throws TableRefusal where the bytes are no text, or of two encodings at once
 */
export function detectEncoding(file: string): Encoding {
  const census = new Census();
  for (const chunk of chunksOf(file)) {
    const wide = census.bytes === 0 ? wideEncoding(chunk) : null;
    if (wide !== null) return wide;
    census.add(chunk);
  }
  if (census.controls > census.bytes / 200) throw new TableRefusal('not-a-table', 'This file is no table of text.');
  if (census.invalid === 0) return 'utf-8';
  if (census.runs > 0) {
    const message = `Part of this file is UTF-8 and part is not (line ${census.firstInvalidLine}): save it again as UTF-8.`;
    throw new TableRefusal('mixed-encoding', message);
  }
  if (census.letters < census.high * 0.6 || census.undefined1251 > 0) {
    throw new TableRefusal('unknown-encoding', 'The encoding of this file is unknown: save it as UTF-8 or XLSX.');
  }
  return 'windows-1251';
}

/** The bytes of a file; each chunk is good until the next is asked for. A thread of its own may wait for the disk. */
function* chunksOf(file: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}

/** UTF-16 by its mark or, without one, by the zeros beside Latin letters, digits and delimiters. */
function wideEncoding(start: Buffer): Encoding | null {
  const [first, second, third, fourth] = start;
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) {
    throw new TableRefusal('unknown-encoding', 'This file is UTF-32: save it as UTF-8 or XLSX.');
  }
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb) return null;
  const sample = start.subarray(0, sampleBytes);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 20;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

/** Counts what the bytes would be in UTF-8 and in Windows-1251. */
class Census {
  bytes = 0;
  /** Bytes that are no part of valid UTF-8. */
  invalid = 0;
  firstInvalidLine = 0;
  /**
   * Places with two Cyrillic letters of UTF-8 side by side. Single ones happen in Windows-1251 (`ГУЛАГ»`), two in a
   * row would need a capital, a sign, a capital and a sign.
   */
  runs = 0;
  high = 0;
  /** High bytes that are Cyrillic letters in Windows-1251. */
  letters = 0;
  undefined1251 = 0;
  controls = 0;
  #line = 1;
  /** Bytes of a sequence that are still to come. */
  #pending = 0;
  #lead = 0;
  #pairs = 0;

  add(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte >= 0x80) this.#addHigh(byte);
      else if (byte >= 32 && this.#pending === 0) this.#pairs = 0;
      else this.#addPlain(byte);
    }
  }

  #addPlain(byte: number): void {
    if (this.#pending > 0) this.#addInvalid();
    this.#pairs = 0;
    if (byte === 10) this.#line++;
    else if (byte < 32 && byte !== 9 && byte !== 13 && byte !== 0) this.controls++;
  }

  #addHigh(byte: number): void {
    this.high++;
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8 || byte === 0xb2 || byte === 0xb3) this.letters++;
    if (byte === 0x98) this.undefined1251++;
    const continues = byte < 0xc0;
    if (this.#pending > 0 && continues) this.#addContinuation();
    else {
      if (this.#pending > 0 || continues || byte < 0xc2 || byte > 0xf4) this.#addInvalid();
      this.#pending = continues || byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      this.#lead = byte;
    }
  }

  #addContinuation(): void {
    this.#pending--;
    if (this.#pending > 0) return;
    const cyrillic = this.#lead >= 0xd0 && this.#lead <= 0xd3;
    this.#pairs = cyrillic ? this.#pairs + 1 : 0;
    if (this.#pairs === 2) this.runs++;
  }

  #addInvalid(): void {
    this.#pending = 0;
    this.#pairs = 0;
    this.invalid++;
    this.firstInvalidLine ||= this.#line;
  }
}

/** The text of a file in pieces, without its byte order mark. @throws TableRefusal where a byte is not of the encoding */
export function* decodeFile(file: string, encoding: Encoding): Generator<string> {
  const decode = decoderOf(encoding);
  let first = true;
  const shown = (text: string) => {
    const piece = first && text.startsWith('\ufeff') ? text.slice(1) : text;
    if (text !== '') first = false;
    return piece;
  };
  try {
    for (const chunk of chunksOf(file)) yield shown(decode(chunk));
    yield shown(decode(null));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TableRefusal('mixed-encoding', `This file is not ${encoding} throughout: save it again as UTF-8.`);
  }
}

type Decoder = (chunk: Buffer | null) => string;

function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'windows-1251') return (chunk) => (chunk === null ? '' : decodeWindows1251(chunk));
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le', { fatal: true, ignoreBOM: true });
  const decode: Decoder = (chunk) => (chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true }));
  return encoding === 'utf-16be' ? swapped(decode) : decode;
}

/** Turns the bytes of each pair round; an odd byte waits for the next chunk. */
function swapped(decode: Decoder): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    if (chunk === null) return (rest.length > 0 ? decode(rest) : '') + decode(null);
    const all = Buffer.concat([rest, chunk]);
    const even = all.length - (all.length % 2);
    rest = all.subarray(even);
    return decode(Buffer.from(all.subarray(0, even)).swap16());
  };
}
