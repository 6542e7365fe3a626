import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Complaint } from './complaint.ts';

/** Makes the data folder if it is missing. @returns its absolute path @throws {Complaint} if it cannot be written to */
export function openDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Complaint(`the data folder ${folder} cannot be written to (${code}); name another one with --data=DIR.`);
  }
  return folder;
}
