import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { isUpload, mostRecordBytes, mostUploadBytes } from './body-size.ts';
import { refuse } from './refusal.ts';

/** A body turned out longer than may be, after it had begun. */
export class BodyTooLarge extends Error {}

const boundRecord = bodyLimit({ maxSize: mostRecordBytes, onError: (c) => refuse(c, 'too-large') });

/**
 * Holds bodies to their size: by what is announced, else by counting. Uploads are passed on as they come; a
 * route that reads one sees `BodyTooLarge`.
 */
export const boundBody = createMiddleware(async (c, next) => {
  if (!isUpload(c.req.method, c.req.path)) return boundRecord(c, next);
  const { body, headers } = c.req.raw;
  if (Number(headers.get('Content-Length') ?? 0) > mostUploadBytes) return refuse(c, 'too-large');
  // Where a length was announced, HTTP sees to it that no more comes; the Electron host announces none.
  if (body && !headers.has('Content-Length')) {
    c.req.raw = new Request(c.req.raw, { body: body.pipeThrough(counted(mostUploadBytes)), duplex: 'half' });
  }
  return next();
});

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
