import { existsSync } from 'node:fs';
import { openReadable } from '../../sqlite/connection.ts';
import { auditFile } from '../audit/audit-file.ts';

/**
 * Whether nobody may approve what they changed themselves. Where it stands is the last entry `four-eyes` of the audit: it
 * cannot be switched without being written down, nor be changed afterwards without being noticed.
 *
 * @param folder `<data>/workshop`
 */
export function readFourEyes(folder: string): boolean {
  if (!existsSync(auditFile(folder))) return true;
  const db = openReadable(auditFile(folder));
  try {
    const last = db
      .prepare<[], { details: string }>(
        `SELECT details FROM entry WHERE action = 'four-eyes' ORDER BY number DESC LIMIT 1`,
      )
      .get();
    return last === undefined || (JSON.parse(last.details) as { on?: unknown }).on !== false;
  } finally {
    db.close();
  }
}
