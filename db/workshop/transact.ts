import type { WritableDb } from '../sqlite/connection.ts';
import { type Outcome, type Refusal, refused } from './outcome.ts';
import { isBusy, isFull, isReadOnly } from './unusable.ts';

class Rollback extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Does the work in one transaction: it is on the disk when this answers, or nothing of it is. */
export function transact<T>(db: WritableDb, work: () => Outcome<T>): Outcome<T> {
  const inOne = db.transaction(() => {
    const outcome = work();
    if (!outcome.ok) throw new Rollback(outcome.error);
    return outcome;
  });
  try {
    return inOne.immediate();
  } catch (error) {
    return { ok: false, error: refusalOf(error) };
  }
}

/** What a disk can do to us is a refusal; a bug is thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Rollback) return error.refusal;
  if (isFull(error)) {
    return refused('no-space', 'The disk is full: nothing was saved. Free some space and save again.').error;
  }
  if (isBusy(error)) return refused('busy', 'An import is being written: try again in a moment.').error;
  if (isReadOnly(error)) {
    return refused('read-only', 'The workshop’s folder cannot be written to: nothing was saved.').error;
  }
  throw error;
}
