import { existsSync } from 'node:fs';
import { openWritable } from '../../sqlite/connection.ts';
import { isBusy } from '../store/unusable.ts';

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
