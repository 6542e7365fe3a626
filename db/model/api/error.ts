import type { MediaFaultCode } from './media.ts';
import type { MergeProposal, RecordProblem } from './records.ts';
import type { TableFaultCode } from './tables.ts';

/** Every refusal of the service, as `{error: {code, message}}`; the page has a text for each code. */
export const errorCodes = [
  'bad-input', // 400
  'foreign-origin', // 403
  'not-found', // 404
  'wrong-method', // 405
  'range-not-satisfiable', // 416
  'internal', // 500
  'no-release', // 503: the memorial level
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface ErrorReply {
  error: { code: ErrorCode; message: string };
}

const workshopErrorCodes = [
  'bad-input', // 400, `problems` says where
  'not-signed-in', // 401
  'wrong-passphrase', // 401
  'wrong-code', // 403: the setup code of the first account
  'csrf', // 403
  'not-allowed', // 403: another role is needed
  'must-change-passphrase', // 403: first of all
  'not-found', // 404
  'wrong-method', // 405
  'exists', // 409
  'conflict', // 409, with `merge`
  'in-use', // 409: other records point to it
  'last-technician', // 409: somebody has to be left who can change the accounts
  'too-large', // 413
  'unsupported', // 415: a kind of file that is not taken
  'refused', // 422, `problems` says why
  'weak-passphrase', // 422
  'too-many-tries', // 429, with `retryAfterMs`
  'internal', // 500
  'busy', // 503: an import is being written; try again
  'read-only', // 507: the workshop's folder cannot be written to
  'no-space', // 507
] as const;
export type WorkshopErrorCode = (typeof workshopErrorCodes)[number];

export interface WorkshopErrorReply {
  error: {
    code: WorkshopErrorCode;
    message: string;
    problems?: RecordProblem[];
    /** Why a table or a media file is refused. */
    fault?: TableFaultCode | MediaFaultCode;
    /** Why a release, a package or a backup is refused: the code of `docs/releases.md`. */
    reason?: string;
    detail?: string;
    merge?: MergeProposal;
    retryAfterMs?: number;
  };
}
