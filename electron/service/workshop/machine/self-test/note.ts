import type { CheckNote, NoteCode } from '../../../../../db/model/api/staff.ts';

/** Describes a state. */
export const fact = (code: NoteCode, values: CheckNote['values'] = {}): CheckNote => ({ code, isFault: false, values });

/** Describes a fault. */
export const fault = (code: NoteCode, values: CheckNote['values'] = {}): CheckNote => ({ code, isFault: true, values });

/** The system's error code, such as `ENOSPC`. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.message : String(error);
}
