import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReadable } from '../../sqlite/connection.ts';
import { accountsFile } from './accounts.ts';

export const setupCodeFile = (dataFolder: string): string => join(dataFolder, 'setup-code');

/** Digits, which every keyboard has; too many to be tried while wrong ones are delayed. */
const codeDigits = 12;

/**
 * The code with which the first account of this kiosk is made away from its own screen: kept in a file that only the
 * kiosk's system account may read, the same at every start until there is an account.
 *
 * @returns null where there is an account, or nothing can be written
 */
export function setupCodeOf(dataFolder: string): string | null {
  const file = setupCodeFile(dataFolder);
  try {
    if (hasAccounts(join(dataFolder, 'workshop'))) {
      rmSync(file, { force: true });
      return null;
    }
    return keptCode(file) ?? newCode(file);
  } catch {
    // Where nothing can be read or written, no account can be made either.
    return null;
  }
}

/** Compares digits only: a code is shown in groups. */
export const codeDigitsOf = (text: string): string => text.replace(/\D/g, '');

function hasAccounts(folder: string): boolean {
  if (!existsSync(accountsFile(folder))) return false;
  const db = openReadable(accountsFile(folder));
  try {
    return db.prepare('SELECT 1 FROM account LIMIT 1').get() !== undefined;
  } finally {
    db.close();
  }
}

function keptCode(file: string): string | null {
  if (!existsSync(file)) return null;
  const code = codeDigitsOf(readFileSync(file, 'utf8'));
  return code.length === codeDigits ? code : null;
}

function newCode(file: string): string {
  const half = (): string => String(randomInt(10 ** (codeDigits / 2))).padStart(codeDigits / 2, '0');
  const code = half() + half();
  rmSync(file, { force: true });
  writeFileSync(file, `${groupedCode(code)}\n`, { flag: 'wx', mode: 0o600 });
  return code;
}

/** `482190375516` → `4821 9037 5516` */
export const groupedCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
