import type { WritableDb } from '../connection.ts';
import type { JudgedRow } from './judged.ts';
import type { Occasion } from './ledger.ts';
import { listsOf, type Standing, stateOf } from './state.ts';

/** Writes new records many at a time. What is put is in the file after `flush`. */
export interface Bulk {
  put(row: JudgedRow): void;
  flush(): void;
}

type Cell = string | number | null;

/** Rows of one statement: with more of them nothing becomes quicker. */
const rowsAtOnce = 25;

/** So many records are gathered before they are written. */
const recordsAtOnce = 250;

const fresh: Standing = { head: 1, approved: null, released: null, withdrawn: false, returned: false };

export function createBulk(db: WritableDb, occasion: Occasion): Bulk {
  const tables = prepare(db);
  const last = db.prepare<[], { serial: number | null }>('SELECT max(serial) AS serial FROM record');
  let serial: number | null = null;
  let waiting = 0;
  const flush = () => {
    for (const table of tables.all) table.flush();
    waiting = 0;
    // Others may write records of their own before the next.
    serial = null;
  };
  return {
    put: (row) => {
      // Serials only grow: a new record stands after all others of its kind.
      serial = (serial ?? last.get()?.serial ?? 0) + 1;
      putRow(tables, row, serial, occasion);
      if (++waiting === recordsAtOnce) flush();
    },
    flush,
  };
}

function putRow(tables: ReturnType<typeof prepare>, row: JudgedRow, serial: number, occasion: Occasion): void {
  const { kind, id, subject, title, problems } = row;
  const unverified = Number(row.unverified);
  const ofSubject = [subject?.kind ?? null, subject?.id ?? null];
  tables.record.put(serial, kind, id, serial, 1, 0, stateOf(fresh), ...ofSubject, title, unverified, problems.length);
  const { at, by, cause, reason, batch } = occasion;
  tables.revision.put(serial, 1, at, by.account, by.name, cause, reason, batch, 0, '[]', row.json);
  tables.word.put(serial, row.words);
  for (const [target, targetId] of row.pointers) tables.pointer.put(target, targetId, serial);
  for (const name of row.names) tables.name.put(kind, name, serial);
  for (const [ordinal, { code, path, message }] of problems.entries()) {
    tables.problem.put(serial, ordinal, code, JSON.stringify(path), message);
  }
  for (const list of listsOf(fresh, row)) tables.listed.put(list, serial);
}

function prepare(db: WritableDb) {
  const record = table(
    db,
    'INSERT INTO record (serial, kind, id, position, head, withdrawn, state, subject_kind, subject_id, title, unverified, problems)',
    12,
  );
  const revision = table(
    db,
    'INSERT INTO revision (record, number, at, account, name, cause, reason, batch, withdrawn, changes, body)',
    11,
  );
  const word = table(db, 'INSERT INTO word (rowid, words)', 2);
  const pointer = table(db, 'INSERT OR IGNORE INTO pointer (target_kind, target_id, record)', 3);
  const name = table(db, 'INSERT INTO name (kind, folded, record)', 3);
  const problem = table(db, 'INSERT INTO problem (record, ordinal, code, path, message)', 5);
  const listed = table(db, 'INSERT INTO listed (list, record)', 2);
  // Records go before what refers to them.
  const all = [record, revision, word, pointer, name, problem, listed];
  return { record, revision, word, pointer, name, problem, listed, all };
}

/** Gathers the cells of one table; the rest that fills no statement of many rows goes one by one. */
function table(db: WritableDb, insert: string, columns: number) {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  const one = db.prepare<Cell[]>(`${insert} VALUES ${row}`);
  const many = db.prepare<Cell[]>(`${insert} VALUES ${Array.from({ length: rowsAtOnce }, () => row).join(', ')}`);
  let cells: Cell[] = [];
  const flush = () => {
    const full = columns * rowsAtOnce;
    let from = 0;
    for (; from + full <= cells.length; from += full) many.run(...cells.slice(from, from + full));
    for (; from < cells.length; from += columns) one.run(...cells.slice(from, from + columns));
    cells = [];
  };
  return { put: (...row: Cell[]) => void cells.push(...row), flush };
}
