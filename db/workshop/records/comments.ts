import type { AddressedComment, RecordComment, RecordKey, RecordSummary } from '../../model/api/records.ts';
import { ok } from '../../model/result.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { foldedName } from '../access/folded-name.ts';
import { type Outcome, refused } from '../outcome.ts';
import type { Actor, CommentStep, NewComment } from '../types.ts';

/** What colleagues say of records among themselves. `add` and `settle` run in a transaction. */
interface Comments {
  /** In the order in which they were written. */
  of(key: RecordKey): RecordComment[];
  /** What is addressed to this person and not done, by name: ids of accounts differ after a restore elsewhere. */
  addressedTo(person: Pick<Actor, 'name'>): AddressedComment[];
  add(comment: NewComment): Outcome<RecordComment>;
  /** Marks a comment as done, or opens it again. */
  settle(step: CommentStep): Outcome<RecordComment>;
}

interface Row {
  number: number;
  at: string;
  by: string;
  text: string;
  to: string | null;
  doneAt: string | null;
  doneBy: string | null;
}

const commentOf = ({ number, at, by, text, to, doneAt, doneBy }: Row): RecordComment => ({
  ...{ number, at, by, text, to },
  done: doneAt === null || doneBy === null ? null : { at: doneAt, by: doneBy },
});

interface Parts {
  db: WritableDb;
  now: () => Date;
  summary: (key: RecordKey) => RecordSummary | null;
}

export function createComments({ db, now, summary }: Parts): Comments {
  const { of, one, open, insert, settle } = prepare(db);
  const found = (key: RecordKey, number: number | bigint): Outcome<RecordComment> => {
    const row = one.get(key.kind, key.id, number);
    return row ? ok(commentOf(row)) : refused('not-found', 'There is no such comment.');
  };
  return {
    of: ({ kind, id }) => of.all(kind, id).map(commentOf),
    addressedTo: ({ name }) =>
      open.all(foldedName(name)).flatMap(({ kind, id, ...row }) => {
        const record = summary({ kind, id });
        return record === null ? [] : [{ ...commentOf(row), record }];
      }),
    add: ({ key, text, to, by }) => {
      const addressee = to === null ? null : foldedName(to);
      const at = now().toISOString();
      const { changes, lastInsertRowid } = insert.run(at, by.account, by.name, text, to, addressee, key.kind, key.id);
      return changes === 0 ? refused('not-found', `There is no ${key.kind} "${key.id}".`) : found(key, lastInsertRowid);
    },
    settle: ({ key, number, done, by }) => {
      const before = found(key, number);
      // The first to call it done is the one who did it.
      if (!before.ok || (before.value.done !== null) === done) return before;
      settle.run(done ? now().toISOString() : null, done ? by.name : null, number);
      return found(key, number);
    },
  };
}

const columns = `comment.number, comment.at, comment.name AS "by", comment.text, comment.to_name AS "to",
  comment.done_at AS doneAt, comment.done_by AS doneBy`;

function prepare(db: WritableDb) {
  const ofRecord =
    'FROM record CROSS JOIN comment ON comment.record = record.serial WHERE record.kind = ? AND record.id = ?';
  return {
    of: db.prepare<[string, string], Row>(`SELECT ${columns} ${ofRecord} ORDER BY comment.number`),
    one: db.prepare<[string, string, number | bigint], Row>(`SELECT ${columns} ${ofRecord} AND comment.number = ?`),
    open: db.prepare<[string], Row & RecordKey>(`
      SELECT record.kind, record.id, ${columns} FROM comment CROSS JOIN record ON record.serial = comment.record
      WHERE comment.addressee = ? AND comment.done_at IS NULL ORDER BY comment.number LIMIT 50`),
    insert: db.prepare(`
      INSERT INTO comment (record, at, account, name, text, to_name, addressee)
      SELECT serial, ?, ?, ?, ?, ?, ? FROM record WHERE kind = ? AND id = ?`),
    settle: db.prepare('UPDATE comment SET done_at = ?, done_by = ? WHERE number = ?'),
  };
}
