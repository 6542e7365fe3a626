import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { BodyTooLarge, counted } from './body-bound.ts';

/** `<data>/workshop/uploads`: files on their way. None of them outlives the program. */
export interface Uploads {
  /** A path for a new file; the file itself is the asker's to write and to remove. */
  place(ending?: string): string;
  /**
   * Writes the body of a request into a new file, as it comes.
   *
   * @returns its path; null where it is empty
   * @throws BodyTooLarge before the first byte is read where the length is announced, else when it is exceeded
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
      if (Number(headers.get('Content-Length') ?? 0) > mostBytes) throw new BodyTooLarge();
      if (body === null) return null;
      const file = place();
      const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
      try {
        const source = body.pipeThrough(counted(mostBytes)) as ReadableStream<Uint8Array>;
        await pipeline(Readable.fromWeb(source), target, { signal });
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
