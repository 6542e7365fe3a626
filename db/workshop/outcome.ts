import type { WorkshopErrorCode } from '../model/api/error.ts';
import type { MergeProposal, RecordProblem } from '../model/api/records.ts';
import { failed, type Result } from '../model/result.ts';

/** Why the workshop refused a change; nothing was written. */
export interface Refusal {
  code: WorkshopErrorCode;
  /** One sentence that says what to do. */
  message: string;
  problems?: RecordProblem[];
  merge?: MergeProposal;
}

export type Outcome<T> = Result<T, Refusal>;

export const refused = (
  code: WorkshopErrorCode,
  message: string,
  more: Omit<Refusal, 'code' | 'message'> = {},
): { ok: false; error: Refusal } => failed({ code, message, ...more });
