import { type RecordKey, type RecordKind, recordKinds } from '../../model/api/records.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { createRelatedRecords, type RelatedRecords, withCache } from '../records/related-records.ts';
import type { BatchOutcome } from '../types.ts';
import { importBatch } from './batch.ts';
import type { Body } from './body.ts';
import { type CheckResult, TableCheck } from './check.ts';
import { type CorrectedTable, correctTable } from './correction.ts';
import { exportTable } from './export.ts';
import type { TableTask, TaskHooks } from './jobs.ts';
import { tablePlans } from './plans.ts';
import { TableRefusal } from './refusal.ts';
import { planRows } from './row.ts';
import { stagedRows, stageRows } from './staging.ts';
import { headersOf, openTableFile } from './table-file.ts';

/** Remembers what the rows point to again and again; records of the table's own kind may be too many. */
function steadily(related: RelatedRecords, own: RecordKind, ids: ReadonlySet<string>): RelatedRecords {
  const known = withCache(related, new Set(recordKinds.filter((kind) => kind !== own && kind !== 'claim')));
  const bodies = new Map<string, Body | null>();
  const body = (key: RecordKey): Body | null => {
    if (key.kind === own || key.kind === 'claim') return related.body(key);
    const name = `${key.kind} ${key.id}`;
    const found = bodies.get(name) ?? related.body(key);
    bodies.set(name, found);
    return found;
  };
  // Most rows of a large table are new: known without asking the store for each.
  const find = (key: RecordKey) => (key.kind === own && !ids.has(key.id) ? null : known.find(key));
  return { ...known, find, body };
}

function idsOf(db: ReadableDb, kind: RecordKind): Set<string> {
  const select = db.prepare<[string], { id: string }>('SELECT id FROM record WHERE kind = ?');
  return new Set(select.all(kind).map(({ id }) => id));
}

/** Checks every row of a file against the store and stages those that are right. A refusal leaves no staging file. */
export async function check(task: Extract<TableTask, { task: 'check' }>, hooks: TaskHooks): Promise<CheckResult> {
  const plan = tablePlans[task.table];
  const db = openReadable(task.database);
  const file = await openTableFile(task.file, task.wishes).catch((error) => {
    db.close();
    throw error;
  });
  const staging = stageRows(task.staging);
  let isWhole = false;
  try {
    const related = steadily(createRelatedRecords(db), plan.kind, idsOf(db, plan.kind));
    let run: TableCheck | null = null;
    let table: CorrectedTable | null = null;
    let rows = 0;
    for await (const row of file.rows()) {
      if (run !== null) {
        run.take(table?.correct(row) ?? row);
        hooks.row(++rows);
        continue;
      }
      table = correctTable(headersOf(row), task.mapping, task.corrections);
      const { headers, mapping } = table;
      const form = { headers, mapping, ragged: file.delimiter !== null, losesKazakh: file.encoding === 'windows-1251' };
      run = new TableCheck({ plan: planRows(plan, form), related, put: staging.put });
    }
    if (run === null || rows === 0) throw new TableRefusal('no-rows', 'This table has no row under its headers.');
    staging.close();
    isWhole = true;
    return run.end();
  } finally {
    if (!isWhole) staging.discard();
    file.close();
    db.close();
  }
}

/** Writes the rows that a check staged, all of them or none. */
export function write(task: Extract<TableTask, { task: 'write' }>, hooks: TaskHooks): Promise<BatchOutcome> {
  const { database, staging, at, by, reason } = task;
  const stop = new AbortController();
  const onProgress = (done: number) => {
    if (hooks.tell(done)) stop.abort();
  };
  const rows = stagedRows(staging);
  return importBatch(database, () => new Date(at), { rows, reason, by, signal: stop.signal, onProgress });
}

/** Newest revisions of what is not withdrawn, in the order of their kind. */
const stored = `
SELECT revision.body FROM record
CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
WHERE record.kind = ? AND record.withdrawn = 0 ORDER BY record.position`;

export async function exportStored(task: Extract<TableTask, { task: 'export' }>, hooks: TaskHooks) {
  const plan = tablePlans[task.table];
  const db = openReadable(task.database);
  const select = db.prepare<[string], { body: string }>(stored);
  function* bodies(): Generator<Body> {
    for (const { body } of select.iterate(plan.kind)) yield JSON.parse(body) as Body;
  }
  let rows = 0;
  try {
    const onRow = (done: number) => {
      rows = done;
      hooks.row(done);
    };
    await exportTable(task.format, { plan, bodies, language: task.language, file: task.file, onRow });
    return { rows };
  } finally {
    db.close();
  }
}
