import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { ok } from '../../model/result.ts';
import type { PackageResult } from './refusal.ts';
import { directory, type Layout, localHeader, type ZipEntry } from './zip.ts';

/** A file in chunks, so that memory stays constant for files of any size. */
export const chunksOf = (path: string, signal: AbortSignal | undefined): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: 1 << 20, signal });

/** A file that is packed: its CRC-32, which precedes the content, and its bytes or its path. */
export interface Packed {
  crc: number;
  from: Buffer | string;
}

interface Writing {
  /** Called for each file of the layout, in order. */
  contentOf: (name: string) => Promise<PackageResult<Packed>>;
  signal?: AbortSignal | undefined;
  /** Called after each file with the number of bytes written so far. */
  onBytes?: ((bytes: number) => void) | undefined;
}

/** Writes a package; it is synced when this returns. */
export async function writePackage(out: FileHandle, layout: Layout, writing: Writing): Promise<PackageResult<null>> {
  const entries: ZipEntry[] = [];
  for (const { name, bytes, offset } of layout.entries) {
    const content = await writing.contentOf(name);
    if (!content.ok) return content;
    const { crc, from } = content.value;
    await writeAll(out, localHeader({ name, bytes, crc }));
    if (typeof from !== 'string') await writeAll(out, from);
    else for await (const chunk of chunksOf(from, writing.signal)) await writeAll(out, chunk);
    entries.push({ name, bytes, crc, offset });
    writing.onBytes?.(offset + bytes);
  }
  await writeAll(out, directory(entries, layout.directoryOffset));
  await out.sync();
  return ok(null);
}

/** Writes at the current position. */
export async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
  }
}
