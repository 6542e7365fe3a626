import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../model/result.ts';
import { openReadable, openWritable, type WritableDb } from '../../sqlite/connection.ts';
import { releasesFolder } from './pointer.ts';
import { removeLeftovers } from './staging.ts';

/**
 * The write lock: no other program changes the releases until it is released. Also removes what an interrupted change left.
 * It is SQLite's lock on an empty database, so the operating system releases it when the program dies.
 *
 * @returns the unlock function; `busy` while another program holds the lock @throws Error if the disk fails
 */
export function lockReleases(dataFolder: string): Result<() => void, 'busy'> {
  const folder = releasesFolder(dataFolder);
  mkdirSync(folder, { recursive: true });
  const db = openWritable(join(folder, '.lock'));
  try {
    if (!lockExclusively(db)) {
      db.close();
      return failed('busy');
    }
    removeLeftovers(folder);
  } catch (error) {
    db.close();
    throw error;
  }
  return ok(() => db.close());
}

/** @returns false while another connection holds a lock */
function lockExclusively(db: WritableDb): boolean {
  try {
    db.pragma('busy_timeout = 0');
    db.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return false;
    throw error;
  }
}

/**
 * The read lock: no program prunes this installed release until it is released. A page may keep reading a release that is
 * neither current nor previous. A shared SQLite lock on an empty database; keep the returned function referenced.
 * If the disk takes no such file there is no lock, and the release can still be read.
 *
 * @param name folder name of the release
 * @returns the unlock function
 */
export function lockForReading(dataFolder: string, name: string): () => void {
  const file = readLockFile(dataFolder, name);
  try {
    if (!existsSync(readLocksFolder(dataFolder))) mkdirSync(readLocksFolder(dataFolder));
    // Create only if missing: closing a file descriptor of it drops every lock of this process on that file.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o644));
    const db = openReadable(file);
    try {
      // A read transaction holds its shared lock until the connection closes.
      db.prepare('BEGIN').run();
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
    } catch (error) {
      db.close();
      throw error;
    }
    return () => db.close();
  } catch {
    return () => {};
  }
}

/**
 * Does the work while no program reads the release.
 *
 * @returns false if one does; nothing was done then @throws Error if the disk fails
 */
export function unlessBeingRead(dataFolder: string, name: string, work: () => void): boolean {
  const file = readLockFile(dataFolder, name);
  if (!existsSync(file)) {
    work();
    return true;
  }
  const db = openWritable(file);
  try {
    if (!lockExclusively(db)) return false;
    work();
  } finally {
    db.close();
  }
  rmSync(file, { force: true });
  return true;
}

/** Beside `releases`, which holds only releases and staging folders. */
const readLocksFolder = (dataFolder: string): string => join(dataFolder, 'reading');
const readLockFile = (dataFolder: string, name: string): string => join(readLocksFolder(dataFolder), name);
