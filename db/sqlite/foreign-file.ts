import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Result } from '../model/result.ts';
import { syncFolder } from './durable.ts';

/** Creates the file or fails; a link of that name is never followed. Windows has no O_NOFOLLOW, and O_EXCL suffices. */
const createOnly = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);

/**
 * Writes a file into a folder that others can write to, such as a stick, where a link may lie under any name that can be
 * predicted: under a random name first, then renamed, which replaces a link instead of following it.
 *
 * @param mode `0o644` only for what must be readable on every computer
 * @param fill writes the file; `part` is its path until it has its name; nothing stays of a file whose result is a failure
 * @throws Error where the folder takes no file; nothing of it stays
 */
export async function writeForeignFile<T, E>(
  file: string,
  fill: (handle: FileHandle, part: string) => Promise<Result<T, E>>,
  mode: 0o600 | 0o644 = 0o600,
): Promise<Result<T, E>> {
  const folder = dirname(file);
  await removeParts(folder, basename(file));
  const part = join(folder, `.${basename(file)}-${randomBytes(8).toString('hex')}`);
  const handle = await open(part, createOnly, mode);
  try {
    // The umask of the kiosk is for its own folders.
    await handle.chmod(mode).catch(() => {});
    const result = await fill(handle, part);
    if (!result.ok) return result;
    await handle.sync();
    await handle.close();
    await rename(part, file);
    syncFolder(folder);
    return result;
  } finally {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
  }
}

/** What a stick that was pulled out kept of an earlier attempt: it may be gigabytes. */
async function removeParts(folder: string, name: string): Promise<void> {
  for (const other of await readdir(folder)) {
    const isPart = other.startsWith(`.${name}-`) && /^[0-9a-f]{16}$/.test(other.slice(name.length + 2));
    if (isPart) await rm(join(folder, other), { force: true });
  }
}

/**
 * Reads a short text from such a folder; a link is not followed, and a pipe does not block.
 *
 * @returns null where it is missing, longer than `maxBytes` or no plain file
 */
export async function readForeignText(file: string, maxBytes: number): Promise<string | null> {
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const handle = await open(file, flags).catch(() => null);
  if (!handle) return null;
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || stat.size > maxBytes) return null;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(maxBytes), 0, maxBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}
