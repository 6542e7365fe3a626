import { closeSync, openSync, readSync } from 'node:fs';
import type { Encoding } from '../../model/api/tables.ts';
import { TableRefusal } from './refusal.ts';

const sampleBytes = 1 << 16;
const chunkBytes = 1 << 18;

/**
 * Detects the encoding of a text file from all of its bytes: a byte order mark, zeros in every second place, valid
 * UTF-8, or else Windows-1251. No detector library: they rank guesses by letter frequencies, without a model for Kazakh
 * (its KZ-1048 has the Russian letters of Windows-1251), and cannot name the line where a file changes encoding.
 *
 * @throws TableRefusal when the bytes are not text, or of two encodings
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

/** The bytes of a file; each chunk is valid until the next one. Blocks, so only for worker threads. */
function* chunksOf(file: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}

/** UTF-16 by its byte order mark or, without one, by the zeros beside Latin letters, digits and delimiters. */
function wideEncoding(start: Buffer): Encoding | null {
  const mark = start.toString('hex', 0, 4);
  if (mark === 'fffe0000') {
    throw new TableRefusal('unknown-encoding', 'This file is UTF-32: save it as UTF-8 or XLSX.');
  }
  if (mark.startsWith('fffe')) return 'utf-16le';
  if (mark.startsWith('feff')) return 'utf-16be';
  if (mark.startsWith('efbb')) return null;
  const sample = start.subarray(0, sampleBytes);
  const zerosAt = (parity: number) => sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  const many = sample.length / 20;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

/** Counts what the bytes are in UTF-8 and in Windows-1251. */
class Census {
  bytes = 0;
  /** Bytes that are not part of valid UTF-8. */
  invalid = 0;
  firstInvalidLine = 0;
  /**
   * Places with two adjacent Cyrillic letters of UTF-8. Windows-1251 can contain a single one (`ГУЛАГ»`); two would
   * need a capital, a sign, a capital and a sign.
   */
  runs = 0;
  high = 0;
  /** High bytes that are Cyrillic letters in Windows-1251. */
  letters = 0;
  undefined1251 = 0;
  controls = 0;
  #line = 1;
  /** Bytes missing from the current UTF-8 sequence. */
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
      const isLead = byte >= 0xc2 && byte <= 0xf4;
      if (this.#pending > 0 || !isLead) this.#addInvalid();
      this.#pending = !isLead ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
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

/** Yields the text of a file in chunks, without its byte order mark. @throws TableRefusal when a byte is not of the encoding */
export function* decodeFile(file: string, encoding: Encoding): Generator<string> {
  const decoder = encoding === 'windows-1251' ? null : new TextDecoder(encoding, { fatal: true });
  try {
    for (const chunk of chunksOf(file)) yield decoder?.decode(chunk, { stream: true }) ?? decodeWindows1251(chunk);
    yield decoder?.decode() ?? '';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TableRefusal('mixed-encoding', `This file is not ${encoding} throughout: save it again as UTF-8.`);
  }
}

/** Windows-1251 from 0x80 to 0xBF; 0x98 is undefined. From 0xC0 on: А to я in order. */
const windows1251Signs = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ' + '\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї';

const windows1251 = Array.from({ length: 256 }, (_, byte) =>
  String.fromCharCode(byte < 0x80 ? byte : byte < 0xc0 ? windows1251Signs.charCodeAt(byte - 0x80) : 0x350 + byte),
);

/** Own table, because Electron can lack the platform's tables of legacy encodings. */
function decodeWindows1251(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += windows1251[byte];
  return text;
}
