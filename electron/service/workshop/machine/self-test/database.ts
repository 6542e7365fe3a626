import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import { openReadable } from '../../../../../db/sqlite/connection.ts';
import { integritySteps } from '../../../../../db/sqlite/integrity-check.ts';
import { runSliced } from '../../../../../db/sqlite/time-slicing.ts';
import { fact, fault, reasonOf } from './note.ts';

/** The workshop's files; a new one may lack some of them until they are first written. */
const files = ['workshop.db', 'drafts.db', 'accounts.db', 'audit.db'];

/** Reads every page of the workshop's databases. @param folder `<data>/workshop` */
export async function checkDatabase(folder: string, signal: AbortSignal): Promise<CheckNote[]> {
  const notes: CheckNote[] = [];
  for (const file of files) {
    if (file === 'workshop.db' || existsSync(join(folder, file))) notes.push(await noteOn(folder, file, signal));
  }
  return notes;
}

async function noteOn(folder: string, file: string, signal: AbortSignal): Promise<CheckNote> {
  try {
    const db = openReadable(join(folder, file));
    try {
      const said = await runSliced(integritySteps(db, 'integrity_check'), signal);
      return said === null ? fact('database-whole', { file }) : fault('database-damaged', { file, reason: said });
    } finally {
      db.close();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return fault('database-damaged', { file, reason: reasonOf(error) });
  }
}
