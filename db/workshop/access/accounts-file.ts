import { join } from 'node:path';
import type { WritableDb } from '../../sqlite/connection.ts';
import { openPrivateFile } from '../../sqlite/private-file.ts';
import { accountsMigrations } from '../migrations/steps.ts';

export const accountsFile = (folder: string): string => join(folder, 'accounts.db');

/**
 * Opens `accounts.db`, a file of its own so that no backup of the content carries passphrases. Readable by the account
 * of the system that runs the kiosk alone.
 *
 * @throws Error where the file was made by a newer program, or cannot be written to
 */
export function openAccountsFile(folder: string): WritableDb {
  return openPrivateFile(accountsFile(folder), accountsMigrations);
}
