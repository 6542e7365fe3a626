import type { RecordKey } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Desktop } from './editing.ts';
import { createHistory, type History } from './history.ts';
import type { Neighbours } from './related-records.ts';
import { createLedger } from './revisions.ts';

/** What editing needs, over one connection. */
export function createDesktop(
  db: WritableDb,
  now: () => Date,
  neighbours?: Neighbours,
): Desktop & { history: History } {
  const history = createHistory(db);
  const pointing = db.prepare<[string, string], RecordKey>(`
    SELECT record.kind, record.id FROM pointer
    CROSS JOIN record ON record.serial = pointer.record
    WHERE pointer.target_kind = ? AND pointer.target_id = ? LIMIT 1`);
  return {
    ledger: createLedger(db, neighbours),
    history,
    now,
    authorOf: ({ serial }, number) => history.author(serial, number)?.name ?? '',
    pointsTo: ({ kind, id }) => pointing.get(kind, id) ?? null,
  };
}
