import { UserError } from '../user-error.ts';

/** Why the workshop cannot be opened. */
type UnusableCode = 'newer' | 'foreign' | 'read-only' | 'no-space' | 'damaged' | 'migration-failed' | 'busy';

/** The workshop cannot be opened. Nothing that it held is changed. */
export class WorkshopUnusable extends UserError {
  override readonly name = 'WorkshopUnusable';
  readonly code: UnusableCode;

  constructor(code: UnusableCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The code of an error of SQLite or of the file system; empty where it has none. */
function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** On a full disk it is sometimes the index of the log that finds no room. */
export const isFull = (error: unknown): boolean =>
  /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/.test(errorCode(error));
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(errorCode(error));
export const isReadOnly = (error: unknown): boolean =>
  /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS)/.test(errorCode(error));
const isDamaged = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(errorCode(error));

/** Turns what a disk or SQLite throws while the workshop is opened into a sentence; a bug stays what it is. */
export function asUnusable(error: unknown, folder: string): unknown {
  if (error instanceof WorkshopUnusable) return error;
  if (isFull(error))
    return new WorkshopUnusable('no-space', `The disk of ${folder} is full: free some space and try again.`, error);
  if (isReadOnly(error)) {
    const message = `The workshop in ${folder} cannot be written to: give this account the right to change the folder and its files.`;
    return new WorkshopUnusable('read-only', message, error);
  }
  if (isBusy(error))
    return new WorkshopUnusable('busy', `Another program is working on ${folder}: wait until it is done.`, error);
  if (isDamaged(error)) {
    const message = `The workshop in ${folder} is damaged: keep the folder as it is and restore the newest file of its folder "backups".`;
    return new WorkshopUnusable('damaged', message, error);
  }
  return error;
}
