import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openWritable, type WritableDb } from '../../sqlite/connection.ts';
import { removeLeftovers } from './place.ts';
import { releasesFolder } from './pointer.ts';

/** Another program changes the releases of this data folder at this moment. */
export class ReleasesBusy extends Error {
  constructor() {
    super('another program changes the releases');
    this.name = 'ReleasesBusy';
  }
}

/**
 * Keeps every other program from changing the releases, and clears away what an earlier one left when it was cut off.
 * The lock is SQLite's, on an empty database: the system itself lets go of it when the program that holds it dies.
 *
 * @returns the end of it @throws ReleasesBusy @throws Error where the disk refuses
 */
export function lockReleases(dataFolder: string): () => void {
  const folder = releasesFolder(dataFolder);
  mkdirSync(folder, { recursive: true });
  const db = openWritable(join(folder, '.lock'));
  try {
    take(db);
    removeLeftovers(folder);
  } catch (error) {
    db.close();
    throw error;
  }
  return () => db.close();
}

function take(db: WritableDb): void {
  try {
    db.pragma('busy_timeout = 0');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    throw (error as { code?: unknown }).code === 'SQLITE_BUSY' ? new ReleasesBusy() : error;
  }
}
