import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { openReadable, openWritable, type WritableDb } from '../sqlite/connection.ts';
import { moveDurably, syncFile, syncFolder, writeDurably } from '../sqlite/durable.ts';
import { type MigrationOptions, migrate } from '../sqlite/migrations.ts';
import { asUnusable, isBusy, WorkshopUnusable } from './unusable.ts';

export interface StoreFile {
  /** Path of the database. */
  file: string;
  /** `application_id` that tells this kind of file from any other. */
  applicationId: number;
  migrations: readonly string[];
  now: () => Date;
  /** As of `MigrationOptions`. */
  after?: MigrationOptions['after'];
}

const markerSchema = v.object({ backup: v.string() });
const markerOf = (file: string) => `${file}.migrating`;

/**
 * Opens a database of the workshop and brings it up to date. Before it changes an older file it writes a backup to
 * `backups/` beside it; a migration that failed, or that the machine's end interrupted, is taken back from there.
 *
 * @throws WorkshopUnusable
 */
export function openMigrated(store: StoreFile): WritableDb {
  try {
    mkdirSync(dirname(store.file), { recursive: true, mode: 0o700 });
    // Whoever else has an account on the machine reads no drafts.
    if (process.platform !== 'win32') chmodSync(dirname(store.file), 0o700);
    return whileAlone(store.file, () => {
      takeBackInterrupted(store.file);
      const version = versionOf(store);
      if (version === 0) createAtOnce(store);
      else if (version < store.migrations.length) guardedMigration(store, version);
      return openDurable(store.file);
    });
  } catch (error) {
    throw asUnusable(error, dirname(store.file));
  }
}

/** Whether the file can be opened without a migration. @returns false for an unreadable file too */
export function isUpToDate({ file, applicationId, migrations }: Omit<StoreFile, 'now' | 'after'>): boolean {
  if (!existsSync(file) || existsSync(markerOf(file))) return false;
  try {
    const db = openReadable(file);
    try {
      const [id, version] = ['application_id', 'user_version'].map((name) => db.pragma(name, { simple: true }));
      return id === applicationId && version === migrations.length;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** Two programs that open the workshop at once must not both migrate it. The lock ends with its process, however that ends. */
function whileAlone<T>(file: string, work: () => T): T {
  const lock = openWritable(`${file}.lock`);
  try {
    lock.pragma('busy_timeout = 30000');
    lock.exec('BEGIN EXCLUSIVE');
    return work();
  } finally {
    lock.close();
  }
}

/** WAL, and every commit on the disk before it is acknowledged (better-sqlite3 is compiled with NORMAL for WAL). */
export function openDurable(file: string): WritableDb {
  const db = openWritable(file);
  try {
    db.pragma('busy_timeout = 100');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** 0: there is no file, or an empty one. @throws WorkshopUnusable where the file is another's or newer */
function versionOf({ file, applicationId, migrations }: StoreFile): number {
  if (!existsSync(file)) return 0;
  const db = openWritable(file);
  try {
    const version = Number(db.pragma('user_version', { simple: true }));
    const isEmpty = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_schema').get()?.count === 0;
    if (isEmpty) return 0;
    if (Number(db.pragma('application_id', { simple: true })) !== applicationId) {
      throw new WorkshopUnusable('foreign', `${file} is no file of this workshop: move it away and open it again.`);
    }
    if (version > migrations.length) {
      throw new WorkshopUnusable(
        'newer',
        `${file} was written by a newer Esimde (version ${version}, this one knows ${migrations.length}): install that Esimde; nothing was changed.`,
      );
    }
    return version;
  } finally {
    db.close();
  }
}

/** A new file is there whole or not at all: the schema is one transaction. */
function createAtOnce(store: StoreFile): void {
  const db = openDurable(store.file);
  try {
    runSteps(db, store);
  } finally {
    db.close();
  }
  syncFolder(dirname(store.file));
}

function guardedMigration(store: StoreFile, version: number): void {
  const backup = takeBackup(store, version);
  const marker = markerOf(store.file);
  writeDurably(`${marker}.new`, JSON.stringify({ backup: basename(backup) }));
  moveDurably(`${marker}.new`, marker);
  const db = openDurable(store.file);
  try {
    runSteps(db, store);
    check(db);
  } catch (error) {
    db.close();
    takeBackInterrupted(store.file);
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The workshop could not be upgraded and is unchanged (${reason}): keep using the earlier Esimde.`;
    throw new WorkshopUnusable('migration-failed', message, error);
  }
  db.close();
  rmSync(marker);
  syncFolder(dirname(store.file));
}

function runSteps(db: WritableDb, { applicationId, migrations, after }: StoreFile): void {
  const outcome = migrate(db, { steps: migrations, applicationId, after });
  if (!outcome.ok) throw new Error(`version ${outcome.found} appeared while this program held the lock`);
}

function check(db: WritableDb): void {
  const found = db.pragma('integrity_check', { simple: true });
  if (found !== 'ok') throw new Error(`the check of the file says: ${String(found)}`);
}

/** @returns the path of a whole copy on the disk, e.g. `backups/workshop-v1-20261123T003100Z.db` */
function takeBackup({ file, now }: StoreFile, version: number): string {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  const stamp = now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '');
  const backup = join(folder, `${basename(file, '.db')}-v${version}-${stamp}.db`);
  rmSync(backup, { force: true });
  const db = openWritable(file);
  try {
    db.prepare('VACUUM INTO ?').run(backup);
  } finally {
    db.close();
  }
  syncFile(backup);
  syncFolder(folder);
  return backup;
}

/** Where a migration was begun and not ended, the file of before it takes its place again. */
function takeBackInterrupted(file: string): void {
  const marker = markerOf(file);
  if (!existsSync(marker)) return;
  const { backup } = v.parse(markerSchema, JSON.parse(readFileSync(marker, 'utf8')));
  const copy = `${file}.restoring`;
  copyFileSync(join(dirname(file), 'backups', basename(backup)), copy);
  syncFile(copy);
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  moveDurably(copy, file);
  rmSync(marker);
  syncFolder(dirname(file));
}

/** Whether another program has the database open: each of them holds a shared lock on a file in WAL mode. */
export function isOpenElsewhere(file: string): boolean {
  if (!existsSync(file)) return false;
  const db = openWritable(file);
  try {
    db.pragma('busy_timeout = 0');
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    db.close();
  }
}
