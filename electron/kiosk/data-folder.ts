import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../db/user-error.ts';

/** Faults with which a kiosk still starts: it can show releases without writing. */
const diskFaults = ['ENOSPC', 'EROFS', 'EDQUOT', 'EIO'];

/**
 * Creates the data folder if it is missing.
 *
 * @returns its absolute path
 * @throws {UserError} if it cannot be written to, unless it exists on a full or read-only disk
 */
export function openDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    makeFolder(folder);
    // access(2) always succeeds for root, so try to write.
    rmdirSync(mkdtempSync(join(folder, '.writable-')));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (diskFaults.includes(code) && existsSync(folder)) return folder;
    throw new UserError(`the data folder ${folder} cannot be written to (${code}); name another one with --data=DIR.`);
  }
  return folder;
}

/** Node's recursive `mkdir` never returns if a parent exists and accepts no folders, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
