import { chmodSync, mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { openWritable, type WritableDb } from '../connection.ts';

/** What stands in the file, and the number of its layout: the newest that this program knows. */
export interface PrivateLayout {
  layout: number;
  schema: string;
}

/**
 * Opens or makes a file that the account of the system which runs the kiosk may read, and nobody else: WAL, and what
 * was answered is on the disk.
 *
 * @throws Error where the file was made by a newer program, or cannot be written to
 */
export function openPrivateFile(file: string, wanted: PrivateLayout): WritableDb {
  mkdirSync(dirname(file), { recursive: true });
  const db = openWritable(file);
  if (process.platform !== 'win32') chmodSync(file, 0o600);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.transaction(() => createTables(db, basename(file), wanted)).immediate();
  return db;
}

function createTables(db: WritableDb, name: string, { layout, schema }: PrivateLayout): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > layout) throw new Error(`${name} was made by a newer Esimde (layout ${found}, known ${layout})`);
  if (found === layout) return;
  db.exec(schema);
  db.pragma(`user_version = ${layout}`);
}
