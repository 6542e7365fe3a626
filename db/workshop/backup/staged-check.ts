import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecordKey } from '../../model/api/records.ts';
import { ok } from '../../model/result.ts';
import { namesFolderOf } from '../../names/catalogue.ts';
import { withoutApprovals } from '../../names/catalogue-changes.ts';
import { listApplicationId, listSchema, listSchemaVersion } from '../../names/schema.ts';
import type { PackageResult } from '../../release/package/refusal.ts';
import { refuse } from '../../release/trust/verify.ts';
import { openReadable, openWritable, type ReadableDb } from '../../sqlite/connection.ts';
import { migrate } from '../../sqlite/migrations.ts';
import { inboxFolder, removeUnsealed } from '../inbox/inbox.ts';
import { uncleanMedia } from '../media/clean.ts';
import { draftMigrations, draftsId, workshopId, workshopMigrations } from '../migrations/steps.ts';
import { openWorkshop } from '../open.ts';
import { createLedger } from '../records/revisions.ts';
import { openDurable } from '../store-file.ts';
import type { ArchiveContents } from './snapshot-archive.ts';

/**
 * A backup may come from anybody: it brings tables and no programs, opens as a workshop, holds clean media and sealed
 * letters, and what was approved since the last release is reviewed again.
 *
 * @returns names of the media that were left out
 */
export async function checkStaged(work: string, { madeAt }: ArchiveContents): Promise<PackageResult<string[]>> {
  if (!existsSync(join(work, 'workshop.db'))) return refuse('missing-file', 'workshop.db');
  const checked = checkDatabase(join(work, 'workshop.db'), workshopId, workshopMigrations);
  if (!checked.ok) return checked;
  const hasDrafts = existsSync(join(work, 'drafts.db'));
  const drafts = hasDrafts ? checkDatabase(join(work, 'drafts.db'), draftsId, draftMigrations) : ok(null);
  if (!drafts.ok) return drafts;
  const opened = openOnce(work, madeAt);
  if (!opened.ok) return opened;
  // A backup without drafts leaves those of this machine alone.
  if (!hasDrafts) for (const ending of ['', '-wal', '-shm']) rmSync(join(work, `drafts.db${ending}`), { force: true });
  rmSync(join(work, 'backups'), { recursive: true, force: true });
  for (const name of ['workshop.db.lock', 'drafts.db.lock']) rmSync(join(work, name), { force: true });
  reviewAgain(join(work, 'workshop.db'));
  const lists = checkLists(namesFolderOf(work));
  if (!lists.ok) return lists;
  try {
    removeUnsealed(inboxFolder(work));
  } catch {
    return refuse('not-a-package', 'inbox/state.json');
  }
  const media = join(work, 'media');
  const files = existsSync(media) ? readdirSync(media).map((name) => join(media, name)) : [];
  const unclean = await uncleanMedia(files);
  for (const file of unclean) rmSync(file);
  return ok(unclean.map((file) => basename(file)));
}

/** As for records: lists bring no programs, and are approved again. What was withdrawn stays withdrawn. */
function checkLists(folder: string): PackageResult<null> {
  if (!existsSync(folder)) return ok(null);
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.names'))) {
    const db = openReadable(join(folder, name));
    try {
      if (db.pragma('application_id', { simple: true }) !== listApplicationId) return refuse('not-a-database', name);
      if (Number(db.pragma('user_version', { simple: true })) > listSchemaVersion) return refuse('newer-schema', name);
      if (schemaOf(db) !== schemaAfter([listSchema])) return refuse('not-a-database', name);
    } catch {
      return refuse('not-a-database', name);
    } finally {
      db.close();
    }
  }
  try {
    withoutApprovals(folder);
    return ok(null);
  } catch {
    return refuse('not-a-database', 'names/catalogue.json');
  }
}

function checkDatabase(file: string, id: number, steps: readonly string[]): PackageResult<null> {
  const name = basename(file);
  let db: ReadableDb | null = null;
  try {
    db = openReadable(file);
    if (db.pragma('application_id', { simple: true }) !== id) return refuse('not-a-database', name);
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > steps.length) return refuse('newer-schema', String(version));
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return refuse('not-a-database', name);
    const isOurs = schemaOf(db) === schemaAfter(steps.slice(0, version));
    return isOurs && isConnected(db) ? ok(null) : refuse('not-a-database', name);
  } catch (error) {
    // A schema that cannot be parsed, or no database at all: not a fault of the disk.
    if (/^SQLITE_(CORRUPT|NOTADB)/.test((error as { code?: string }).code ?? '')) return refuse('not-a-database', name);
    throw error;
  } finally {
    db?.close();
  }
}

/** Every row that another names is there, and of every record its newest revision: without it a record would be in no list. */
function isConnected(db: ReadableDb): boolean {
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) return false;
  if (!tables.some(({ name }) => name === 'revision')) return true;
  const headless =
    'SELECT 1 FROM record WHERE NOT EXISTS (SELECT 1 FROM revision WHERE record = serial AND number = head)';
  return db.prepare(headless).get() === undefined;
}

/** Tables, indexes, triggers and views; the statistics that SQLite keeps for itself are data. */
function schemaOf(db: Pick<ReadableDb, 'prepare'>): string {
  const rows = db.prepare<[], { name: string }>('SELECT type, name, tbl_name, sql FROM sqlite_schema').all();
  const lines = rows.filter(({ name }) => !/^sqlite_stat[14]$/.test(name)).map((row) => JSON.stringify(row));
  return lines.toSorted().join('\n');
}

function schemaAfter(steps: readonly string[]): string {
  const db = openWritable(':memory:');
  try {
    migrate(db, { steps });
    return schemaOf(db);
  } finally {
    db.close();
  }
}

/** Brings it up to date and reads it as a workshop, so that what cannot be opened is refused and not brought in. */
function openOnce(work: string, madeAt: string): PackageResult<null> {
  try {
    const seed = () => {
      throw new Error('it holds no records');
    };
    const workshop = openWorkshop({ folder: work, now: () => new Date(madeAt), seed });
    try {
      workshop.dashboard();
      workshop.content('approved');
      return ok(null);
    } finally {
      workshop.close();
    }
  } catch (error) {
    return refuse('not-a-database', (error as Error).message);
  }
}

/** Who approved is written in the backup, and anybody can write one. */
function reviewAgain(file: string): void {
  const db = openDurable(file);
  try {
    const ledger = createLedger(db);
    const approved = db.prepare<[], RecordKey>('SELECT kind, id FROM record WHERE approved IS NOT released');
    const forget = db.prepare(
      'UPDATE revision SET approved_by = NULL, approved_at = NULL WHERE record = ? AND number > ? AND approved_by IS NOT NULL',
    );
    db.transaction(() => {
      // The end of another machine's audit, or an earlier one of this one's.
      db.exec('DELETE FROM audit_end');
      for (const key of approved.all()) {
        const entry = ledger.find(key);
        if (entry === null) continue;
        forget.run(entry.serial, entry.released ?? 0);
        ledger.setStatus(entry, { approved: entry.released });
      }
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
