import type {
  FieldChange,
  RecordKey,
  RecordKind,
  RecordProblem,
  RevisionCause,
  RevisionSummary,
} from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { foldedName } from '../access/folded-name.ts';
import type { Actor, Body } from '../types.ts';
import type { ReadBody } from './body.ts';
import { changesBetween } from './changes.ts';
import { createDerived, type Derived } from './derived.ts';
import { faceOf, type RecordStatus } from './record-state.ts';
import { createRelatedRecords, type RelatedRecords } from './related-records.ts';

/** A record as the ledger knows it. */
export interface Entry extends RecordStatus, RecordKey {
  serial: number;
}

/** The author, time and reason of a revision, and its other authors. */
export interface WriteContext {
  at: string;
  by: Actor;
  cause: RevisionCause;
  reason: string;
  batch: string | null;
  /** Names of others whose words the revision brings in. */
  carriedFrom?: readonly string[] | undefined;
}

interface Writing {
  key: RecordKey;
  /** Null: the record is new. */
  entry: Entry | null;
  read: ReadBody;
  withdrawn: boolean;
  writeContext: WriteContext;
}

/** Records and their revisions. Every writing method runs in a transaction. */
export interface Ledger {
  find(key: RecordKey): Entry | null;
  body(entry: Entry, number?: number): Body;
  isWithdrawn(entry: Entry, number: number): boolean;
  /** Appends a revision and rewrites what is derived from it. @returns the record after the change */
  write(writing: Writing): Entry;
  /** Records further authors from revision `number` on, beside those of its revisions. */
  carry(serial: number, number: number, names: readonly string[]): void;
  /** Updates what depends on the approval or release of a record. */
  setStatus(entry: Entry, status: Partial<RecordStatus>): Entry;
  /** Validates what can only be validated at the end of a transaction. */
  settle(): void;
}

export function createLedger(db: WritableDb, related: RelatedRecords = createRelatedRecords(db)): Ledger {
  const statements = prepare(db);
  const derived = createDerived(db, related);
  const find = (key: RecordKey): Entry | null => {
    const row = statements.find.get(key.kind, key.id);
    return row ? { ...key, ...row, withdrawn: row.withdrawn === 1, returned: row.returned === 1 } : null;
  };
  const body = ({ serial, head }: Entry, number = head): Body => {
    const row = statements.body.get(serial, number);
    if (!row) throw new Error(`record ${serial} has no revision ${number}`);
    return JSON.parse(row.body) as Body;
  };
  const carry = (serial: number, number: number, names: readonly string[]): void => {
    for (const name of names) statements.carry.run(serial, number, name);
  };
  const write = (writing: Writing): Entry => {
    const { key, entry, read, withdrawn } = writing;
    const before = entry === null ? null : body(entry);
    const status = {
      approved: null,
      released: null,
      ...entry,
      head: (entry?.head ?? 0) + 1,
      withdrawn,
      returned: false,
    };
    const serial = derived.write({ key, serial: entry?.serial ?? null, status, read });
    insertRevision(statements, serial, status.head, writing, before);
    carry(serial, status.head, writing.writeContext.carriedFrom ?? []);
    const isFaceChanged =
      entry === null ||
      before === null ||
      faceOf(key.kind, before, entry.withdrawn) !== faceOf(key.kind, read.body, withdrawn);
    if (isFaceChanged) validateOthers(derived, key, read.body, before);
    return { ...key, ...status, serial };
  };
  const setStatus = (entry: Entry, changed: Partial<RecordStatus>): Entry => {
    const status = { ...entry, ...changed };
    derived.setStatus(status);
    return status;
  };
  const isWithdrawn = ({ serial }: Entry, number: number) => statements.withdrawn.get(serial, number)?.withdrawn === 1;
  return { find, body, isWithdrawn, write, carry, setStatus, settle: () => derived.settle() };
}

/** Validates the records that point to this one now, and the subjects of a claim at the end of the transaction. */
function validateOthers(derived: Derived, key: RecordKey, body: Body, before: Body | null): void {
  derived.validateReferrers(key);
  if (key.kind !== 'claim') return;
  for (const subject of [body.subject, before?.subject]) {
    if (subject !== undefined) derived.validateLater(subject as { kind: RecordKind; id: string });
  }
}

function insertRevision(
  statements: Statements,
  serial: number,
  number: number,
  writing: Writing,
  before: Body | null,
): void {
  const { read, withdrawn, writeContext } = writing;
  const { at, by, cause, reason, batch } = writeContext;
  const changes = before === null ? [] : changesBetween(before, read.body);
  statements.insert.run(
    serial,
    number,
    at,
    by.account,
    by.name,
    cause,
    reason,
    batch,
    Number(withdrawn),
    JSON.stringify(changes),
    read.json,
  );
}

type FoundRow = Omit<RecordStatus, 'withdrawn' | 'returned'> & { serial: number; withdrawn: number; returned: number };
type Statements = ReturnType<typeof prepare>;

function prepare(db: WritableDb) {
  return {
    // A subquery rather than a join: it is asked once for each row of an import, where a join costs ten times as much.
    find: db.prepare<[string, string], FoundRow>(`
      SELECT serial, head, approved, released, withdrawn,
        (SELECT returned_with IS NOT NULL FROM revision WHERE record = serial AND number = head) AS returned
      FROM record WHERE kind = ? AND id = ?`),
    body: db.prepare<[number, number], { body: string }>('SELECT body FROM revision WHERE record = ? AND number = ?'),
    withdrawn: db.prepare<[number, number], { withdrawn: number }>(
      'SELECT withdrawn FROM revision WHERE record = ? AND number = ?',
    ),
    carry: db.prepare('INSERT OR IGNORE INTO carried_author (record, number, name) VALUES (?, ?, ?)'),
    insert: db.prepare(`
      INSERT INTO revision (record, number, at, account, name, cause, reason, batch, withdrawn, changes, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  };
}

/** The history of a record. It reads no bodies: each revision stores what it changed. */
export interface History {
  revisions(key: RecordKey): RevisionSummary[];
  body(key: RecordKey, number: number): Body | null;
  /** The approver's remark on the newest revision. */
  returnedWith(key: RecordKey): string | null;
  author(serial: number, number: number): { account: string; name: string } | null;
  /** Whether words of this person are in the record since it was last approved or released, by account or by name. */
  isOwnWork(key: RecordKey, by: Actor): boolean;
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
  const unapproved = db.prepare<[string, string, string, string], { account: string | null; name: string }>(`
    SELECT revision.account, revision.name FROM record CROSS JOIN revision ON revision.record = record.serial
      AND revision.number > max(coalesce(record.approved, 0), coalesce(record.released, 0))
    WHERE record.kind = ? AND record.id = ?
    UNION
    SELECT NULL, carried_author.name FROM record CROSS JOIN carried_author ON carried_author.record = record.serial
      AND carried_author.number > max(coalesce(record.approved, 0), coalesce(record.released, 0))
    WHERE record.kind = ? AND record.id = ?`);
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
    isOwnWork: ({ kind, id }, by) => {
      // Account ids differ after a backup was restored on another machine; names stay.
      const name = foldedName(by.name);
      const authors = unapproved.all(kind, id, kind, id);
      return authors.some((author) => author.account === by.account || foldedName(author.name) === name);
    },
    problems: ({ kind, id }) =>
      problems.all(kind, id).map((row) => ({ ...row, path: JSON.parse(row.path) as RecordProblem['path'] })),
  };
}
