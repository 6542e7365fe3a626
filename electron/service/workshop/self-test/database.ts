import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReadable } from '../../../../db/connection.ts';
import type { CheckNote } from '../../../../db/model/record/staff.ts';
import { fact, fault, reasonOf } from './note.ts';

/** The workshop's files; a new one may lack some of them until they are first written. */
const files = ['workshop.db', 'drafts.db', 'accounts.db', 'audit.db'];

/** Reads every page of the workshop's databases. @param folder `<data>/workshop` */
export function checkDatabase(folder: string): CheckNote[] {
  return files
    .filter((file) => file === 'workshop.db' || existsSync(join(folder, file)))
    .map((file) => noteOn(folder, file));
}

function noteOn(folder: string, file: string): CheckNote {
  try {
    const db = openReadable(join(folder, file));
    try {
      const said = String(db.pragma('integrity_check(1)', { simple: true }));
      return said === 'ok' ? fact('database-whole', { file }) : fault('database-damaged', { file, reason: said });
    } finally {
      db.close();
    }
  } catch (error) {
    return fault('database-damaged', { file, reason: reasonOf(error) });
  }
}
