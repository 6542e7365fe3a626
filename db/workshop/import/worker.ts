import { parentPort, workerData } from 'node:worker_threads';
import {
  Cancelled,
  type NamesTask,
  type OnRow,
  outcomeOf,
  type SelectTask,
  type TableTask,
  type WriteTask,
} from './run.ts';

/** A worker runs one task. `cancelled` is set to 1 from outside. Each task loads only its own modules. */
const { task, cancelled } = workerData as { task: TableTask; cancelled: Int32Array };

const rowsBetweenReports = 500;

/** @returns whether the task was cancelled */
const report = (done: number): boolean => {
  parentPort?.postMessage({ done });
  return Atomics.load(cancelled, 0) === 1;
};

const onRow: OnRow = (done) => {
  if (done % rowsBetweenReports === 0 && report(done)) throw new Cancelled();
};

const run = async () => {
  if (task.task === 'preview') return (await import('./preview.ts')).previewTable(task, onRow);
  if (task.task === 'check') return (await import('./check.ts')).checkTable(task, onRow);
  if (task.task === 'corrected') return (await import('./corrected-file.ts')).writeCorrected(task);
  if (task.task === 'export') return (await import('./export.ts')).exportRecords(task, onRow);
  if (task.task === 'select') return selectKeys(task);
  if (task.task === 'sheet') return (await import('./export.ts')).exportList(task, onRow);
  if (task.task === 'change') return (await import('../selection/change-many.ts')).prepareMany(task);
  if (task.task === 'open-data') return (await import('../open-data/open-data.ts')).writeArchive(task);
  if (task.task === 'name-columns') return (await import('../../names/import.ts')).nameColumns(task.file, task.reading);
  if (task.task === 'names') return makeList(task);
  return writeStaged(task);
};

async function selectKeys({ database, selection, limit, offset }: SelectTask) {
  const [{ selectPage }, { openReadable }] = await Promise.all([
    import('../selection/select.ts'),
    import('../../sqlite/connection.ts'),
  ]);
  const db = openReadable(database);
  try {
    return selectPage(db, selection, limit, offset);
  } finally {
    db.close();
  }
}

async function makeList({ mapping, corrections, leftOut, ...rest }: NamesTask) {
  const { correctionKey, importNames } = await import('../../names/import.ts');
  return importNames({
    ...rest,
    mapping: new Map(mapping),
    corrections: new Map(corrections.map(({ row, column, value }) => [correctionKey(row, column), value])),
    leftOut: new Set(leftOut),
    onRow,
  });
}

/** Imports the rows that a check staged, all of them or none. */
async function writeStaged({ database, staging, at, by, reason, cause }: WriteTask) {
  const { importBatch, stagedRows } = await import('./batch.ts');
  const stop = new AbortController();
  const onProgress = (done: number) => {
    if (report(done)) stop.abort();
  };
  const options = { rows: stagedRows(staging), reason, by, cause, signal: stop.signal, onProgress };
  return importBatch(database, () => new Date(at), options);
}

parentPort?.postMessage({ outcome: await outcomeOf<unknown>(run) });
