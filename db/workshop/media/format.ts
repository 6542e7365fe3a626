import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import type { MediaFaultCode } from '../../model/api/media.ts';
import { failed, ok, type Result } from '../../model/result.ts';

/** Accepted types, detected from the content, not from the file name. `mime` is served. */
const formats = {
  'image/jpeg': { kind: 'image', ext: 'jpg', mime: 'image/jpeg' },
  'image/png': { kind: 'image', ext: 'png', mime: 'image/png' },
  'image/webp': { kind: 'image', ext: 'webp', mime: 'image/webp' },
  /** Scans; no browser shows them, so they are stored as JPEG. */
  'image/tiff': { kind: 'image', ext: 'jpg', mime: 'image/jpeg' },
  'image/avif': { kind: 'image', ext: 'avif', mime: 'image/avif' },
  'audio/mpeg': { kind: 'audio', ext: 'mp3', mime: 'audio/mpeg' },
  'audio/x-m4a': { kind: 'audio', ext: 'm4a', mime: 'audio/mp4' },
  'audio/mp4': { kind: 'audio', ext: 'm4a', mime: 'audio/mp4' },
  'audio/ogg': { kind: 'audio', ext: 'ogg', mime: 'audio/ogg' },
  'audio/ogg; codecs=opus': { kind: 'audio', ext: 'ogg', mime: 'audio/ogg' },
  'audio/wav': { kind: 'audio', ext: 'wav', mime: 'audio/wav' },
  'audio/flac': { kind: 'audio', ext: 'flac', mime: 'audio/flac' },
  'video/mp4': { kind: 'video', ext: 'mp4', mime: 'video/mp4' },
  'video/x-m4v': { kind: 'video', ext: 'mp4', mime: 'video/mp4' },
  'video/webm': { kind: 'video', ext: 'webm', mime: 'video/webm' },
} as const;
export type MediaFormat = (typeof formats)[keyof typeof formats];

/** An image is unpacked in memory; recordings are not. */
const maxBytes = { image: 150_000_000, audio: 2_000_000_000, video: 2_000_000_000 } as const;

/** Why a file is not accepted, with a sentence for logs. */
interface MediaFault {
  code: MediaFaultCode;
  message: string;
}

export type MediaResult<T> = Result<T, MediaFault>;

export const mediaFault = (code: MediaFaultCode, message: string) => failed<MediaFault>({ code, message });
export const brokenMedia = mediaFault('broken-media', 'This file is damaged or cut off: copy it again.');

export const hardPdf = mediaFault(
  'hard-pdf',
  'This PDF takes more memory or time than is allowed: save its pages as images.',
);

/** Reads the format from the content. */
export async function formatOf(file: string): Promise<MediaResult<MediaFormat>> {
  const type = await fileTypeFromFile(file).catch(() => undefined);
  const format = type && Object.hasOwn(formats, type.mime) ? formats[type.mime as keyof typeof formats] : undefined;
  if (format === undefined || isTwoThings(file)) {
    const message =
      'This is no image, recording or film that is taken: use JPEG, PNG, WebP, AVIF, TIFF, MP3, M4A, OGG, WAV, FLAC, MP4 or WebM.';
    return mediaFault('not-media', message);
  }
  const isTooLarge = statSync(file).size > maxBytes[format.kind];
  return isTooLarge ? mediaFault('too-large-media', 'This file is too large.') : ok(format);
}

const endBytes = 1 << 16;

/** A file that is a web page or an archive as well: its beginning or its end says so. */
function isTwoThings(file: string): boolean {
  const { size } = statSync(file);
  const length = Math.min(size, endBytes);
  const start = part(file, 0, length).toString('latin1').toLowerCase();
  const end = part(file, size - length, length).toString('latin1');
  return /<(?:!doctype|html|script|svg|body|\?php|iframe)\b/.test(start.slice(0, 4096)) || end.includes('PK\x05\x06');
}

function part(file: string, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, length, position));
  } finally {
    closeSync(handle);
  }
}

/** Path of a media file by its hash; null if it does not exist. */
export function findMedia(folder: string, sha256: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(sha256) || !existsSync(folder)) return null;
  const name = mediaExtensions
    .map((ext) => `${sha256}.${ext}`)
    .find((candidate) => existsSync(join(folder, candidate)));
  return name === undefined ? null : join(folder, name);
}

const mediaExtensions = ['jpg', 'png', 'webp', 'avif', 'mp3', 'm4a', 'ogg', 'wav', 'flac', 'mp4', 'webm'] as const;
