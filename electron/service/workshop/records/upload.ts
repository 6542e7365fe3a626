import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { HttpError } from '../../http/errors.ts';

/** `<data>/workshop/uploads`: files on their way. None of them outlives the program. */
export interface Uploads {
  /** A path for a new file; the file itself is the asker's to write and to remove. */
  place(ending?: string): string;
  /**
   * Writes the body of a request into a new file, as it comes.
   *
   * @returns its path; null where it is empty
   * @throws HttpError before the first byte is read where the length is announced, else when it is exceeded
   */
  receive(request: Request, mostBytes: number): Promise<string | null>;
}

/** Makes the folder, without what an earlier run left in it. */
export function openUploads(workshopFolder: string): Uploads {
  const folder = join(workshopFolder, 'uploads');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = (ending = '') => join(folder, randomUUID() + ending);
  return {
    place,
    receive: async ({ body, headers, signal }, mostBytes) => {
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

/** Passes bytes on, and breaks off after as many as may be. */
async function* counted(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new HttpError('too-large');
    yield chunk;
  }
}
