import type { RecordKey } from '../../model/api/workshop.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { fresh, stateOf } from '../records/record-state.ts';
import type { Occasion } from '../records/revisions.ts';
import type { BatchRow, Body } from '../types.ts';

/** Moves spooled rows into the store. The spool is attached to its connection as `spool`. */
export interface Bulk {
  /** How many rows there are; their numbers run from 1. */
  rows: number;
  /** The first row after this one that was not judged; null where all are. */
  unjudged(after: number): number | null;
  /** Writes the judged rows from the one after `from` up to `to` as new records, each table with one statement. */
  move(from: number, to: number): void;
  /** A row to be judged now. One that was judged as new has to be it still: a record of its id has come since. */
  row(number: number): BatchRow;
  /** Records that the judged rows concern: what they speak of, and who points to them. */
  concerned(): RecordKey[];
}

export function attachSpool(db: WritableDb, spool: string): void {
  db.prepare('ATTACH ? AS spool').run(spool);
}

export function createBulk(db: WritableDb, occasion: Occasion): Bulk {
  const { tables, last, unjudged, row, concerned, rows } = prepare(db);
  const { at, by, cause, reason, batch } = occasion;
  const same = { at, account: by.account, name: by.name, cause, reason, batch };
  return {
    rows: rows.get()?.rows ?? 0,
    unjudged: (after) => unjudged.get(after)?.number ?? null,
    move: (from, to) => {
      // Serials only grow: a new record stands after all others of its kind.
      const ahead = (last.get()?.serial ?? 0) - from;
      const { revision, ...others } = tables;
      others.record.run({ from, to, ahead });
      revision.run({ from, to, ahead, ...same });
      for (const table of [others.word, others.pointer, others.name, others.problem, others.listed]) {
        table.run({ from, to, ahead });
      }
    },
    row: (number) => {
      const found = row.get(number);
      if (found === undefined) throw new Error(`the spool has no row ${number}`);
      const { body, base, ...key } = found;
      return { ...key, body: JSON.parse(body) as Body, baseRevision: base ?? undefined };
    },
    concerned: () => concerned.all(),
  };
}

const among = 'spooled.number > @from AND spooled.number <= @to';

/** Records go before what refers to them. */
function prepare(db: WritableDb) {
  const tables = {
    record: db.prepare<{ from: number; to: number; ahead: number }>(`
      INSERT INTO record (serial, kind, id, position, head, withdrawn, state, subject_kind, subject_id, title, unverified,
        problems)
      SELECT number + @ahead, kind, id, number + @ahead, 1, 0, '${stateOf(fresh)}', subject_kind, subject_id, title,
        unverified, problems
      FROM spool.spooled CROSS JOIN spool.setting USING (setting) WHERE ${among} ORDER BY number`),
    revision: db.prepare<Record<string, string | number | null>>(`
      INSERT INTO revision (record, number, at, account, name, cause, reason, batch, withdrawn, changes, body)
      SELECT number + @ahead, 1, @at, @account, @name, @cause, @reason, @batch, 0, '[]', body
      FROM spool.spooled WHERE ${among} ORDER BY number`),
    word: moved(
      db,
      `word (rowid, words) SELECT number + @ahead, spooled.words || ' ' || setting.words
      FROM spool.spooled CROSS JOIN spool.setting USING (setting)`,
    ),
    pointer: moved(
      db,
      `pointer (target_kind, target_id, record) SELECT target.kind, target.id, number + @ahead
      FROM spool.spooled CROSS JOIN spool.pointer AS target USING (setting)`,
    ),
    name: moved(
      db,
      `name (kind, folded, record) SELECT kind, folded, number + @ahead
      FROM spool.spooled CROSS JOIN spool.name USING (number)`,
    ),
    problem: moved(
      db,
      `problem (record, ordinal, code, path, message) SELECT number + @ahead, ordinal, code, path, message
      FROM spool.spooled CROSS JOIN spool.problem USING (setting)`,
    ),
    listed: moved(
      db,
      `listed (list, record) SELECT list, number + @ahead FROM spool.spooled CROSS JOIN spool.listed USING (setting)`,
    ),
  };
  return {
    tables,
    last: db.prepare<[], { serial: number | null }>('SELECT max(serial) AS serial FROM record'),
    rows: db.prepare<[], { rows: number | null }>('SELECT max(number) AS rows FROM spool.spooled'),
    unjudged: db.prepare<[number], { number: number }>(
      'SELECT number FROM spool.spooled WHERE setting IS NULL AND number > ? ORDER BY number LIMIT 1',
    ),
    row: db.prepare<[number], RecordKey & { body: string; base: number | null }>(`
      SELECT kind, id, body, CASE WHEN setting IS NULL THEN base ELSE 0 END AS base
      FROM spool.spooled WHERE number = ?`),
    concerned: db.prepare<[], RecordKey>(`
      SELECT subject_kind AS kind, subject_id AS id FROM spool.setting WHERE subject_id IS NOT NULL
      UNION
      SELECT record.kind, record.id FROM spool.spooled
      CROSS JOIN pointer ON pointer.target_kind = spooled.kind AND pointer.target_id = spooled.id
      CROSS JOIN record ON record.serial = pointer.record
      WHERE spooled.setting IS NOT NULL`),
  };
}

const moved = (db: WritableDb, into: string) =>
  db.prepare<{ from: number; to: number; ahead: number }>(`INSERT INTO ${into} WHERE ${among} ORDER BY number`);
