import type { CellCorrection, TableFaultCode, TableName, TableNote, TablePreview } from '../../model/api/tables.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { Actor, BatchOutcome } from '../types.ts';
import { textOf } from './cell.ts';
import type { CheckResult } from './check.ts';
import { columnsOf } from './column.ts';
import { mappingOf } from './heading.ts';
import { tablePlans } from './plans.ts';
import { TableRefusal } from './refusal.ts';
import { headersOf, openTableFile } from './table-file.ts';
import type { TableFormat, TableWishes } from './wishes.ts';

/** What a worker does with a table, so that the visitor's page keeps answering. */
export type TableTask =
  | { task: 'preview'; table: TableName; file: string; wishes: TableWishes; mapping: (string | null)[] | null }
  | {
      task: 'check';
      table: TableName;
      file: string;
      wishes: TableWishes;
      mapping: (string | null)[];
      corrections: CellCorrection[];
      /** The workshop's database, read only. */
      database: string;
      /** Takes the rows that are right (`staging.ts`). */
      staging: string;
    }
  | {
      task: 'write';
      database: string;
      staging: string;
      /** ISO; when the revisions are said to be made. */
      at: string;
      by: Actor;
      reason: string;
    }
  | { task: 'export'; table: TableName; format: TableFormat; database: string; file: string; language?: Language };

/** A preview but for the name of the upload. */
export type TableGlance = Omit<TablePreview, 'upload'>;

export interface TableResults {
  preview: TableGlance;
  check: CheckResult;
  write: BatchOutcome;
  export: { rows: number };
}

export type TableOutcome<R> =
  | { ok: true; value: R }
  | { ok: false; reason: 'cancelled' }
  | { ok: false; reason: 'refused'; code: TableFaultCode; message: string; row: number };

/** What a task tells while it works, and how it learns that nobody wants it any more. */
export interface TaskHooks {
  /** Rows done so far. @throws Cancelled */
  row(done: number): void;
  /** The same, told at once. @returns whether nobody wants it any more */
  tell(done: number): boolean;
}

/** Thrown by the hooks of a task that was called off. */
export class Cancelled extends Error {}

/** Runs what may end in a refusal. */
export async function outcomeOf<R>(work: () => Promise<R>): Promise<TableOutcome<R>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Cancelled) return { ok: false, reason: 'cancelled' };
    if (!(error instanceof TableRefusal)) throw error;
    return { ok: false, reason: 'refused', code: error.code, message: error.message, row: error.row };
  }
}

const sampleRows = 20;
const longestSample = 300;

/** Reads the whole file once: how many rows there are, the first of them, and what the columns seem to be. */
export async function preview(task: Extract<TableTask, { task: 'preview' }>, hooks: TaskHooks): Promise<TableGlance> {
  const plan = tablePlans[task.table];
  const file = await openTableFile(task.file, task.wishes);
  try {
    let headers: string[] | null = null;
    let rows = 0;
    const sample: string[][] = [];
    for await (const row of file.rows()) {
      hooks.row(rows);
      if (headers === null) headers = headersOf(row);
      else if (++rows <= sampleRows) sample.push(row.cells.map((cell) => textOf(cell).slice(0, longestSample)));
    }
    const found = headers ?? headersOf(undefined);
    if (rows === 0) throw new TableRefusal('no-rows', 'This table has headers and no row under them.');
    const mapping = task.mapping ?? mappingOf(plan, found);
    const { encoding, delimiter, sheet, sheets } = file;
    const columns = columnsOf(plan, (group) => Math.max(3, largestNumber(mapping, group)));
    const named = columns.map(({ name, heading, required }) => ({
      name,
      heading,
      required: required && !/_?([2-9]|\d\d)_?/.test(name),
    }));
    const notes: TableNote[] = [...file.notes].map(([code, count]) => ({ code, count }));
    if (encoding === 'windows-1251') notes.push({ code: 'lost-letters', count: lostLetters(sample) });
    return {
      table: task.table,
      encoding,
      delimiter,
      sheet,
      sheets,
      rows,
      headers: found,
      mapping,
      columns: named,
      sample,
      notes,
    };
  } finally {
    file.close();
  }
}

/** Groups are called by the first column of each: `citations` by `source_2`, `seats` by `seat_2_place_kk`. */
function largestNumber(mapping: readonly (string | null)[], group: string): number {
  const pattern = group === 'seats' ? /^seat_(\d+)_/ : /^[a-z_]+_(\d+)$/;
  return Math.max(0, ...mapping.map((name) => Number(pattern.exec(name ?? '')?.[1] ?? 0)));
}

const lostLetters = (sample: readonly string[][]): number =>
  sample.flat().filter((cell) => /\p{L}\?|\?\p{L}/u.test(cell) && !cell.includes('://')).length;
