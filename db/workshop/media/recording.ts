import { closeSync, copyFileSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { type Mp4, walkMp4 } from './boxes.ts';
import { brokenMedia, MediaFault } from './fault.ts';
import type { MediaFormat } from './format.ts';
import { type Piece, type ReadAt, soundOfFlac, soundOfMp3, soundOfWav } from './tags.ts';

type RecordingFormat = Exclude<MediaFormat, { kind: 'image' }>;

export interface Recording {
  durationMs: number;
  width?: number;
  height?: number;
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
  const { duration, codec = '', trackInfo } = measured.format;
  const unplayable = film?.unplayable[0] ?? (film || isPlayable(format, codec) ? undefined : codec || 'unknown');
  if (unplayable !== undefined) {
    throw new MediaFault(
      'not-playable',
      `The kiosk cannot play this recording (${unplayable}): save it as MP3, MP4 (H.264) or WebM.`,
    );
  }
  if (duration === undefined || !(duration > 0)) throw brokenMedia();
  const seen = trackInfo.find(({ video }) => video)?.video;
  const width = film?.width ?? seen?.pixelWidth;
  const height = film?.height ?? seen?.pixelHeight;
  const size = format.kind === 'video' && width !== undefined && height !== undefined ? { width, height } : {};
  const tags = Object.values(measured.native)
    .flat()
    .filter(({ id }) => !/^(ENCODER|TSSE)$/i.test(id));
  return { durationMs: Math.round(duration * 1000), ...size, keepsMetadata: tags.length > 0 };
}

const codecs: Record<RecordingFormat['ext'], RegExp> = {
  mp3: /layer 3/i,
  m4a: /aac/i,
  ogg: /vorbis|opus|flac/i,
  opus: /opus/i,
  wav: /^PCM|IEEE_FLOAT|non-PCM/i,
  flac: /flac/i,
  mp4: /./,
  webm: /vp8|vp9|av1|opus|vorbis/i,
};

const isPlayable = ({ ext }: RecordingFormat, codec: string): boolean => codecs[ext].test(codec);

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
