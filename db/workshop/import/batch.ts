import { randomUUID } from 'node:crypto';
import { closeSync, createReadStream, openSync, rmSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type RecordKey, recordKinds } from '../../model/api/records.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { type Outcome, type Refusal, refused } from '../outcome.ts';
import { readBody, readSentBody } from '../records/body.ts';
import { takenBack } from '../records/editing.ts';
import { createEditingContext, type EditingContext, writeContextOf } from '../records/editing-context.ts';
import { createRelatedRecords, withCache } from '../records/related-records.ts';
import type { WriteContext } from '../records/revisions.ts';
import { openDurable } from '../store-file.ts';
import { refusalOf } from '../transact.ts';
import type { Actor, BatchOptions, BatchOutcome, BatchRow } from '../types.ts';

/** Time slice of a batch; other work of the process waits no longer. */
const sliceMs = 12;

/** Page cache of a batch in kibibytes. */
const cacheKib = 32 * 1024;

type Done = 'created' | 'changed' | 'unchanged';

interface Batch {
  db: WritableDb;
  context: EditingContext & { forget(key: RecordKey): void };
  writeContext: WriteContext & { batch: string };
}

/** Kinds small enough to cache; there are too many claims. */
const cachedKinds = new Set(recordKinds.filter((kind) => kind !== 'claim'));

type BatchWork = Pick<BatchOptions, 'by' | 'reason' | 'signal' | 'onProgress'> & {
  file: string;
  now: () => Date;
  cause: 'import' | 'merge' | 'edit' | 'undo';
};

/** Creates and changes many records in one transaction, as a batch that can be undone. */
export function importBatch(file: string, now: () => Date, options: BatchOptions): Promise<BatchOutcome> {
  return inBatch({ ...options, cause: options.cause ?? 'import', file, now }, async function* (batch) {
    for await (const row of options.rows) yield writeRow(batch, row);
  });
}

/** Undoes a batch record by record, as a new batch. */
export function undoBatch(
  file: string,
  now: () => Date,
  undo: { batch: string; reason: string; by: Actor },
): Promise<BatchOutcome> {
  return inBatch({ ...undo, file, now, cause: 'undo' }, (batch) => undoAll(batch, undo.batch));
}

function* undoAll(batch: Batch, undone: string): Generator<Outcome<Done>> {
  const rows = batch.db
    .prepare<[string], RecordKey & { number: number }>(`
      SELECT record.kind, record.id, revision.number FROM revision
      CROSS JOIN record ON record.serial = revision.record
      WHERE revision.batch = ? ORDER BY record.serial`)
    .all(undone);
  if (rows.length === 0) yield refused('not-found', 'There is no such batch.');
  const withdrawn: RecordKey[] = [];
  for (const row of rows) yield undoRow(batch, row, row.number, withdrawn);
  // Records of the batch may refer to each other, so other references are known only after all are withdrawn.
  for (const key of withdrawn) {
    const user = batch.context.pointsTo(key);
    if (user === null) continue;
    const message = `${user.kind} "${user.id}" points to ${key.kind} "${key.id}", which this batch made: change that first.`;
    yield refused('in-use', message);
  }
}

/** Performs the steps in one transaction; the first refused row ends it and rolls everything back. */
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
    return failed(refusalOf(error));
  } finally {
    // Closing rolls an open transaction back.
    db?.close();
  }
}

function beginBatch(db: WritableDb, { now, by, cause, reason }: BatchWork): Batch {
  const related = withCache(createRelatedRecords(db), cachedKinds);
  const context = { ...createEditingContext(db, now, related), forget: related.forget };
  const writeContext = { ...writeContextOf(context, by, cause, reason), batch: randomUUID() };
  const insert = db.prepare('INSERT INTO batch (id, at, account, name, cause, reason) VALUES (?, ?, ?, ?, ?, ?)');
  insert.run(writeContext.batch, writeContext.at, by.account, by.name, cause, reason);
  return { db, context, writeContext };
}

type Outcomes = Iterable<Outcome<Done>> | AsyncIterable<Outcome<Done>>;
type Counted = Result<Record<Done, number>, Refusal | 'cancelled'>;

async function countOutcomes(outcomes: Outcomes, { signal, onProgress }: BatchWork): Promise<Counted> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  let row = 0;
  let sliceEnd = performance.now() + sliceMs;
  for await (const outcome of outcomes) {
    if (!outcome.ok) return outcome;
    counts[outcome.value]++;
    row++;
    if (performance.now() < sliceEnd) continue;
    onProgress?.(row);
    await setImmediate();
    if (signal?.aborted) return failed('cancelled');
    sliceEnd = performance.now() + sliceMs;
  }
  onProgress?.(row);
  return signal?.aborted ? failed('cancelled') : ok(counts);
}

function finish(db: WritableDb, { writeContext }: Batch, counts: Record<Done, number>): BatchOutcome {
  if (counts.created + counts.changed === 0) return ok({ ...counts, batch: null });
  db.exec('COMMIT');
  // Otherwise the next small save would checkpoint the whole batch.
  db.pragma('wal_checkpoint(PASSIVE)');
  return ok({ ...counts, batch: writeContext.batch });
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
  if (entry && JSON.stringify(context.ledger.body(entry)) === read.value.json) return ok('unchanged');
  context.forget(key);
  const carried = { ...writeContext, carriedFrom: authors };
  context.ledger.write({ key, entry, read: read.value, withdrawn: false, writeContext: carried });
  return ok(entry ? 'changed' : 'created');
}

function undoRow(
  { context, writeContext }: Batch,
  key: RecordKey,
  number: number,
  withdrawn: RecordKey[],
): Outcome<Done> {
  const entry = context.ledger.find(key);
  if (entry === null) throw new Error(`a batch names ${key.kind} ${key.id}, which is not there`);
  const taken = takenBack(context, entry, number);
  if (!taken.ok) {
    return { ok: false, error: { ...taken.error, message: `${key.kind} "${key.id}": ${taken.error.message}` } };
  }
  const read = readBody(key, taken.value.body);
  if (!read.ok) return read;
  if (entry.withdrawn === taken.value.withdrawn && JSON.stringify(context.ledger.body(entry)) === read.value.json)
    return ok('unchanged');
  context.forget(key);
  context.ledger.write({ key, entry, read: read.value, withdrawn: taken.value.withdrawn, writeContext });
  if (taken.value.withdrawn) withdrawn.push(key);
  return ok('changed');
}

/** Characters buffered between two writes. */
const bufferLength = 1 << 16;

/** Writes the valid rows of a check for a later import: one line of JSON each. */
export function stageRows(file: string) {
  const handle = openSync(file, 'w', 0o600);
  let lines = '';
  const flush = () => {
    writeFileSync(handle, lines);
    lines = '';
  };
  return {
    put: (row: BatchRow) => {
      lines += `${JSON.stringify(row)}\n`;
      if (lines.length > bufferLength) flush();
    },
    /** Writes the rest. */
    close: () => {
      flush();
      closeSync(handle);
    },
    /** Removes the file of a check that failed. */
    discard: () => {
      closeSync(handle);
      rmSync(file, { force: true });
    },
  };
}

/** Not `readline`: it also ends a line at U+2028, which JSON does not escape. */
export async function* stagedRows(file: string): AsyncGenerator<BatchRow> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as BatchRow;
  }
}
