import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../user-error.ts';

/** What befalls a disk while nobody looks. A kiosk starts all the same: it shows, and cannot write. */
const diskFaults = ['ENOSPC', 'EROFS', 'EDQUOT', 'EIO'];

/**
 * Makes the data folder if it is missing.
 *
 * @returns its absolute path
 * @throws {UserError} if it cannot be written to, unless it is there and the disk is full or read-only
 */
export function openDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    makeFolder(folder);
    // Tried, not asked for: the answer to root is always yes.
    rmdirSync(mkdtempSync(join(folder, '.writable-')));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (diskFaults.includes(code) && existsSync(folder)) return folder;
    throw new UserError(`the data folder ${folder} cannot be written to (${code}); name another one with --data=DIR.`);
  }
  return folder;
}

/** Step by step: Node's own recursive `mkdir` never returns where a parent exists and takes no folder, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
