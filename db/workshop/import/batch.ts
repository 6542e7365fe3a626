import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type RecordKey, recordKinds } from '../../model/api/records.ts';
import { ok as finished } from '../../model/result.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { type Outcome, type Refusal, refused } from '../outcome.ts';
import { readBody, readSentBody } from '../records/body.ts';
import { takenBack } from '../records/editing.ts';
import { createEditingContext, type EditingContext, writeContextOf } from '../records/editing-context.ts';
import { createRelatedRecords, withCache } from '../records/related-records.ts';
import type { WriteContext } from '../records/revisions.ts';
import { openDurable } from '../store-file.ts';
import { refusalOf } from '../transact.ts';
import type { Actor, BatchOptions, BatchOutcome, BatchResult, BatchRow } from '../types.ts';

/** Other work of the process waits no longer than this for a slice of a batch. */
const sliceMs = 12;

/** Memory that a batch may keep pages in, in kibibytes. */
const cacheKib = 32 * 1024;

/** What became of a row. */
type Done = 'created' | 'changed' | 'unchanged';

interface Batch {
  db: WritableDb;
  context: EditingContext & { forget(key: RecordKey): void };
  writeContext: WriteContext & { batch: string };
}

/** Claims are too many to be remembered. */
const steadyKinds = new Set(recordKinds.filter((kind) => kind !== 'claim'));

interface BatchWork {
  file: string;
  now: () => Date;
  by: Actor;
  cause: 'import' | 'merge' | 'undo';
  reason: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number) => void) | undefined;
}

/** Creates and changes many records: all of them or none, as one batch that can be undone. */
export function importBatch(file: string, now: () => Date, options: BatchOptions): Promise<BatchOutcome> {
  const { rows, by, reason, cause = 'import', signal, onProgress } = options;
  return inBatch({ file, now, by, reason, signal, onProgress, cause }, async function* (batch) {
    for await (const row of rows) yield writeRow(batch, row);
  });
}

/** Takes a batch back, record by record, as one batch of its own. */
export function undoBatch(
  file: string,
  now: () => Date,
  undo: { batch: string; reason: string; by: Actor },
): Promise<BatchOutcome> {
  return inBatch({ file, now, by: undo.by, reason: undo.reason, cause: 'undo' }, (batch) =>
    takeBackAll(batch, undo.batch),
  );
}

function* takeBackAll(batch: Batch, undone: string): Generator<Outcome<Done>> {
  const rows = batch.db
    .prepare<[string], RecordKey & { number: number }>(`
      SELECT record.kind, record.id, revision.number FROM revision
      CROSS JOIN record ON record.serial = revision.record
      WHERE revision.batch = ? ORDER BY record.serial`)
    .all(undone);
  if (rows.length === 0) yield refused('not-found', 'There is no such batch.');
  const withdrawn: RecordKey[] = [];
  for (const row of rows) yield takeBack(batch, row, row.number, withdrawn);
  // Members of the batch may lean on each other: whether anything else does is known only now.
  for (const key of withdrawn) {
    const user = batch.context.pointsTo(key);
    if (user !== null) yield stillUsed(user, key);
  }
}

/** Does the rows one by one; a refused one is the last, and nothing of the batch stays. */
async function inBatch(work: BatchWork, steps: (batch: Batch) => Outcomes): Promise<BatchOutcome> {
  let db: WritableDb | null = null;
  try {
    db = openDurable(work.file);
    db.pragma('busy_timeout = 5000');
    db.pragma(`cache_size = -${cacheKib}`);
    db.exec('BEGIN IMMEDIATE');
    const batch = beginBatch(db, work);
    const outcome = await countOutcomes(steps(batch), work);
    if (!outcome.ok) return outcome;
    batch.context.ledger.settle();
    return finish(db, batch, outcome.value);
  } catch (error) {
    return { ok: false, reason: 'refused', row: null, error: refusalOf(error) };
  } finally {
    // An open transaction ends with its connection: nothing of it stays.
    db?.close();
  }
}

function beginBatch(db: WritableDb, { now, by, cause, reason }: BatchWork): Batch {
  const related = withCache(createRelatedRecords(db), steadyKinds);
  const context = { ...createEditingContext(db, now, related), forget: related.forget };
  const writeContext = { ...writeContextOf(context, by, cause, reason), batch: randomUUID() };
  db.prepare('INSERT INTO batch (id, at, account, name, cause, reason) VALUES (?, ?, ?, ?, ?, ?)').run(
    writeContext.batch,
    writeContext.at,
    by.account,
    by.name,
    cause,
    reason,
  );
  return { db, context, writeContext };
}

type Outcomes = Iterable<Outcome<Done>> | AsyncIterable<Outcome<Done>>;
type Counted = { ok: true; value: Record<Done, number> } | Extract<BatchOutcome, { ok: false }>;

async function countOutcomes(outcomes: Outcomes, { signal, onProgress }: BatchWork): Promise<Counted> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  let row = 0;
  let sliceEnd = performance.now() + sliceMs;
  for await (const outcome of outcomes) {
    if (!outcome.ok) return { ok: false, reason: 'refused', row, error: outcome.error };
    counts[outcome.value]++;
    row++;
    if (performance.now() < sliceEnd) continue;
    onProgress?.(row);
    await setImmediate();
    if (signal?.aborted) return { ok: false, reason: 'cancelled' };
    sliceEnd = performance.now() + sliceMs;
  }
  onProgress?.(row);
  return signal?.aborted ? { ok: false, reason: 'cancelled' } : { ok: true, value: counts };
}

function finish(db: WritableDb, { writeContext }: Batch, counts: Record<Done, number>): BatchOutcome {
  const isEmpty = counts.created + counts.changed === 0;
  db.exec(isEmpty ? 'ROLLBACK' : 'COMMIT');
  // The next small save would have to carry the whole batch from the log into the file.
  if (!isEmpty) db.pragma('wal_checkpoint(PASSIVE)');
  const value: BatchResult = { ...counts, batch: isEmpty ? null : writeContext.batch };
  return { ok: true, value };
}

function writeRow(
  { context, writeContext }: Batch,
  { kind, id, body, baseRevision, authors }: BatchRow,
): Outcome<Done> {
  const key = { kind, id };
  const read = readSentBody(key, body);
  if (!read.ok) return read;
  const entry = context.ledger.find(key);
  if (entry?.withdrawn) return refused('refused', `${kind} "${id}" is withdrawn: restore it first.`);
  if (entry && baseRevision !== undefined && baseRevision !== entry.head) {
    return refused('conflict', `${kind} "${id}" has changed since the table was exported: export it again.`);
  }
  if (entry && JSON.stringify(context.ledger.body(entry)) === read.value.json) return finished('unchanged');
  context.forget(key);
  const carried = { ...writeContext, carriedFrom: authors };
  context.ledger.write({ key, entry, read: read.value, withdrawn: false, writeContext: carried });
  return finished(entry ? 'changed' : 'created');
}

function takeBack(
  { context, writeContext }: Batch,
  key: RecordKey,
  number: number,
  withdrawn: RecordKey[],
): Outcome<Done> {
  const entry = context.ledger.find(key);
  if (entry === null) throw new Error(`a batch names ${key.kind} ${key.id}, which is not there`);
  const taken = takenBack(context, entry, number);
  if (!taken.ok) return { ok: false, error: withName(taken.error, key) };
  const read = readBody(key, taken.value.body);
  if (!read.ok) return read;
  if (entry.withdrawn === taken.value.withdrawn && JSON.stringify(context.ledger.body(entry)) === read.value.json)
    return finished('unchanged');
  context.forget(key);
  context.ledger.write({ key, entry, read: read.value, withdrawn: taken.value.withdrawn, writeContext });
  if (taken.value.withdrawn) withdrawn.push(key);
  return finished('changed');
}

const withName = (refusal: Refusal, { kind, id }: RecordKey): Refusal => ({
  ...refusal,
  message: `${kind} "${id}": ${refusal.message}`,
});

const stillUsed = (user: RecordKey, { kind, id }: RecordKey) =>
  refused('in-use', `${user.kind} "${user.id}" points to ${kind} "${id}", which this batch made: change that first.`);
