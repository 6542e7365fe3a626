import { closeSync, openSync, readSync } from 'node:fs';
import type { Encoding } from '../../../model/api/tables.ts';
import { TableRefusal } from '../refusal.ts';

const sampleBytes = 1 << 16;
const chunkBytes = 1 << 18;

/**
 * Detects the encoding of a text file from all of its bytes: a byte order mark, zeros in every second place, valid
 * UTF-8, or else the 8-bit encoding in which the most letters within Cyrillic words are Kazakh: KZ-1048, PT154, or
 * Windows-1251, whose Russian letters they share. No detector library: they have no model for Kazakh, and cannot name
 * the line where a file changes encoding.
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
  const encoding = bestByLetters(census);
  const table = tables[encoding];
  const letters = census.counts.reduce((sum, count, byte) => (isLetter(table[byte]) ? sum + count : sum), 0);
  const unknown = census.counts.some((count, byte) => count > 0 && table[byte] === '\ufffd');
  if (letters < census.high * 0.6 || unknown) {
    throw new TableRefusal('unknown-encoding', 'The encoding of this file is unknown: save it as UTF-8 or XLSX.');
  }
  return encoding;
}

const isLetter = (sign = ''): boolean => /\p{Script=Cyrillic}/u.test(sign);
const isKazakh = (sign = ''): boolean => /[әғқңөұүһі]/iu.test(sign);

/** Kazakh letters within words speak for an encoding, other signs there against it. */
function bestByLetters(census: Census): ByteEncoding {
  const score = (name: ByteEncoding): number =>
    census.inWords.reduce((sum, count, byte) => sum + (isKazakh(tables[name][byte]) ? count : -count), 0);
  return byteNames.reduce((best, name) => (score(name) > score(best) ? name : best));
}

const maxPassage = 60;

/** The first passage on which the 8-bit encodings disagree, in each of them. */
export function passageInEach(file: string): { encoding: Encoding; text: string }[] {
  const [chunk = Buffer.alloc(0)] = chunksOf(file);
  const at = chunk.findIndex((byte, index) => isDisputed(byte) && isInWord(chunk, index));
  if (at === -1) return [];
  let from = at;
  while (from > 0 && at - from < maxPassage / 2 && (chunk[from - 1] ?? 0) >= 32) from--;
  let to = at;
  while (to < chunk.length && to - from < maxPassage && (chunk[to] ?? 0) >= 32) to++;
  const bytes = chunk.subarray(from, to);
  return byteNames.map((encoding) => ({ encoding, text: decodeBytes(bytes, encoding) }));
}

const isDisputed = (byte: number): boolean =>
  byte >= 0x80 && new Set(byteNames.map((name) => tables[name][byte])).size > 1;

/** Whether a Russian letter, the same in every 8-bit encoding, is beside it. */
const isInWord = (bytes: Uint8Array, at: number): boolean =>
  (bytes[at - 1] ?? 0) >= 0xc0 || (bytes[at + 1] ?? 0) >= 0xc0;

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

/** Counts what the bytes are in UTF-8 and in the 8-bit encodings. */
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
  /** How often each byte occurs, and how often each from 0x80 to 0xBF beside a Russian letter of Windows-1251. */
  readonly counts = new Array<number>(256).fill(0);
  readonly inWords = new Array<number>(256).fill(0);
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
      if (byte >= 0x80 && byte < 0xc0 && isInWord(chunk, at)) this.inWords[byte] = (this.inWords[byte] ?? 0) + 1;
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
    this.counts[byte] = (this.counts[byte] ?? 0) + 1;
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
  try {
    if (isByteEncoding(encoding)) {
      for (const chunk of chunksOf(file)) yield decodeBytes(chunk, encoding);
      return;
    }
    const decoder = new TextDecoder(encoding, { fatal: true });
    for (const chunk of chunksOf(file)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TableRefusal('mixed-encoding', `This file is not ${encoding} throughout: save it again as UTF-8.`);
  }
}

/** What stands from 0x80 to 0xBF; U+FFFD is undefined. From 0xC0 on, all have А to я in order. */
const upperHalves = {
  'windows-1251': 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї',
  'kz-1048': 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\ufffd™љ›њқһџ\u00a0ҰұӘ¤Ө¦§Ё©Ғ«¬\u00ad®Ү°±Ііөµ¶·ё№ғ»әҢңү',
  pt154: 'ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ\u00a0ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝ',
} as const;

type ByteEncoding = keyof typeof upperHalves;
const byteNames = Object.keys(upperHalves) as ByteEncoding[];
const isByteEncoding = (encoding: Encoding): encoding is ByteEncoding => Object.hasOwn(upperHalves, encoding);

const tableOf = (upperHalf: string): string[] =>
  Array.from({ length: 256 }, (_, byte) =>
    String.fromCharCode(byte < 0x80 ? byte : byte < 0xc0 ? upperHalf.charCodeAt(byte - 0x80) : 0x350 + byte),
  );

const tables: Record<ByteEncoding, string[]> = {
  'windows-1251': tableOf(upperHalves['windows-1251']),
  'kz-1048': tableOf(upperHalves['kz-1048']),
  pt154: tableOf(upperHalves.pt154),
};

/** Own tables, because Electron can lack the platform's tables of legacy encodings, and KZ-1048 is in none. */
function decodeBytes(bytes: Uint8Array, encoding: ByteEncoding): string {
  const table = tables[encoding];
  let text = '';
  for (const byte of bytes) text += table[byte];
  return text;
}
