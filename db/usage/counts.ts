import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UsageCount, UsageRow } from '../model/api/usage.ts';
import { openWritable, type WritableDb } from '../sqlite/connection.ts';
import { migrate } from '../sqlite/migrations.ts';
import { sql } from './migrations/0001-initial.ts';

/** `<data>/usage/usage.db`: how often something happened, by the hour. Nothing in it tells one visitor from another. */
export const usageFile = (dataFolder: string): string => join(dataFolder, 'usage', 'usage.db');

/** Literal SQL of each released version; a released step never changes. */
export const usageMigrations: readonly string[] = [sql];

/** A row as it lies in the file; it leaves the kiosk only through `suppressed`. */
export interface CountedRow extends UsageRow {
  times: number;
}

export interface UsageCounts {
  /** @param atMs wall clock, milliseconds since 1970 @throws SqliteError where the disk is full or read-only */
  add(counts: readonly UsageCount[], atMs: number): void;
  /** All hours from one to another, both included. */
  rows(fromHour: string, toHour: string): CountedRow[];
  /** Visits and opened screens within these hours, by name. */
  totals(fromHour: string, toHour: string): Pick<CountedRow, 'kind' | 'name' | 'times'>[];
  clear(): void;
  close(): void;
}

/** The UTC hour of a moment, `2026-05-31T09`. */
export const hourOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 13);

/**
 * Opens the counts, or makes them. They may lose a second (synchronous=NORMAL).
 *
 * @throws where the file cannot be opened or was made by a newer program
 */
export function openUsageCounts(dataFolder: string): UsageCounts {
  const file = usageFile(dataFolder);
  mkdirSync(dirname(file), { recursive: true });
  const db = openWritable(file);
  try {
    prepare(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const insert = db.prepare<[string, string, string, string, number]>(`
    INSERT INTO usage (hour, kind, name, bucket, times) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET times = times + excluded.times`);
  const within = db.prepare<[string, string], CountedRow & { bucket: string }>(`
    SELECT hour, kind, name, bucket, times FROM usage WHERE hour >= ? AND hour <= ?
    ORDER BY hour, kind, name, bucket`);
  const summed = db.prepare<[string, string], Pick<CountedRow, 'kind' | 'name' | 'times'>>(`
    SELECT kind, name, SUM(times) AS times FROM usage
    WHERE hour >= ? AND hour <= ? AND kind IN ('visit', 'screen') GROUP BY kind, name`);
  const empty = db.prepare<[]>('DELETE FROM usage');
  return {
    add: db.transaction((counts: readonly UsageCount[], atMs: number) => {
      for (const count of counts) {
        insert.run(hourOf(atMs), count.kind, count.name, 'bucket' in count ? count.bucket : '', count.times);
      }
    }),
    rows: (fromHour, toHour) =>
      within.all(fromHour, toHour).map((row) => ({ ...row, bucket: row.bucket === '' ? null : row.bucket })),
    totals: (fromHour, toHour) => summed.all(fromHour, toHour),
    clear: () => {
      empty.run();
      db.exec('VACUUM');
    },
    close: () => db.close(),
  };
}

function prepare(db: WritableDb): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('busy_timeout = 200');
  const outcome = migrate(db, { steps: usageMigrations });
  if (!outcome.ok) throw new Error(`the usage counts are of version ${outcome.found}, which a newer Esimde can read`);
}
