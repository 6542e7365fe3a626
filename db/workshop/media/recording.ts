import { closeSync, copyFileSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { IFormat } from 'music-metadata';
import { ok } from '../../model/result.ts';
import { brokenMedia, type MediaFormat, type MediaResult, mediaFault } from './format.ts';
import { walkMp4 } from './mp4.ts';

type RecordingFormat = Exclude<MediaFormat, { kind: 'image' }>;

export interface Recording {
  /** Absent in a WebM recorded by a browser. */
  durationMs?: number;
  width?: number;
  height?: number;
  hasVideo: boolean;
  /** Embedded names or comments remain: removing them from OGG and WebM would need re-encoding. */
  keepsMetadata: boolean;
}

/** Copies a recording or a film without names, places and times, and measures it. */
export async function writeRecording(
  from: string,
  to: string,
  format: RecordingFormat,
): Promise<MediaResult<Recording>> {
  if (!copyClean(from, to, format)) return brokenMedia;
  const isFilm = format.ext === 'mp4' || format.ext === 'm4a';
  const film = isFilm ? walkMp4(to, true) : null;
  if (isFilm && film === null) return brokenMedia;
  const { parseFile } = await import('music-metadata');
  const measured = await parseFile(to, { duration: true, skipCovers: true }).catch(() => null);
  if (measured === null) return brokenMedia;
  const { format: properties, native } = measured;
  const unplayable = film === null ? unplayableTrack(format, properties) : film.unplayable[0];
  if (unplayable !== undefined) {
    return mediaFault('not-playable', `The kiosk cannot play this recording (${unplayable}): ${advice}`);
  }
  const durationMs =
    film?.durationMs ??
    (film !== null || properties.duration === undefined ? null : Math.round(properties.duration * 1000));
  // A file in fragments and a WebM that was recorded live do not say; of the others it is a sign of damage.
  if (!durationMs && format.kind === 'audio' && film === null) return brokenMedia;
  const seen = properties.trackInfo.find(({ video }) => video)?.video;
  return ok({
    ...(durationMs ? { durationMs } : {}),
    ...sizeOf(film?.width ?? seen?.pixelWidth, film?.height ?? seen?.pixelHeight),
    hasVideo: film?.hasVideo ?? properties.trackInfo.some(({ video }) => video !== undefined),
    keepsMetadata: Object.values(native).flat().some(isPersonal),
  });
}

const advice = 'save it as MP3, MP4 (H.264) or WebM.';

const sizeOf = (width: number | undefined, height: number | undefined) =>
  width !== undefined && height !== undefined ? { width, height } : {};

/** The name of the encoding program is not personal data. */
const isPersonal = ({ id, value }: { id: string; value?: unknown }): boolean =>
  value !== undefined && value !== '' && !/ENCODER|TSSE|VENDOR|muxingApp|writingApp/i.test(id);

const webmCodecs = new Set(['V_VP8', 'V_VP9', 'V_AV1', 'A_OPUS', 'A_VORBIS']);

function unplayableTrack({ ext }: RecordingFormat, { codec = '', trackInfo }: IFormat): string | undefined {
  if (ext === 'webm') return trackInfo.map(({ codecId = 'unknown' }) => codecId).find((id) => !webmCodecs.has(id));
  return codecs[ext]?.test(codec) ? undefined : codec || 'unknown';
}

const codecs: Partial<Record<RecordingFormat['ext'], RegExp>> = {
  mp3: /layer 3/i,
  ogg: /vorbis|opus|flac/i,
  wav: /^PCM|IEEE_FLOAT|non-PCM/i,
  flac: /flac/i,
};

/** @returns the parts to keep; null for a damaged file */
type PiecesOf = (read: ReadAt, size: number) => Piece[] | null;

const pieces: Partial<Record<RecordingFormat['ext'], PiecesOf>> = {
  mp3: soundOfMp3,
  wav: soundOfWav,
  flac: soundOfFlac,
};

/** @returns false for a damaged file */
function copyClean(from: string, to: string, { ext }: RecordingFormat): boolean {
  const piecesOf = pieces[ext];
  if (piecesOf !== undefined) return copyPieces(from, to, piecesOf);
  copyFileSync(from, to);
  return true;
}

function copyPieces(from: string, to: string, piecesOf: PiecesOf): boolean {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o644);
  try {
    const read: ReadAt = (position, length) => {
      const bytes = Buffer.alloc(length);
      return position < 0 ? bytes : bytes.subarray(0, readSync(source, bytes, 0, length, position));
    };
    return piecesOf(read, fstatSync(source).size)?.every((piece) => copyPiece(read, target, piece)) ?? false;
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

const chunkBytes = 1 << 20;

function copyPiece(read: ReadAt, target: number, piece: Piece): boolean {
  if (Buffer.isBuffer(piece)) {
    writeSync(target, piece);
    return true;
  }
  for (let at = piece.from; at < piece.to; ) {
    const bytes = read(at, Math.min(chunkBytes, piece.to - at));
    if (bytes.length === 0) return false;
    writeSync(target, bytes);
    at += bytes.length;
  }
  return true;
}

/** Maximum number of tags, chunks or blocks of a recording; ordinary ones have a dozen. */
const maxChunks = 10_000;

/** Parts of a file, in order, that are kept; bytes that are given are written as they are. */
export type Piece = { from: number; to: number } | Buffer;

/** Reads some bytes of the file that is cleaned. */
export type ReadAt = (position: number, length: number) => Buffer;

/** An MP3 without ID3v2 before, ID3v1 and APE after the sound. */
function soundOfMp3(read: ReadAt, size: number): Piece[] | null {
  let from = 0;
  let tags = 0;
  for (let head = read(from, 10); head.toString('latin1', 0, 3) === 'ID3'; head = read(from, 10)) {
    if (++tags > maxChunks) return null;
    const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6);
    const footer = ((head[5] ?? 0) & 0x10) === 0 ? 0 : 10;
    from += 10 + footer + ((a << 21) | (b << 14) | (c << 7) | d);
    if (from >= size) return null;
  }
  let to = size;
  if (read(to - 128, 3).toString('latin1') === 'TAG') to -= 128;
  const ape = read(to - 32, 32);
  if (ape.toString('latin1', 0, 8) === 'APETAGEX') {
    const withHeader = (ape.readUInt32LE(20) & 0x80000000) === 0 ? 0 : 32;
    to -= ape.readUInt32LE(12) + withHeader;
  }
  if (to <= from) return null;
  return [{ from, to }];
}

const kept = new Set(['fmt ', 'fact', 'data']);

/** A WAV with its sound and what describes it alone. */
function soundOfWav(read: ReadAt, size: number): Piece[] | null {
  const pieces: { from: number; to: number }[] = [];
  let chunks = 0;
  for (let at = 12; at + 8 <= size; ) {
    if (++chunks > maxChunks) return null;
    const head = read(at, 8);
    // Interrupted recorders leave a size of zero or one that is too large.
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
export function soundOfFlac(read: ReadAt, size: number): Piece[] | null {
  const blocks: { type: number; from: number; to: number }[] = [];
  let at = 4;
  for (let last = false; !last; ) {
    const head = read(at, 4);
    if (head.length < 4) return null;
    last = ((head[0] ?? 0) & 0x80) !== 0;
    const to = at + 4 + head.readUIntBE(1, 3);
    if (to > size) return null;
    if (blocks.length >= maxChunks) return null;
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
