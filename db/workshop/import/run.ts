import { Worker } from 'node:worker_threads';
import { limitConcurrency } from '../../limit-concurrency.ts';
import type { NameField, NameUpload } from '../../model/api/names.ts';
import type { ManyChange, ManyPreview, SelectedKeys, SheetColumn } from '../../model/api/selection.ts';
import type {
  CellCorrection,
  CitationFormat,
  ColumnConstant,
  ImportResult,
  ReadingOptions,
  TableFormat,
  TableName,
  TablePreview,
} from '../../model/api/tables.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { NameImportFault } from '../../names/import.ts';
import type { ListFile } from '../../names/list-file.ts';
import type { Selection } from '../selection/select.ts';
import type { Actor, BatchOutcome } from '../types.ts';
import { type TableFault, TableRefusal } from './refusal.ts';

interface FileTask {
  table: TableName;
  file: string;
  reading: ReadingOptions;
}

export interface PreviewTask extends FileTask {
  task: 'preview';
  /** Null: from the headings. */
  mapping: (string | null)[] | null;
}

export interface CheckTask extends FileTask {
  task: 'check';
  mapping: (string | null)[];
  corrections: CellCorrection[];
  constants: ColumnConstant[];
  /** Rows that are not taken, counted as in problems; absent: none. */
  leftOut?: number[];
  /** Path of `workshop.db`, read only. */
  database: string;
  /** Receives the valid rows. */
  staging: string;
}

/** The file with the corrections that were made on the page. */
export interface CorrectedTask extends FileTask, Pick<CheckTask, 'mapping' | 'corrections' | 'constants' | 'leftOut'> {
  task: 'corrected';
  to: string;
}

export interface WriteTask {
  task: 'write';
  database: string;
  staging: string;
  /** ISO time of the revisions. */
  at: string;
  by: Actor;
  reason: string;
  /** `import` where it is not said. */
  cause?: 'edit';
}

export interface ExportTask {
  task: 'export';
  table: TableName;
  /** Citations only of sources. */
  format: TableFormat | CitationFormat;
  database: string;
  file: string;
  /** Of the headings; absent: column ids. */
  language?: Language;
}

/** One page of a list that reads the bodies of many records. */
export interface SelectTask {
  task: 'select';
  database: string;
  selection: Selection;
  limit: number;
  offset: number;
}

/** A list as a file, with the columns that it shows. */
export interface SheetTask {
  task: 'sheet';
  database: string;
  selection: Selection;
  columns: SheetColumn[];
  format: TableFormat;
  file: string;
}

/** Prepares the same change of many records. */
export interface ChangeTask {
  task: 'change';
  database: string;
  selection: Selection;
  change: ManyChange;
  /** Receives the changed records, for the write. */
  staging: string;
}

/** The released content as open data, in one zip. */
interface OpenDataTask {
  task: 'open-data';
  database: string;
  file: string;
}

/** The columns and first rows of a file of names. */
interface NameColumnsTask {
  task: 'name-columns';
  file: string;
  reading: ReadingOptions;
}

/** A file of names becomes a list, or is refused row by row. */
export interface NamesTask {
  task: 'names';
  file: string;
  /** `<data>/workshop/names` */
  folder: string;
  reading: ReadingOptions;
  mapping: [heading: string, field: NameField | null][];
  corrections: CellCorrection[];
  leftOut: number[];
  thisYear: number;
}

/** What a worker does with a table, so that the process of the visitors' page is not blocked. */
export type TableTask =
  | PreviewTask
  | CheckTask
  | CorrectedTask
  | WriteTask
  | ExportTask
  | SelectTask
  | SheetTask
  | ChangeTask
  | OpenDataTask
  | NameColumnsTask
  | NamesTask;

export type PreviewResult = Omit<TablePreview, 'upload' | 'constants'>;

/** Result of checking every row. Nothing is imported unless `problemCount` is 0. */
export type CheckResult = Omit<ImportResult, 'batch'> & { rows: number };

interface TableResults {
  preview: PreviewResult;
  check: CheckResult;
  corrected: TableFormat;
  write: BatchOutcome;
  export: undefined;
  select: SelectedKeys;
  sheet: undefined;
  change: Omit<ManyPreview, 'id'>;
  'open-data': undefined;
  'name-columns': Omit<NameUpload, 'upload'>;
  names: Result<ListFile, NameImportFault>;
}

export type TableOutcome<R> = Result<R, TableFault | 'cancelled'>;

/** Called by a task for each row. @throws Cancelled */
export type OnRow = (done: number) => void;

export class Cancelled extends Error {}

/** Turns a refusal and a cancellation into data. */
export async function outcomeOf<R>(work: () => Promise<R>): Promise<TableOutcome<R>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Cancelled) return failed('cancelled');
    if (!(error instanceof TableRefusal)) throw error;
    return failed({ code: error.code, message: error.message, row: error.row });
  }
}

interface RunOptions {
  /** The built worker, or `worker.ts` itself. */
  worker: URL;
  signal?: AbortSignal | undefined;
  onProgress?: ((rows: number) => void) | undefined;
  /** Ends a task that reads a file; a write ends by itself, so that it is all or nothing. */
  maxMs?: number;
}

/** Time to read a table of the largest permitted size on a slow machine. */
const defaultMaxMs = 10 * 60_000;
/** A reading task looks at the cancellation every 500 rows; one that does not answer by then is ended. */
const graceMs = 2_000;

/**
 * Maximum heap of a worker in MB; a table that needs more is refused as too large. A list keeps its words in memory, and a
 * workbook is rewritten whole.
 */
const maxHeapMb = 160;
const maxWholeHeapMb = 512;
const readsWhole = ({ task }: TableTask): boolean => task === 'names' || task === 'corrected';

/** Young generation in MB: rows are garbage as soon as they are checked, so a larger one only frees them later. */
const youngHeapMb = 16;

/**
 * Threads at a time: each needs memory and a processor that visitors need, too, and one page can ask for many. A list of
 * names is imported for up to an hour, so it has a place of its own; a write has had its turn already.
 */
const tables = limitConcurrency(4);
const lists = limitConcurrency(1);

/** Runs a task in a worker thread, once there is a place for it. @throws Error when the worker fails */
export function runTable<T extends TableTask>(
  task: T,
  options: RunOptions,
): Promise<TableOutcome<TableResults[T['task']]>> {
  if (task.task === 'write') return runInThread(task, options);
  const limited = task.task === 'names' ? lists : tables;
  return limited(async () => (options.signal?.aborted ? failed('cancelled') : runInThread(task, options)));
}

function runInThread<T extends TableTask>(
  task: T,
  { worker: file, signal, onProgress, maxMs = defaultMaxMs }: RunOptions,
): Promise<TableOutcome<TableResults[T['task']]>> {
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(file, {
    workerData: { task, cancelled },
    resourceLimits: {
      maxOldGenerationSizeMb: readsWhole(task) ? maxWholeHeapMb : maxHeapMb,
      maxYoungGenerationSizeMb: youngHeapMb,
    },
  });
  const timers: NodeJS.Timeout[] = [];
  const cancel = () => {
    Atomics.store(cancelled, 0, 1);
    if (task.task !== 'write') timers.push(setTimeout(() => void worker.terminate(), graceMs));
  };
  let isTooSlow = false;
  if (task.task !== 'write') {
    timers.push(
      setTimeout(() => {
        isTooSlow = true;
        void worker.terminate();
      }, maxMs),
    );
  }
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  return new Promise<TableOutcome<TableResults[T['task']]>>((resolve, reject) => {
    worker.on('message', (message: { done?: number; outcome?: TableOutcome<TableResults[T['task']]> }) => {
      if (message.done !== undefined) onProgress?.(message.done);
      if (message.outcome !== undefined) resolve(message.outcome);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return reject(error);
      const message = 'This table needs more memory than there is: split it into several.';
      resolve(failed({ code: 'too-large', message, row: 0 }));
    });
    worker.on('exit', () => {
      const message = 'This table takes too long to read: split it into several.';
      if (isTooSlow) resolve(failed({ code: 'too-large', message, row: 0 }));
      else if (Atomics.load(cancelled, 0) === 1) resolve(failed('cancelled'));
      else reject(new Error('The worker ended without an answer.'));
    });
  }).finally(() => {
    for (const timer of timers) clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  });
}
