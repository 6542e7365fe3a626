import { join } from 'node:path';
import type { WritableDb } from '../../sqlite/connection.ts';
import { openPrivateFile } from '../../sqlite/private-file.ts';
import { auditMigrations } from '../migrations/steps.ts';

export const auditFile = (folder: string): string => join(folder, 'audit.db');

/** @throws Error where the file was made by a newer program, or cannot be written to */
export function openAuditFile(folder: string): WritableDb {
  return openPrivateFile(auditFile(folder), auditMigrations);
}
