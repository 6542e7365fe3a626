import type { MiddlewareHandler } from 'hono';
import { refuse } from '../workshop/refusal.ts';
import { HttpError } from './errors.ts';

/** A long record is a few pages in three languages. */
const maxRecordBytes = 2 * 1024 ** 2;
/** For films, scans, tables and packages. */
export const maxUploadBytes = 2 * 1024 ** 3;

const uploadPaths = [
  '/api/workshop/tables/uploads',
  '/api/workshop/names/uploads',
  '/api/workshop/inbox',
  '/api/workshop/media',
  '/api/workshop/packages',
  '/api/workshop/restore',
  '/api/workshop/drafts',
];

/** Whether the body is a file, which may be large. */
export const isUpload = (method: string, path: string): boolean =>
  (method === 'POST' || method === 'PUT') && uploadPaths.includes(path);

/** The workshop limits its request bodies itself, after authentication. */
export const isWorkshop = (path: string): boolean => path === '/api/workshop' || path.startsWith('/api/workshop/');

/** Reads the body in full, up to a limit checked against Content-Length, or else by counting. */
export const limitBody =
  (maxBytes: number): MiddlewareHandler =>
  async (c, next) => {
    const { body, headers } = c.req.raw;
    if (announcedBytes(headers) > maxBytes) return refuse(c, 'too-large');
    if (body && !headers.has('Content-Length')) {
      const bytes = await new Response(body.pipeThrough(counted(maxBytes))).arrayBuffer();
      c.req.raw = withBody(c.req.raw, bytes.byteLength > 0 ? bytes : null);
    }
    return next();
  };

/** Streams an upload; reading beyond the limit throws `HttpError`. */
const limitUpload: MiddlewareHandler = async (c, next) => {
  const { body, headers } = c.req.raw;
  if (announcedBytes(headers) > maxUploadBytes) return refuse(c, 'too-large');
  // HTTP enforces an announced length; the Electron host announces none.
  if (body && !headers.has('Content-Length'))
    c.req.raw = withBody(c.req.raw, body.pipeThrough(counted(maxUploadBytes)));
  return next();
};

const limitRecord = limitBody(maxRecordBytes);

/** Limits every request body of the workshop. */
export const limitWorkshopBody: MiddlewareHandler = (c, next) =>
  isUpload(c.req.method, c.req.path) ? limitUpload(c, next) : limitRecord(c, next);

const announcedBytes = (headers: Headers): number => Number(headers.get('Content-Length') ?? 0);

/** Copies the parts, because requests of the loopback are not instances of Node's Request. */
function withBody({ url, method, headers, signal }: Request, body: ArrayBuffer | ReadableStream | null): Request {
  return new Request(url, { method, headers, signal, body, ...(body === null ? {} : { duplex: 'half' }) });
}

function counted(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new HttpError('too-large'));
      else controller.enqueue(chunk);
    },
  });
}
