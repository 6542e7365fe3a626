import type { WorkshopErrorCode } from '../model/api/error.ts';
import type { RecordProblem } from '../model/api/records.ts';
import type { MergeProposal } from '../model/api/revisions.ts';

/** Why the workshop did not do what was asked; nothing was changed. */
export interface Refusal {
  code: WorkshopErrorCode;
  /** One sentence that says what to do. */
  message: string;
  problems?: RecordProblem[];
  merge?: MergeProposal;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export function refused(
  code: WorkshopErrorCode,
  message: string,
  more: Omit<Refusal, 'code' | 'message'> = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, message, ...more } };
}
