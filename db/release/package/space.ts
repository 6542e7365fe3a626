import { statfs } from 'node:fs/promises';
import { PackageRefused } from './refusal.ts';

/** Left free for logs, drafts and the machine itself. */
const reserveBytes = 4 << 20;
/** What a file costs beside its content: the rest of its last block, and its name. */
const fileBytes = 8192;

/** Bytes that may still be written to the disk of a folder; null where it does not say. */
export type FreeBytes = (folder: string) => Promise<number | null>;

export const freeBytesOf: FreeBytes = (folder) =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );

/** @throws {PackageRefused} `no-space`, before anything is written */
export async function requireSpace(folder: string, bytes: number, files: number, free: FreeBytes): Promise<void> {
  const needed = bytes + files * fileBytes + reserveBytes;
  const available = await free(folder);
  if (available !== null && available < needed) throw new PackageRefused('no-space', inMegabytes(needed, available));
}

/** `12 MB needed, 3 MB free` */
function inMegabytes(needed: number, available: number): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
  return `${megabytes(needed)} MB needed, ${megabytes(available)} MB free`;
}
