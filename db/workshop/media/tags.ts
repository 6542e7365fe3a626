import { brokenMedia } from './fault.ts';

/** Parts of a file, in order, that are kept; bytes that are given are written as they are. */
export type Piece = { from: number; to: number } | Buffer;

/** Reads some bytes of the file that is cleaned. */
export type ReadAt = (position: number, length: number) => Buffer;

/** An MP3 without ID3v2 before, ID3v1 and APE after the sound. */
export function soundOfMp3(read: ReadAt, size: number): Piece[] {
  let from = 0;
  for (let head = read(from, 10); head.toString('latin1', 0, 3) === 'ID3'; head = read(from, 10)) {
    const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6);
    const footer = ((head[5] ?? 0) & 0x10) === 0 ? 0 : 10;
    from += 10 + footer + ((a << 21) | (b << 14) | (c << 7) | d);
    if (from >= size) throw brokenMedia();
  }
  let to = size;
  if (read(to - 128, 3).toString('latin1') === 'TAG') to -= 128;
  const ape = read(to - 32, 32);
  if (ape.toString('latin1', 0, 8) === 'APETAGEX') {
    const withHeader = (ape.readUInt32LE(20) & 0x80000000) === 0 ? 0 : 32;
    to -= ape.readUInt32LE(12) + withHeader;
  }
  if (to <= from) throw brokenMedia();
  return [{ from, to }];
}

const kept = new Set(['fmt ', 'fact', 'data']);

/** A WAV with its sound and what describes it alone. */
export function soundOfWav(read: ReadAt, size: number): Piece[] {
  const pieces: { from: number; to: number }[] = [];
  for (let at = 12; at + 8 <= size; ) {
    const head = read(at, 8);
    // Recorders that were cut off leave a size of nought or too much.
    const to = Math.min(size, at + 8 + head.readUInt32LE(4) + (head.readUInt32LE(4) % 2));
    if (kept.has(head.toString('latin1', 0, 4))) pieces.push({ from: at, to });
    at = to;
  }
  const header = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  header.writeUInt32LE(4 + pieces.reduce((sum, { from, to }) => sum + to - from, 0), 4);
  return [header, ...pieces];
}

const streamInfo = 0;
const seekTable = 3;

/** A FLAC with what describes its sound alone, no comments and no pictures. */
export function soundOfFlac(read: ReadAt, size: number): Piece[] {
  const blocks: { type: number; from: number; to: number }[] = [];
  let at = 4;
  for (let last = false; !last; ) {
    const head = read(at, 4);
    if (head.length < 4) throw brokenMedia();
    last = ((head[0] ?? 0) & 0x80) !== 0;
    const to = at + 4 + head.readUIntBE(1, 3);
    if (to > size) throw brokenMedia();
    blocks.push({ type: (head[0] ?? 0) & 0x7f, from: at + 1, to });
    at = to;
  }
  const described = blocks.filter(({ type }) => type === streamInfo || type === seekTable);
  const pieces = described.flatMap(({ type, from, to }, index): Piece[] => [
    Buffer.from([type | (index === described.length - 1 ? 0x80 : 0)]),
    { from, to },
  ]);
  return [Buffer.from('fLaC'), ...pieces, { from: at, to: size }];
}
