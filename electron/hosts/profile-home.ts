import { lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../service/http/log.ts';

/** What a new browser profile needs at least. */
const minBytes = 4_000_000;

/**
 * The folder in which a browser's profile is kept: the data folder, or, where its disk is full or read-only, a folder
 * for temporary files. Neither Chromium nor Electron starts without one.
 */
export function profileHome(dataFolder: string, log: Pick<Log, 'warn'>): string {
  const probe = join(dataFolder, `.room-${process.pid}`);
  try {
    writeFileSync(probe, Buffer.alloc(minBytes));
    return dataFolder;
  } catch (error) {
    log.warn('profile-elsewhere', { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
    return temporaryHome();
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // On a read-only disk there is nothing to remove.
    }
  }
}

/** The same at each start, unless somebody else made a folder of that name, who could read the profile. */
export function temporaryHome(parent = tmpdir()): string {
  const uid = process.getuid?.();
  const folder = join(parent, `esimde-${uid ?? 'kiosk'}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  } catch {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    const isOurs =
      found?.isDirectory() === true && (uid === undefined || (found.uid === uid && (found.mode & 0o077) === 0));
    return isOurs ? folder : mkdtempSync(join(parent, 'esimde-'));
  }
}
