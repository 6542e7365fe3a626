import type { MiddlewareHandler } from 'hono';
import { refuse } from '../workshop/refusal.ts';
import { isUpload, mostRecordBytes, mostUploadBytes } from './body-size.ts';

/** A body turned out longer than may be, after it had begun. */
export class BodyTooLarge extends Error {}

/** Takes a body of so many bytes at most, by what is announced, else by counting, and hands it on whole. */
export const bodyUpTo =
  (mostBytes: number): MiddlewareHandler =>
  async (c, next) => {
    const { body, headers } = c.req.raw;
    if (announced(headers) > mostBytes) return refuse(c, 'too-large');
    if (body && !headers.has('Content-Length')) {
      const bytes = await new Response(body.pipeThrough(counted(mostBytes))).arrayBuffer();
      c.req.raw = withBody(c.req.raw, bytes.byteLength > 0 ? bytes : null);
    }
    return next();
  };

/** Lets an upload through as it comes; a route that reads one too long sees `BodyTooLarge`. */
const uploadUpTo =
  (mostBytes: number): MiddlewareHandler =>
  async (c, next) => {
    const { body, headers } = c.req.raw;
    if (announced(headers) > mostBytes) return refuse(c, 'too-large');
    // Where a length is announced, HTTP sees to it that no more comes; the Electron host announces none.
    if (body && !headers.has('Content-Length')) c.req.raw = withBody(c.req.raw, body.pipeThrough(counted(mostBytes)));
    return next();
  };

const [record, upload] = [bodyUpTo(mostRecordBytes), uploadUpTo(mostUploadBytes)];

/** Holds every body of the workshop to its size. */
export const boundBody: MiddlewareHandler = (c, next) =>
  isUpload(c.req.method, c.req.path) ? upload(c, next) : record(c, next);

const announced = (headers: Headers): number => Number(headers.get('Content-Length') ?? 0);

/** From its parts: the loopback's requests are not of Node's own class, which would not copy them. */
function withBody({ url, method, headers, signal }: Request, body: ArrayBuffer | ReadableStream | null): Request {
  return new Request(url, { method, headers, signal, body, ...(body === null ? {} : { duplex: 'half' }) });
}

/** Passes bytes on and breaks off after as many as may be. */
export function counted(mostBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) controller.error(new BodyTooLarge());
      else controller.enqueue(chunk);
    },
  });
}
