import type { RecordKey, RecordProblem } from '../../model/api/records.ts';
import type { FieldChange, RevisionSummary } from '../../model/api/revisions.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Body } from '../types.ts';

/** What was done to a record. It reads no bodies: each revision carries what it changed. */
export interface History {
  revisions(key: RecordKey): RevisionSummary[];
  body(key: RecordKey, number: number): Body | null;
  /** What the approver said of the newest revision. */
  returnedWith(key: RecordKey): string | null;
  author(serial: number, number: number): { account: string; name: string } | null;
  /** The account that made a revision; null where there is no such revision. */
  account(key: RecordKey, number: number): string | null;
  problems(key: RecordKey): RecordProblem[];
}

type RevisionRow = Omit<RevisionSummary, 'changes'> & { changes: string };

export function createHistory(db: WritableDb): History {
  const revisions = db.prepare<[string, string], RevisionRow>(`
    SELECT revision.number, revision.at, revision.name AS "by", revision.cause, revision.reason, revision.batch,
      revision.approved_by AS approvedBy, revision.release, revision.changes
    FROM record CROSS JOIN revision ON revision.record = record.serial
    WHERE record.kind = ? AND record.id = ? ORDER BY revision.number DESC`);
  const body = db.prepare<[string, string, number], { body: string }>(`
    SELECT revision.body FROM record CROSS JOIN revision ON revision.record = record.serial
    WHERE record.kind = ? AND record.id = ? AND revision.number = ?`);
  const returned = db.prepare<[string, string], { returned: string | null }>(`
    SELECT revision.returned_with AS returned FROM record
    CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
    WHERE record.kind = ? AND record.id = ?`);
  const author = db.prepare<[number, number], { account: string; name: string }>(
    'SELECT account, name FROM revision WHERE record = ? AND number = ?',
  );
  const account = db.prepare<[string, string, number], { account: string }>(`
    SELECT revision.account FROM record CROSS JOIN revision ON revision.record = record.serial
    WHERE record.kind = ? AND record.id = ? AND revision.number = ?`);
  const problems = db.prepare<[string, string], Omit<RecordProblem, 'path'> & { path: string }>(`
    SELECT problem.code, problem.path, problem.message FROM record
    CROSS JOIN problem ON problem.record = record.serial
    WHERE record.kind = ? AND record.id = ? ORDER BY problem.ordinal`);
  return {
    revisions: ({ kind, id }) =>
      revisions.all(kind, id).map((row) => ({ ...row, changes: JSON.parse(row.changes) as FieldChange[] })),
    body: ({ kind, id }, number) => {
      const row = body.get(kind, id, number);
      return row ? (JSON.parse(row.body) as Body) : null;
    },
    returnedWith: ({ kind, id }) => returned.get(kind, id)?.returned ?? null,
    author: (serial, number) => author.get(serial, number) ?? null,
    account: ({ kind, id }, number) => account.get(kind, id, number)?.account ?? null,
    problems: ({ kind, id }) =>
      problems.all(kind, id).map((row) => ({ ...row, path: JSON.parse(row.path) as RecordProblem['path'] })),
  };
}
