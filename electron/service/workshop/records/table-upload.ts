import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JobSubject } from '../../../../db/model/api/jobs.ts';
import type {
  CellCorrection,
  ColumnConstant,
  ImportResult,
  ReadingOptions,
  TableFormat,
  TableName,
  TablePreview,
} from '../../../../db/model/api/tables.ts';
import { failed, ok } from '../../../../db/model/result.ts';
import {
  type CheckResult,
  type PreviewResult,
  runTable,
  type TableOutcome,
} from '../../../../db/workshop/import/run.ts';
import { refused } from '../../../../db/workshop/outcome.ts';
import type { Actor, BatchOutcome, Workshop } from '../../../../db/workshop/types.ts';
import type { JobContext, JobResult } from '../releases/jobs.ts';
import type { Uploads } from './upload.ts';

/** An uploaded table file with the curator's choices. */
interface TableUpload {
  file: string;
  /** File name on the uploader's machine. */
  name: string;
  table: TableName;
  reading: ReadingOptions;
  mapping: (string | null)[];
  corrections: CellCorrection[];
  constants: ColumnConstant[];
  leftOut: number[];
  rows: number;
  by: string;
  /** The rows that the last check staged, where it found no problem. */
  clean: { staging: string; result: ImportResult } | null;
}

interface TableChange extends ReadingOptions {
  mapping?: (string | null)[] | undefined;
  corrections?: CellCorrection[] | undefined;
  constants?: ColumnConstant[] | undefined;
  leftOut?: number[] | undefined;
}

export interface TableUploads {
  add(
    upload: { file: string; table: TableName; name?: string | undefined },
    by: Actor,
    signal: AbortSignal,
  ): Promise<TableOutcome<TablePreview>>;
  /** What a job with it is about; null as below. */
  about(id: string, by: Actor): JobSubject | null;
  /** Null where there is no such upload of theirs. */
  change(id: string, by: Actor, change: TableChange, signal: AbortSignal): Promise<TableOutcome<TablePreview> | null>;
  /** What a job then does with it; null as above. */
  checking(id: string, by: Actor): ((job: JobContext) => Promise<JobResult<ImportResult>>) | null;
  importing(id: string, by: Actor, reason: string): ((job: JobContext) => Promise<JobResult<ImportResult>>) | null;
  /** Writes the file with its corrections; null as above. */
  corrected(id: string, by: Actor, signal: AbortSignal): Promise<TableOutcome<CorrectedTable>> | null;
}

interface CorrectedTable {
  file: string;
  format: TableFormat;
}

export interface TableUploadParts {
  /** `<data>/workshop`. */
  folder: string;
  uploads: Uploads;
  /** The built `db/workshop/import/worker.ts`. */
  worker: URL;
  workshop: Pick<Workshop, 'whileWriting'>;
}

/** Maximum number of uploads; the oldest is dropped first. */
const maxUploads = 20;

export function createTableUploads({ folder, uploads, worker, workshop }: TableUploadParts): TableUploads {
  const held = new Map<string, TableUpload>();
  const database = join(folder, 'workshop.db');
  const find = (id: string, by: Actor) => {
    const upload = held.get(id);
    return upload?.by === by.account ? upload : null;
  };
  const forget = (id: string) => {
    const upload = held.get(id);
    if (upload === undefined) return;
    rmSync(upload.file, { force: true });
    dropClean(upload);
    held.delete(id);
  };
  const look = (
    { file, table, reading }: Pick<TableUpload, 'file' | 'table' | 'reading'>,
    mapping: (string | null)[] | null,
    signal: AbortSignal,
  ) => runTable({ task: 'preview', file, table, reading, mapping }, { worker, signal });

  /** Checks every row; rows of which none is wrong stay staged for the import. */
  const check = async (upload: TableUpload, { signal, progress }: JobContext): Promise<JobResult<ImportResult>> => {
    dropClean(upload);
    const { file, table, reading, mapping, corrections, constants, leftOut, rows } = upload;
    const staging = uploads.place('.rows');
    const choices = { mapping, corrections, constants, leftOut };
    const task = { task: 'check', file, table, reading, ...choices, database, staging } as const;
    const outcome = await runTable(task, { worker, signal, onProgress: (done) => progress(done, rows) });
    const result = resultOf(outcome);
    if (outcome.ok && result.ok && result.value.problemCount === 0) upload.clean = { staging, result: result.value };
    else rmSync(staging, { force: true });
    return result;
  };

  return {
    add: async ({ file, table, name = '' }, by, signal) => {
      const preview = await look({ file, table, reading: {} }, null, signal);
      if (!preview.ok) {
        rmSync(file, { force: true });
        return preview;
      }
      const id = randomUUID();
      const { mapping, rows, headerRow } = preview.value;
      const read = { reading: { headerRow }, mapping, corrections: [], constants: [], leftOut: [], rows };
      held.set(id, { file, name, table, ...read, by: by.account, clean: null });
      for (const oldest of held.keys()) if (held.size > maxUploads) forget(oldest);
      return shown(id, preview.value, []);
    },
    about: (id, by) => {
      const upload = find(id, by);
      return upload && { name: upload.name, table: upload.table };
    },
    change: async (id, by, { mapping, corrections, constants, leftOut, ...reading }, signal) => {
      const upload = find(id, by);
      if (upload === null) return null;
      // Another sheet has its headings elsewhere.
      const kept = reading.sheet === undefined ? upload.reading : { ...upload.reading, headerRow: undefined };
      const next = { ...upload, reading: { ...kept, ...reading } };
      const isReadAgain = Object.keys(reading).length > 0;
      const preview = await look(next, mapping ?? (isReadAgain ? null : upload.mapping), signal);
      if (!preview.ok) return preview;
      const { rows, headerRow } = preview.value;
      dropClean(upload);
      // What was said of a row or a cell would be said of another one.
      const isMoved = [reading.sheet, reading.headerRow, reading.delimiter].some((each) => each !== undefined);
      const choices = {
        mapping: preview.value.mapping,
        corrections: corrections ?? (isMoved ? [] : upload.corrections),
        constants: constants ?? upload.constants,
        leftOut: leftOut ?? (isMoved ? [] : upload.leftOut),
      };
      held.set(id, { ...next, ...choices, reading: { ...next.reading, headerRow }, rows, clean: null });
      return shown(id, preview.value, choices.constants);
    },
    checking: (id, by) => {
      const upload = find(id, by);
      return upload && ((job) => check(upload, job));
    },
    importing: (id, by, reason) => {
      const upload = find(id, by);
      if (upload === null) return null;
      return async (job) => {
        const checked = upload.clean ? ok(upload.clean.result) : await check(upload, job);
        const clean = upload.clean;
        if (clean === null) return checked;
        const result = await write({ workshop, worker, database, ...clean, by, reason, checked: clean.result }, job);
        if (result.ok) forget(id);
        return result;
      };
    },
    corrected: (id, by, signal) => {
      const upload = find(id, by);
      return upload && writeCorrected(upload, { uploads, worker, signal });
    },
  };
}

async function writeCorrected(
  { file, table, reading, mapping, corrections, constants, leftOut }: TableUpload,
  { uploads, worker, signal }: Pick<TableUploadParts, 'uploads' | 'worker'> & { signal: AbortSignal },
): Promise<TableOutcome<CorrectedTable>> {
  const to = uploads.place();
  const choices = { mapping, corrections, constants, leftOut };
  const task = { task: 'corrected', file, table, reading, ...choices, to } as const;
  const outcome = await runTable(task, { worker, signal });
  if (outcome.ok) return ok({ file: to, format: outcome.value });
  rmSync(to, { force: true });
  return outcome;
}

function dropClean(upload: TableUpload): void {
  if (upload.clean !== null) rmSync(upload.clean.staging, { force: true });
  upload.clean = null;
}

/** Reports an unreadable file as its only problem. */
function resultOf(outcome: TableOutcome<CheckResult>): JobResult<ImportResult> {
  if (outcome.ok) {
    const { created, changed, unchanged, first, problems, problemCount } = outcome.value;
    return ok({ created, changed, unchanged, first, batch: null, problems, problemCount });
  }
  if (outcome.error === 'cancelled') return failed(outcome.error);
  const { row, message, code } = outcome.error;
  const problem = { row, column: null, value: '', message, code };
  return ok({ created: 0, changed: 0, unchanged: 0, first: [], batch: null, problems: [problem], problemCount: 1 });
}

const shown = (upload: string, preview: PreviewResult, constants: ColumnConstant[]) =>
  ok<TablePreview>({ upload, ...preview, constants });

interface Writing {
  workshop: Pick<Workshop, 'whileWriting'>;
  worker: URL;
  database: string;
  staging: string;
  by: Actor;
  reason: string;
  checked: ImportResult;
}

/** All rows in one batch, or none. */
async function write(
  { workshop, worker, checked, database, staging, by, reason }: Writing,
  { signal, progress }: JobContext,
): Promise<JobResult<ImportResult>> {
  const total = checked.created + checked.changed + checked.unchanged;
  const onProgress = (done: number) => progress(done, total);
  const outcome = await workshop.whileWriting(async (at): Promise<BatchOutcome> => {
    const task = { task: 'write', database, staging, at, by, reason } as const;
    const ended = await runTable(task, { worker, signal, onProgress });
    if (ended.ok) return ended.value;
    return ended.error === 'cancelled' ? failed(ended.error) : refused('too-large', ended.error.message);
  });
  return outcome.ok ? ok({ ...checked, first: [], ...outcome.value }) : outcome;
}
