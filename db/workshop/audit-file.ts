import { join } from 'node:path';
import type { WritableDb } from '../connection.ts';
import { auditMigrations } from './migrations/steps.ts';
import { openPrivateFile } from './private-file.ts';

export const auditFile = (folder: string): string => join(folder, 'audit.db');

/** @throws Error where the file was made by a newer program, or cannot be written to */
export function openAuditFile(folder: string): WritableDb {
  return openPrivateFile(auditFile(folder), auditMigrations);
}
