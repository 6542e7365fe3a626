import { statfs } from 'node:fs/promises';
import { ok } from '../../model/result.ts';
import { refuse } from '../trust/verify.ts';
import type { PackageResult } from './refusal.ts';

/** Reserved for logs, drafts and the system. */
const reserveBytes = 4 << 20;
/** Overhead of a file: the rest of its last block, and its name. */
const fileBytes = 8192;

/** Bytes that may still be written to the disk of a folder; null where it does not say. */
export type FreeBytes = (folder: string) => Promise<number | null>;

export const freeBytesOf: FreeBytes = (folder) =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );

/** Whether the disk takes so much. */
export async function checkSpace(
  folder: string,
  bytes: number,
  files: number,
  free: FreeBytes,
): Promise<PackageResult<null>> {
  const needed = bytes + files * fileBytes + reserveBytes;
  const available = await free(folder);
  return available !== null && available < needed ? refuse('no-space', inMegabytes(needed, available)) : ok(null);
}

/** `12 MB needed, 3 MB free` */
function inMegabytes(needed: number, available: number): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
  return `${megabytes(needed)} MB needed, ${megabytes(available)} MB free`;
}
