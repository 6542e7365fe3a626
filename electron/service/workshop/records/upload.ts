import { randomUUID } from 'node:crypto';
import { appendFileSync, createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import { maxUploadBytes } from '../../http/body-limits.ts';
import { HttpError } from '../../http/errors.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';

/** Names the slices that are the body of a request, instead of a body (renderer/curator/api/slices.ts). */
const slicesHeader = 'X-Esimde-Slices';
/** Chosen by the page, and unguessable. */
const sliceId = v.pipe(v.string(), v.uuid());

/** `<data>/workshop/uploads`: files on their way. None of them outlives the program. */
export interface Uploads {
  /** A path for a new file; the file itself is the asker's to write and to remove. */
  place(ending?: string): string;
  /**
   * Writes the body of a request into a new file, as it comes; or takes the file that its slices have made.
   *
   * @returns its path; null where it is empty
   * @throws HttpError before the first byte is read where the length is announced, else when it is exceeded
   */
  receive(request: Request, mostBytes: number): Promise<string | null>;
  /** Appends a slice to those sent before. @returns whether it begins where they end */
  append(id: string, offset: number, slice: Uint8Array): boolean;
}

/** Makes the folder, without what an earlier run left in it. */
export function openUploads(workshopFolder: string): Uploads {
  const folder = join(workshopFolder, 'uploads');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = (ending = '') => join(folder, randomUUID() + ending);
  const sliced = (id: string) => join(folder, `${id}.slices`);
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    place,
    append(id, offset, slice) {
      const path = sliced(id);
      if (sizeOf(path) !== offset) return false;
      if (offset + slice.byteLength > maxUploadBytes) {
        rmSync(path, { force: true });
        throw new HttpError('too-large');
      }
      appendFileSync(path, slice, { mode: 0o600 });
      return true;
    },
    receive: async ({ body, headers, signal }, mostBytes) => {
      const slices = headers.get(slicesHeader);
      if (slices !== null) return v.is(sliceId, slices) ? takeSlices(sliced(slices), place(), mostBytes) : null;
      if (Number(headers.get('Content-Length') ?? 0) > mostBytes) throw new HttpError('too-large');
      if (body === null) return null;
      const file = place();
      const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
      try {
        const source = Readable.fromWeb(body as ReadableStream<Uint8Array>);
        await pipeline(source, (bytes: AsyncIterable<Uint8Array>) => counted(bytes, mostBytes), target, { signal });
      } catch (error) {
        rmSync(file, { force: true });
        throw error;
      }
      if (target.bytesWritten > 0) return file;
      rmSync(file, { force: true });
      return null;
    },
  };
}

/** @throws HttpError where they are too many */
function takeSlices(path: string, target: string, mostBytes: number): string | null {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return null;
  if (size > mostBytes) {
    rmSync(path);
    throw new HttpError('too-large');
  }
  renameSync(path, target);
  return target;
}

const bySlices = vValidator('param', v.object({ id: sliceId }), refuseBadInput);
const atOffset = vValidator('query', v.object({ offset: v.pipe(v.string(), v.regex(/^\d{1,12}$/)) }), refuseBadInput);

/**
 * A large file in slices, each with its offset, before the request that it belongs to: Electron gives the body of a
 * request in one piece, in the memory of the process that serves the visitors (electron/lib/browser/api/protocol.ts).
 */
export function uploadRoutes(uploads: Uploads) {
  return new Hono<WorkshopEnv>().put('/slices/:id', bySlices, atOffset, async (c) => {
    const slice = new Uint8Array(await c.req.arrayBuffer());
    const { id } = c.req.valid('param');
    if (!uploads.append(id, Number(c.req.valid('query').offset), slice)) return refuse(c, 'bad-input');
    return c.body(null, 204);
  });
}

/** Passes bytes on, and breaks off after as many as may be. */
async function* counted(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new HttpError('too-large');
    yield chunk;
  }
}
