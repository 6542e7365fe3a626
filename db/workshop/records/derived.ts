import { dashboardLists, type RecordKey, type RecordKind, type RecordProblem } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Body } from '../types.ts';
import { type ReadBody, readBody } from './body.ts';
import { pointersOf } from './kinds.ts';
import { findProblems } from './problems.ts';
import { isUnverified, listsOf, type RecordStatus, stateOf } from './record-state.ts';
import type { RelatedRecords } from './related-records.ts';
import { foldedNames, searchWords } from './search.ts';
import { type Title, titleOf } from './title.ts';

interface DerivedWriting {
  key: RecordKey;
  /** Null: the record is new. */
  serial: number | null;
  status: RecordStatus;
  read: ReadBody;
}

/** What follows from the newest revisions: titles, search words, pointers, problems, the dashboard lists. */
export interface Derived {
  /** @returns the record's serial */
  write(writing: DerivedWriting): number;
  setStatus(status: RecordStatus & RecordKey & { serial: number }): void;
  validateReferrers(key: RecordKey): void;
  /** At `settle`. */
  validateLater(key: RecordKey): void;
  settle(): void;
}

export function createDerived(db: WritableDb, related: RelatedRecords): Derived {
  const statements = prepare(db);
  const later = new Map<string, RecordKey>();
  const validateLater = ({ kind, id }: RecordKey) => void later.set(`${kind} ${id}`, { kind, id });
  const validate = (row: ValidatedRow): void => {
    const key = { kind: row.kind, id: row.id };
    const read = readBody(key, JSON.parse(row.body) as Body);
    if (!read.ok) return;
    const status = statusOf(row);
    const problems = findProblems({ key, body: read.value.body, form: read.value.form }, related);
    writeProblems(statements, row.serial, problems);
    writeLists(statements, row.serial, status, { kind: row.kind, unverified: row.unverified === 1, problems });
    statements.counted.run(problems.length, row.serial);
  };
  return {
    write: (writing) => writeAll(statements, related, writing),
    setStatus: (status) => {
      statements.status.run(status.approved, status.released, stateOf(status), status.serial);
      const row = statements.newest.get(status.kind, status.id);
      const problems = statements.codes.all(status.serial);
      writeLists(statements, status.serial, status, {
        kind: status.kind,
        unverified: row?.unverified === 1,
        problems,
      });
    },
    validateReferrers: ({ kind, id }) => {
      // No record points to most new records of an import, and that is checked quickly.
      if (statements.pointed.get(kind, id) === undefined) return;
      for (const row of statements.pointing.all(kind, id)) validate(row);
    },
    validateLater,
    settle: () => {
      for (const { kind, id } of later.values()) {
        const row = statements.newest.get(kind, id);
        if (row !== undefined && row.withdrawn === 0) validate(row);
      }
      later.clear();
    },
  };
}

const statusOf = (row: ValidatedRow): RecordStatus => ({
  ...row,
  withdrawn: row.withdrawn === 1,
  returned: row.returned === 1,
});

function writeAll(
  statements: Statements,
  related: RelatedRecords,
  { key, serial: known, status, read }: DerivedWriting,
): number {
  const { body, form } = read;
  const { withdrawn } = status;
  const title = titleOf(key, body, (other) => related.find(other)?.title ?? {});
  const problems = withdrawn ? [] : findProblems({ key, body, form }, related);
  const unverified = isUnverified(key.kind, body);
  const serial = writeRecord(statements, key, known, status, { title, body, unverified, problems: problems.length });
  if (known !== null) for (const statement of statements.forget) statement.run(serial);
  statements.word.run(serial, searchWords(key, title, body));
  writeProblems(statements, serial, problems, known === null);
  writeLists(statements, serial, status, { kind: key.kind, unverified, problems }, known === null);
  if (!withdrawn) {
    for (const { kind, id } of pointersOf(key.kind, body)) statements.pointer.run(kind, id, serial);
    for (const name of foldedNames(key.kind, title, body)) statements.name.run(key.kind, name, serial);
  }
  return serial;
}

interface RecordColumns {
  title: Title;
  body: Body;
  unverified: boolean;
  problems: number;
}

function writeRecord(
  statements: Statements,
  key: RecordKey,
  serial: number | null,
  status: RecordStatus,
  columns: RecordColumns,
): number {
  const { head, approved, released, withdrawn } = status;
  const { subject } = columns.body as { subject?: { kind: string; id: string } };
  const isClaim = key.kind === 'claim';
  const values = [
    head,
    approved,
    released,
    Number(withdrawn),
    stateOf(status),
    isClaim ? (subject?.kind ?? null) : null,
    isClaim ? (subject?.id ?? null) : null,
    JSON.stringify(columns.title),
    Number(columns.unverified),
    columns.problems,
  ];
  if (serial !== null) {
    statements.update.run(...values, serial);
    return serial;
  }
  // Serials only grow, so a new record is the last of its kind.
  const next = (statements.last.get()?.serial ?? 0) + 1;
  statements.insert.run(next, key.kind, key.id, next, ...values);
  return next;
}

function writeProblems(
  statements: Statements,
  serial: number,
  problems: readonly RecordProblem[],
  isNew = false,
): void {
  if (!isNew) statements.noProblems.run(serial);
  for (const [ordinal, { code, path, message }] of problems.entries()) {
    statements.problem.run(serial, ordinal, code, JSON.stringify(path), message);
  }
}

type Listed = { kind: RecordKind; unverified: boolean; problems: readonly Pick<RecordProblem, 'code'>[] };

function writeLists(statements: Statements, serial: number, status: RecordStatus, what: Listed, isNew = false): void {
  if (!isNew) statements.unlist.run(serial);
  for (const list of listsOf(status, what)) statements.list.run(list, serial);
}

interface ValidatedRow extends RecordKey {
  serial: number;
  head: number;
  approved: number | null;
  released: number | null;
  withdrawn: number;
  returned: number;
  unverified: number;
  body: string;
}

type Statements = ReturnType<typeof prepare>;

const validatedColumns = `record.kind, record.id, record.serial, record.head, record.approved, record.released,
  record.withdrawn, revision.returned_with IS NOT NULL AS returned, record.unverified, revision.body`;

function prepare(db: WritableDb) {
  return {
    insert: db.prepare(`
      INSERT INTO record (serial, kind, id, position, head, approved, released, withdrawn, state, subject_kind, subject_id,
        title, unverified, problems)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    update: db.prepare(`
      UPDATE record SET head = ?, approved = ?, released = ?, withdrawn = ?, state = ?, subject_kind = ?,
        subject_id = ?, title = ?, unverified = ?, problems = ?
      WHERE serial = ?`),
    status: db.prepare('UPDATE record SET approved = ?, released = ?, state = ? WHERE serial = ?'),
    counted: db.prepare('UPDATE record SET problems = ? WHERE serial = ?'),
    last: db.prepare<[], { serial: number | null }>('SELECT max(serial) AS serial FROM record'),
    word: db.prepare('INSERT INTO word (rowid, words) VALUES (?, ?)'),
    pointer: db.prepare('INSERT OR IGNORE INTO pointer (target_kind, target_id, record) VALUES (?, ?, ?)'),
    name: db.prepare('INSERT INTO name (kind, folded, record) VALUES (?, ?, ?)'),
    problem: db.prepare('INSERT INTO problem (record, ordinal, code, path, message) VALUES (?, ?, ?, ?, ?)'),
    list: db.prepare('INSERT INTO listed (list, record) VALUES (?, ?)'),
    forget: ['word WHERE rowid', 'pointer WHERE record', 'name WHERE record'].map((where) =>
      db.prepare(`DELETE FROM ${where} = ?`),
    ),
    noProblems: db.prepare('DELETE FROM problem WHERE record = ?'),
    unlist: db.prepare(
      `DELETE FROM listed WHERE list IN (SELECT value FROM json_each('${JSON.stringify(dashboardLists)}')) AND record = ?`,
    ),
    codes: db.prepare<[number], Pick<RecordProblem, 'code'>>('SELECT code FROM problem WHERE record = ?'),
    newest: db.prepare<[string, string], ValidatedRow>(`
      SELECT ${validatedColumns} FROM record
      CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
      WHERE record.kind = ? AND record.id = ?`),
    pointed: db.prepare<[string, string], { record: number }>(
      'SELECT record FROM pointer WHERE target_kind = ? AND target_id = ? LIMIT 1',
    ),
    pointing: db.prepare<[string, string], ValidatedRow>(`
      SELECT ${validatedColumns} FROM pointer
      CROSS JOIN record ON record.serial = pointer.record
      CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
      WHERE pointer.target_kind = ? AND pointer.target_id = ?`),
  };
}
