import { closeSync, copyFileSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { IFormat } from 'music-metadata';
import { type Mp4, walkMp4 } from './boxes.ts';
import { brokenMedia, MediaFault } from './fault.ts';
import type { MediaFormat } from './format.ts';
import { type Piece, type ReadAt, soundOfFlac, soundOfMp3, soundOfWav } from './tags.ts';

type RecordingFormat = Exclude<MediaFormat, { kind: 'image' }>;

export interface Recording {
  /** Absent: a WebM that a browser recorded does not say. */
  durationMs?: number;
  width?: number;
  height?: number;
  hasVideo: boolean;
  /** Embedded names or comments are still in it: those of OGG and WebM cannot be taken out without writing it anew. */
  keepsMetadata: boolean;
}

/**
 * Copies a recording or a film without what tells of people, places and times, and measures it.
 *
 * @throws MediaFault where it is damaged, or no Chromium plays its codec for certain
 */
export async function writeRecording(from: string, to: string, format: RecordingFormat): Promise<Recording> {
  const film = copyClean(from, to, format);
  const { parseFile } = await import('music-metadata');
  const measured = await parseFile(to, { duration: true, skipCovers: true }).catch(() => null);
  if (measured === null) throw brokenMedia();
  const { format: told, native } = measured;
  const unplayable = film === null ? unplayableTrack(format, told) : film.unplayable[0];
  if (unplayable !== undefined) {
    throw new MediaFault('not-playable', `The kiosk cannot play this recording (${unplayable}): ${advice}`);
  }
  const durationMs =
    film?.durationMs ?? (film !== null || told.duration === undefined ? null : Math.round(told.duration * 1000));
  // A file in fragments and a WebM that was recorded live do not say; of the others it is a sign of damage.
  if (!durationMs && format.kind === 'audio' && film === null) throw brokenMedia();
  const seen = told.trackInfo.find(({ video }) => video)?.video;
  return {
    ...(durationMs ? { durationMs } : {}),
    ...sizeOf(film?.width ?? seen?.pixelWidth, film?.height ?? seen?.pixelHeight),
    hasVideo: film?.hasVideo ?? told.trackInfo.some(({ video }) => video !== undefined),
    keepsMetadata: Object.values(native).flat().some(isPersonal),
  };
}

const advice = 'save it as MP3, MP4 (H.264) or WebM.';

const sizeOf = (width: number | undefined, height: number | undefined) =>
  width !== undefined && height !== undefined ? { width, height } : {};

/** The name of the program that wrote it is nobody's secret. */
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

const pieces: Partial<Record<RecordingFormat['ext'], (read: ReadAt, size: number) => Piece[]>> = {
  mp3: soundOfMp3,
  wav: soundOfWav,
  flac: soundOfFlac,
};

/** @returns what its boxes say, of an MP4 */
function copyClean(from: string, to: string, { ext }: RecordingFormat): Mp4 | null {
  const parts = pieces[ext];
  if (parts !== undefined) copyPieces(from, to, parts);
  else copyFileSync(from, to);
  return ext === 'mp4' || ext === 'm4a' ? walkMp4(to, true) : null;
}

function copyPieces(from: string, to: string, partsOf: (read: ReadAt, size: number) => Piece[]): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o644);
  try {
    const read: ReadAt = (position, length) => {
      const bytes = Buffer.alloc(length);
      return position < 0 ? bytes : bytes.subarray(0, readSync(source, bytes, 0, length, position));
    };
    for (const piece of partsOf(read, fstatSync(source).size)) copyPiece(read, target, piece);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

const chunkBytes = 1 << 20;

function copyPiece(read: ReadAt, target: number, piece: Piece): void {
  if (Buffer.isBuffer(piece)) {
    writeSync(target, piece);
    return;
  }
  for (let at = piece.from; at < piece.to; ) {
    const bytes = read(at, Math.min(chunkBytes, piece.to - at));
    if (bytes.length === 0) throw brokenMedia();
    writeSync(target, bytes);
    at += bytes.length;
  }
}
