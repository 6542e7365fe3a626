import { extname } from 'node:path';

// Not hono/utils/mime: it lacks vtt, m4a, ogg, wav and flac, and lists types that are not served.
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.gz': 'application/gzip',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** Content type by file extension; `nosniff` keeps browsers from running or showing unknown types. */
export const contentTypeOf = (path: string): string => types[extname(path).toLowerCase()] ?? 'application/octet-stream';

/** A file name that is safe on every platform: no leading dot, separator, drive or device stream. */
const safeName = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/**
 * The path of a request as names of folders and a file; null if one of them is not safe. Each name is decoded once and
 * separately, so an encoded separator or `..` is an invalid name, not a step.
 */
export function safeNames(pathname: string): string[] | null {
  const names = pathname.split('/').slice(1);
  try {
    const decoded = names.map(decodeURIComponent);
    return decoded.every((name) => safeName.test(name)) ? decoded : null;
  } catch {
    return null;
  }
}

/** First and last byte, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * Reads a `Range` header (RFC 9110, 14.2) against the size of a file in bytes. `whole`: there is no range, or one
 * that a server may ignore (another unit, several ranges, an invalid form).
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '');
  if (!match) return 'whole';
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return 'whole';
  if (from === '') return size === 0 || Number(to) === 0 ? 'unsatisfiable' : lastBytes(Number(to), size);
  if (to !== '' && Number(to) < Number(from)) return 'whole';
  if (Number(from) >= size) return 'unsatisfiable';
  return { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

const lastBytes = (count: number, size: number): ByteRange => ({ first: Math.max(0, size - count), last: size - 1 });
