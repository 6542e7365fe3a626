import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { mediaFolder } from '../../../db/release/manifest.ts';
import { refusalResponse } from '../http/errors.ts';
import { type ByteRange, contentTypeOf, parseRange, safeNames } from '../http/files.ts';
import type { ServedRelease } from './release-view.ts';
import { matches } from './with-release.ts';

/**
 * Answers `GET /media/…` from the first release that has the file: the current one, then those that a page still reads.
 * Serves only files listed in a signed manifest.
 */
export function mediaResponse(request: Request, served: readonly { release: ServedRelease | null }[]): Response {
  const releases = served.flatMap(({ release }) => release ?? []);
  if (releases.length === 0) return refusalResponse('no-release');
  const names = safeNames(new URL(request.url).pathname);
  const path = names?.[0] === mediaFolder ? names.join('/') : null;
  const found = releases.flatMap((release) => fileOf(release, path)).at(0);
  if (!found) return refusalResponse('not-found');
  const { release, file } = found;
  const etag = `"${file.sha256}"`;
  const headers = { ETag: etag, 'Cache-Control': 'no-cache', 'Accept-Ranges': 'bytes' };
  if (matches(request.headers.get('If-None-Match') ?? undefined, etag)) {
    return new Response(null, { status: 304, headers });
  }
  const range = parseRange(requestedRange(request, etag), file.bytes);
  if (range === 'unsatisfiable') {
    return refusalResponse('range-not-satisfiable', { 'Content-Range': `bytes */${file.bytes}` });
  }
  const part = range === 'whole' ? null : range;
  return new Response(request.method === 'HEAD' ? null : streamOf(join(release.folder, file.path), file.bytes, part), {
    status: part ? 206 : 200,
    headers: {
      ...headers,
      'Content-Type': mediaTypeOf(file.path),
      'Content-Length': String(part ? part.last - part.first + 1 : file.bytes),
      ...(part ? { 'Content-Range': `bytes ${part.first}-${part.last}/${file.bytes}` } : {}),
    },
  });
}

/** A release is data: a page or a script in its media is served as neither, since it would run beside the workshop. */
function mediaTypeOf(path: string): string {
  const type = contentTypeOf(path);
  return /^(?:image|audio|video)\/|^text\/vtt/.test(type) ? type : 'application/octet-stream';
}

function fileOf(release: ServedRelease, path: string | null) {
  const file = release.manifest.files.find((candidate) => candidate.path === path);
  return file ? [{ release, file }] : [];
}

/** The requested range, unless `If-Range` shows that the file has changed. */
function requestedRange(request: Request, etag: string): string | undefined {
  const condition = request.headers.get('If-Range');
  return condition === null || condition === etag ? (request.headers.get('Range') ?? undefined) : undefined;
}

function streamOf(path: string, bytes: number, range: ByteRange | null): ReadableStream | null {
  if (bytes === 0) return null;
  const stream = createReadStream(path, range ? { start: range.first, end: range.last } : {});
  return Readable.toWeb(stream) as ReadableStream;
}
