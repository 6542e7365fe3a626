import { chmodSync, mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { openWritable, type WritableDb } from './connection.ts';
import { migrate } from './migrations.ts';

/**
 * Opens, creates or upgrades a file that only the operating-system account of the kiosk may read. WAL, and every commit
 * is on the disk before it is acknowledged.
 *
 * @param steps literal SQL, see `migrate`
 * @throws Error where the file was made by a newer program, or cannot be written to
 */
export function openPrivateFile(file: string, steps: readonly string[]): WritableDb {
  mkdirSync(dirname(file), { recursive: true });
  const db = openWritable(file);
  try {
    if (process.platform !== 'win32') chmodSync(file, 0o600);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    const outcome = migrate(db, { steps });
    if (outcome.ok) return db;
    const { found, known } = outcome;
    throw new Error(`${basename(file)} was made by a newer Esimde (layout ${found}, known ${known})`);
  } catch (error) {
    db.close();
    throw error;
  }
}
