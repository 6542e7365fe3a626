import type { Context } from 'hono';
import type { WorkshopErrorCode, WorkshopErrorReply } from '../../../db/model/api/error.ts';

const statusOf = {
  'bad-input': 400,
  'not-signed-in': 401,
  'wrong-passphrase': 401,
  'wrong-code': 403,
  csrf: 403,
  'must-change-passphrase': 403,
  'not-allowed': 403,
  'not-found': 404,
  'wrong-method': 405,
  exists: 409,
  conflict: 409,
  'in-use': 409,
  'last-technician': 409,
  'too-large': 413,
  unsupported: 415,
  refused: 422,
  'weak-passphrase': 422,
  'too-many-tries': 429,
  internal: 500,
  busy: 503,
  'no-space': 507,
  'read-only': 507,
} as const satisfies Record<WorkshopErrorCode, number>;

/** English, for logs and files. */
export const messages: Record<WorkshopErrorCode, string> = {
  'bad-input': 'Invalid request.',
  'not-signed-in': 'Sign in first.',
  'wrong-passphrase': 'The name and the passphrase do not belong together.',
  'must-change-passphrase': 'Somebody else chose the passphrase: choose another first.',
  'wrong-code': 'The setup code is missing or wrong; the file setup-code in the data folder has it.',
  csrf: 'The request does not come from the page that signed in; load the page again.',
  'not-allowed': 'This needs another role; a technician can give it.',
  'not-found': 'Not found.',
  'wrong-method': 'Method not allowed.',
  exists: 'There is one of this name already.',
  conflict: 'Somebody else has changed it meanwhile.',
  'in-use': 'Something else still points to it.',
  'last-technician': 'Somebody has to be left who can change the accounts.',
  busy: 'Something else is being done; try again in a moment.',
  'too-large': 'This is too large.',
  unsupported: 'A file of this kind is not taken.',
  refused: 'This cannot be done as it is.',
  'weak-passphrase': 'The passphrase is too easy to guess.',
  'too-many-tries': 'Wait a little before the next try.',
  internal: 'This could not be done; nothing was changed.',
  'read-only': 'The disk takes no changes; nothing was changed.',
  'no-space': 'The disk is full; nothing was changed.',
};

export type WorkshopStatus<Code extends WorkshopErrorCode> = (typeof statusOf)[Code];

export type RefusalMore = Partial<Omit<WorkshopErrorReply['error'], 'code'>>;

/** A refusal within a route, typed by its status. `more.message` is one sentence for logs; the page has its own words. */
export function refuse<Code extends WorkshopErrorCode>(c: Context, code: Code, more: RefusalMore = {}) {
  const error = { message: messages[code], ...more, code };
  return c.json<WorkshopErrorReply, WorkshopStatus<Code>>({ error }, statusOf[code]);
}

/** What people can put right about a disk, of all that can be wrong with it; else null. */
export function diskFaultOf(error: unknown): 'no-space' | 'read-only' | null {
  const code = String((error as { code?: unknown }).code);
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)/.test(code)) return 'no-space';
  return /^(EROFS|EACCES|EPERM|SQLITE_READONLY)/.test(code) ? 'read-only' : null;
}
