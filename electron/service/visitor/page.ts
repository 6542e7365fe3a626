import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refusalResponse } from '../http/errors.ts';
import { contentTypeOf, safeNames } from '../http/files.ts';
import { framingHeaders } from '../http/security-headers.ts';
import { matches } from './with-release.ts';

/** File names in this folder contain a hash of the content, so a file never changes. */
const hashedFolder = 'assets';
/** The only page with a frame. */
const workshopPage = 'workshop.html';

/** Answers with a file of the built page; `/` is index.html. The page keeps its own routes in the URL's hash. */
export async function pageResponse(request: Request, pageFolder: string): Promise<Response> {
  const { pathname } = new URL(request.url);
  const names = pathname === '/' ? ['index.html'] : safeNames(pathname);
  if (!names) return refusalResponse('not-found');
  const path = join(pageFolder, ...names);
  const file = await stat(path).catch(() => null);
  if (!file?.isFile()) return refusalResponse('not-found');
  const etag = `"${file.size.toString(36)}-${Math.trunc(file.mtimeMs).toString(36)}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': names[0] === hashedFolder ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(names[0] === workshopPage && framingHeaders),
  };
  if (matches(request.headers.get('If-None-Match') ?? undefined, etag)) {
    return new Response(null, { status: 304, headers });
  }
  const bytes = await readFile(path);
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: { ...headers, 'Content-Type': contentTypeOf(path), 'Content-Length': String(bytes.length) },
  });
}
