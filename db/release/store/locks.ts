import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openReadable, openWritable, type ReadableDb, type WritableDb } from '../../sqlite/connection.ts';
import { releasesFolder } from './pointer.ts';
import { removeLeftovers } from './staging.ts';

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

/**
 * Keeps every program from removing an installed release as long as this one reads it: a page may go on with a release
 * that is neither the current nor the previous one any more. The lock is SQLite's, shared, on an empty database: the system
 * itself lets go of it when the program dies.
 *
 * Where the disk takes no such file, nobody is kept from anything, and the release can be read all the same.
 *
 * @param name folder name of the release
 * @returns the end of it
 */
export function lockForReading(dataFolder: string, name: string): () => void {
  const file = holdFile(dataFolder, name);
  try {
    if (!existsSync(holdsFolder(dataFolder))) mkdirSync(holdsFolder(dataFolder));
    // Only where there is none: to close a file by any other hand than SQLite's ends every lock that this process has on it.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o644));
    const db = openReadable(file);
    share(db);
    return () => db.close();
  } catch {
    return () => {};
  }
}

/** A transaction that reads holds its shared lock until it ends; it ends with the connection. */
function share(db: ReadableDb): void {
  try {
    db.prepare('BEGIN').run();
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Does what must not happen to a release that somebody reads.
 *
 * @returns false where somebody does; nothing was done then @throws Error where the disk refuses
 */
export function unlessBeingRead(dataFolder: string, name: string, work: () => void): boolean {
  const file = holdFile(dataFolder, name);
  if (!existsSync(file)) {
    work();
    return true;
  }
  const db = openWritable(file);
  try {
    if (!takeAlone(db)) return false;
    work();
  } finally {
    db.close();
  }
  rmSync(file, { force: true });
  return true;
}

function takeAlone(db: WritableDb): boolean {
  try {
    db.pragma('busy_timeout = 0');
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

/** Beside the releases, in which there is nothing but releases and what is on its way. */
const holdsFolder = (dataFolder: string): string => join(dataFolder, 'reading');
const holdFile = (dataFolder: string, name: string): string => join(holdsFolder(dataFolder), name);
