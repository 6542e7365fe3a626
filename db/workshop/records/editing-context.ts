import type { RecordKey, RevisionCause } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Actor } from '../types.ts';
import type { RelatedRecords } from './related-records.ts';
import type { Entry, Ledger, WriteContext } from './revisions.ts';
import { createHistory, createLedger, type History } from './revisions.ts';

/** What editing has at hand. */
export interface EditingContext {
  ledger: Ledger;
  now: () => Date;
  /** Name of who made a revision. */
  authorOf: (entry: Entry, number: number) => string;
  /** Another record, not withdrawn, that points to this one. */
  pointsTo: (key: RecordKey) => RecordKey | null;
}

/** What editing needs, over one connection. */
export function createEditingContext(
  db: WritableDb,
  now: () => Date,
  related?: RelatedRecords,
): EditingContext & { history: History } {
  const history = createHistory(db);
  const pointing = db.prepare<[string, string], RecordKey>(`
    SELECT record.kind, record.id FROM pointer
    CROSS JOIN record ON record.serial = pointer.record
    WHERE pointer.target_kind = ? AND pointer.target_id = ? LIMIT 1`);
  return {
    ledger: createLedger(db, related),
    history,
    now,
    authorOf: ({ serial }, number) => history.author(serial, number)?.name ?? '',
    pointsTo: ({ kind, id }) => pointing.get(kind, id) ?? null,
  };
}

export const writeContextOf = (
  { now }: Pick<EditingContext, 'now'>,
  by: Actor,
  cause: RevisionCause,
  reason: string,
  batch: string | null = null,
): WriteContext => ({ at: now().toISOString(), by, cause, reason, batch });
