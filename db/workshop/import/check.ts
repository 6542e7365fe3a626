import { type RecordKey, type RecordKind, type RecordProblem, recordKinds } from '../../model/api/records.ts';
import type { RowProblem } from '../../model/api/tables.ts';
import { detached } from '../../model/detached.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { readBody } from '../records/body.ts';
import { changesBetween } from '../records/changes.ts';
import { type FoundProblem, findProblems } from '../records/problems.ts';
import {
  createRelatedRecords,
  type RelatedRecord,
  type RelatedRecords,
  withCache,
} from '../records/related-records.ts';
import { foldedName } from '../records/search.ts';
import type { BatchRow, Body } from '../types.ts';
import { stageRows } from './batch.ts';
import { type SheetRow, textOf } from './columns/cell.ts';
import { tablePlans } from './columns/plans.ts';
import { type NameLookup, planRows, type ReadRow, type RowPlan, readRow, shortened } from './columns/row.ts';
import { correctTable } from './corrected-file.ts';
import { headersOf, openTableFile } from './files/table-file.ts';
import { TableRefusal } from './refusal.ts';
import type { CheckResult, CheckTask, OnRow } from './run.ts';

/** Checks every row of a file against the store and stages the valid ones. A refusal leaves no staging file. */
export async function checkTable(task: CheckTask, onRow: OnRow): Promise<CheckResult> {
  const plan = tablePlans[task.table];
  const db = openReadable(task.database);
  const file = await openTableFile(task.file, task.reading).catch((error) => {
    db.close();
    throw error;
  });
  const staging = stageRows(task.staging);
  let isComplete = false;
  try {
    const related = cachedRecords(db, plan.kind);
    let check: TableCheck | null = null;
    let correct = (row: SheetRow) => row;
    let rows = 0;
    const leftOut = new Set(task.leftOut);
    for await (const row of file.rows()) {
      if (check !== null) {
        if (!leftOut.has(row.row)) check.take(correct(row));
        onRow(++rows);
        continue;
      }
      const table = correctTable(headersOf(row), task);
      correct = table.correct;
      check = new TableCheck({ plan: planRows(plan, file, table), related, named: namesIn(db), put: staging.put });
    }
    if (check === null || rows === 0) throw new TableRefusal('no-rows', 'This table has no row under its headers.');
    staging.close();
    isComplete = true;
    return check.end();
  } finally {
    if (!isComplete) staging.discard();
    file.close();
    db.close();
  }
}

/** Caches the records that rows refer to, except claims and records of the table's own kind, which may be too many. */
function cachedRecords(db: ReadableDb, own: RecordKind): RelatedRecords {
  const related = createRelatedRecords(db);
  const select = db.prepare<[string], { id: string }>('SELECT id FROM record WHERE kind = ?');
  const ids = new Set(select.all(own).map(({ id }) => id));
  const cached = withCache(related, new Set(recordKinds.filter((kind) => kind !== own && kind !== 'claim')));
  const bodies = new Map<string, Body | null>();
  const body = (key: RecordKey): Body | null => {
    if (key.kind === own || key.kind === 'claim') return related.body(key);
    const name = `${key.kind} ${key.id}`;
    const found = bodies.get(name) ?? related.body(key);
    bodies.set(name, found);
    return found;
  };
  // Most rows of a large table are new; the set of ids saves a query for each.
  const find = (key: RecordKey) => (key.kind === own && !ids.has(key.id) ? null : cached.find(key));
  return { ...cached, find, body };
}

/** Records that are not withdrawn by id or name; each name is looked up once. */
function namesIn(db: ReadableDb): NameLookup {
  const byId = db.prepare<[string, string], { id: string }>('SELECT id FROM record WHERE kind = ? AND id = ?');
  const byName = db.prepare<[string, string], { id: string }>(`
    SELECT DISTINCT record.id FROM name CROSS JOIN record ON record.serial = name.record
    WHERE name.kind = ? AND name.folded = ? AND record.withdrawn = 0 ORDER BY record.id`);
  const known = new Map<string, string[]>();
  return (kind, name) => {
    const key = `${kind} ${name}`;
    const folded = foldedName(name);
    const ids =
      known.get(key) ?? [...(byId.get(kind, name) ? [{ id: name }] : byName.all(kind, folded))].map(({ id }) => id);
    known.set(key, ids);
    return ids;
  };
}

/** The first of the rows that may be the same record. */
interface FirstRow {
  place: NonNullable<RowProblem['other']>;
  /** Its problem where another row repeats it; null: reported already, or ids tell the rows apart. */
  repeated: RowProblem | null;
}

const repeatedIn = (row: ReadRow, message: string): RowProblem => ({
  ...row.located({ code: 'duplicate', path: ['period'], message }),
  code: 'repeated',
});

/** Enough to recognise a row by. */
const maxTextLength = 120;

/** Maximum problems listed; the others are only counted. */
const maxListed = 1_000;
/** Maximum changed records whose cells are shown. */
const maxShown = 100;

interface CheckOptions {
  plan: RowPlan;
  related: RelatedRecords;
  named: NameLookup;
  /** Called with each valid row. */
  put: (row: BatchRow) => void;
}

/** Checks rows one by one as records of the store, together with the other rows of the file. */
export class TableCheck {
  readonly #options: CheckOptions;
  #stored: { id: string; found: RelatedRecord | null; body: Body | null } | null = null;
  /** The first row of each id. */
  readonly #rows = new Map<string, FirstRow>();
  /** References that a later row may resolve. */
  readonly #awaited: { id: string; problem: RowProblem }[] = [];
  readonly #result: CheckResult = {
    ...{ rows: 0, created: 0, changed: 0, unchanged: 0, first: [], problems: [], problemCount: 0 },
  };

  constructor(options: CheckOptions) {
    this.#options = options;
  }

  take(sheetRow: SheetRow): void {
    this.#result.rows++;
    const row = readRow(this.#options.plan, sheetRow, {
      existing: (id) => this.#find(id).body,
      named: this.#options.named,
      isPersons: (population) => this.#isPersons(population),
    });
    for (const problem of row.problems) this.#report(problem);
    if (row.id === '') {
      if (row.problems.length === 0) this.#reportId(row, 'required', 'is missing');
      return;
    }
    const earlier = this.#rows.get(row.id);
    if (earlier !== undefined) this.#reportRepeated(row, sheetRow, earlier);
    else {
      this.#rows.set(detached(row.id), this.#firstRow(row, sheetRow));
      if (row.problems.length === 0) this.#validate(row);
    }
  }

  #validate(row: ReadRow): void {
    const key = { kind: this.#options.plan.plan.kind, id: row.id };
    const read = readBody(key, row.body);
    if (!read.ok) {
      const { problems = [], message } = read.error;
      if (problems.length === 0) this.#reportId(row, 'form', message);
      for (const problem of problems)
        this.#report(row.located(problem.path.length > 0 ? problem : { ...problem, path: ['id'] }));
      return;
    }
    const { found, body: before } = this.#find(row.id);
    if (found?.withdrawn) {
      const message = 'is withdrawn: bring it back before it is changed';
      this.#report({ ...row.located({ code: 'form', path: ['id'], message }), code: 'withdrawn' });
      return;
    }
    const { body, json, form } = read.value;
    const problems = findProblems({ key, body, form }, this.#options.related);
    for (const problem of problems) {
      // An unverified claim is imported, and not published.
      if (problem.code !== 'unverified') this.#reportUnlessAwaited(row, problem);
    }
    if (found === null) this.#result.created++;
    else if (JSON.stringify(before) === json) this.#result.unchanged++;
    else {
      this.#result.changed++;
      const { first } = this.#result;
      if (first.length < maxShown)
        first.push({ ...key, title: found.title, changes: changesBetween(before ?? {}, body) });
    }
    // Revision 0 makes the import fail if a record with this id is created in the meantime.
    this.#options.put({ ...key, body, baseRevision: found?.head ?? 0 });
  }

  #isPersons(population: unknown): boolean {
    return this.#options.related.body({ kind: 'population', id: String(population) })?.unit === 'persons';
  }

  /** The stored record of a row, which is needed twice per row. */
  #find(id: string) {
    if (this.#stored?.id === id) return this.#stored;
    const { related, plan } = this.#options;
    const key = { kind: plan.plan.kind, id };
    const found = related.find(key);
    this.#stored = { id, found, body: found && related.body(key) };
    return this.#stored;
  }

  /** A record that the store lacks may be in a later row of the file. */
  #reportUnlessAwaited(row: ReadRow, problem: FoundProblem): void {
    const located = row.located(problem);
    const { unknown } = problem;
    if (problem.code !== 'unknown-reference' || unknown?.kind !== this.#options.plan.plan.kind) this.#report(located);
    else if (!this.#rows.has(unknown.id)) this.#awaited.push({ id: unknown.id, problem: located });
  }

  /** Ids are made of the other cells, and these are what can be corrected. */
  get #makesIds(): boolean {
    const { plan, columns } = this.#options.plan;
    return plan.purpose !== undefined && !columns.some((column) => column?.path[0] === 'id');
  }

  #firstRow(row: ReadRow, { row: number, line, cells }: SheetRow): FirstRow {
    const place = { row: number, ...(line && { line }) };
    if (!this.#makesIds) return { place, repeated: null };
    const text = detached(shortened(cells.map(textOf).filter(Boolean).join(' · '), maxTextLength));
    return { place: { ...place, text }, repeated: repeatedIn(row, 'is there again') };
  }

  /** Either of the two rows may be the wrong one: each names the other. */
  #reportRepeated(row: ReadRow, sheetRow: SheetRow, earlier: FirstRow): void {
    const message = `is in row ${earlier.place.row} already`;
    if (!this.#makesIds) {
      const problem = row.located({ code: 'duplicate', path: ['id'], message });
      this.#report({ ...problem, other: earlier.place });
      return;
    }
    // An id that is made of a name that is not known yet says nothing.
    if (row.problems.length > 0) return;
    if (earlier.repeated) {
      this.#report({ ...earlier.repeated, other: this.#firstRow(row, sheetRow).place });
      earlier.repeated = null;
    }
    this.#report({ ...repeatedIn(row, message), other: earlier.place });
  }

  #reportId(row: ReadRow, code: RecordProblem['code'], message: string): void {
    this.#report(row.located({ code, path: ['id'], message }));
  }

  #report(problem: RowProblem): void {
    this.#result.problemCount++;
    if (this.#result.problems.length < maxListed) this.#result.problems.push(problem);
  }

  /** The result, with problems in row order. */
  end(): CheckResult {
    for (const { id, problem } of this.#awaited) if (!this.#rows.has(id)) this.#report(problem);
    return { ...this.#result, problems: this.#result.problems.toSorted((a, b) => a.row - b.row) };
  }
}
