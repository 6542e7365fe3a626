import { join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import {
  citationFormats,
  delimiters,
  encodings,
  maxTableBytes,
  type TablePreview,
  tableFormats,
  tableNames,
} from '../../../../db/model/api/tables.ts';
import { languages } from '../../../../db/model/vocabulary.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import type { TableFault } from '../../../../db/workshop/import/refusal.ts';
import { runTable, type TableOutcome } from '../../../../db/workshop/import/run.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { byId, refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import type { Jobs } from '../releases/jobs.ts';
import { sheetReply, unwritten } from './sheet-reply.ts';
import { createTableUploads, type TableUploadParts } from './table-upload.ts';

export interface TableParts extends TableUploadParts {
  jobs: Jobs;
  audit: Pick<Audit, 'append'>;
}

const table = v.picklist(tableNames);
const mapping = v.array(v.nullable(v.pipe(v.string(), v.maxLength(100))));
const correction = v.strictObject({
  row: v.pipe(v.number(), v.integer(), v.minValue(1)),
  column: v.pipe(v.string(), v.maxLength(1000)),
  value: v.pipe(v.string(), v.maxLength(100_000)),
});

const constant = v.strictObject({
  column: v.pipe(v.string(), v.maxLength(100)),
  value: v.pipe(v.string(), v.maxLength(1000)),
});

const ofUpload = vValidator('query', v.object({ table, name: v.optional(v.string()) }), refuseBadInput);
const tableChange = vValidator(
  'json',
  v.strictObject({
    mapping: v.optional(mapping),
    corrections: v.optional(v.array(correction)),
    encoding: v.optional(v.picklist(encodings)),
    delimiter: v.optional(v.picklist(delimiters)),
    sheet: v.optional(v.string()),
    headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    constants: v.optional(v.pipe(v.array(constant), v.maxLength(100))),
    leftOut: v.optional(v.pipe(v.array(correction.entries.row), v.maxLength(10_000))),
  }),
  refuseBadInput,
);
const reasonGiven = vValidator(
  'json',
  v.strictObject({ reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)) }),
  refuseBadInput,
);
const byTable = vValidator('param', v.object({ table }), refuseBadInput);
const ofExport = vValidator(
  'query',
  v.object({
    format: v.optional(v.picklist([...tableFormats, ...citationFormats]), 'csv'),
    lang: v.optional(v.picklist(languages)),
  }),
  refuseBadInput,
);

/** Tables of camps, claims and sources, in and out. What is heavy is done in a thread of its own. */
export function tableRoutes(parts: TableParts) {
  const { jobs, uploads, audit } = parts;
  const tables = createTableUploads(parts);
  return new Hono<WorkshopEnv>()
    .post('/tables/uploads', needs('editor', 'approver'), ofUpload, async (c) => {
      const file = await uploads.receive(c.req.raw, maxTableBytes);
      if (file === null) return refuse(c, 'bad-input', { message: 'The file is empty.', fault: 'no-header' });
      return previewReply(c, await tables.add({ file, ...c.req.valid('query') }, c.var.actor, c.req.raw.signal));
    })
    .patch('/tables/uploads/:id', needs('editor', 'approver'), byId, tableChange, async (c) => {
      const outcome = await tables.change(c.req.valid('param').id, c.var.actor, c.req.valid('json'), c.req.raw.signal);
      return outcome === null ? refuse(c, 'not-found') : previewReply(c, outcome);
    })
    .post('/tables/uploads/:id/check', needs('editor', 'approver'), byId, (c) => {
      const work = tables.checking(c.req.valid('param').id, c.var.actor);
      return work === null
        ? refuse(c, 'not-found')
        : c.json<Job, 202>(jobs.start({ kind: 'check', by: c.var.actor.account }, work), 202);
    })
    .post('/tables/uploads/:id/import', needs('editor', 'approver'), byId, reasonGiven, (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const work = tables.importing(id, c.var.actor, reason);
      if (work === null) return refuse(c, 'not-found');
      // Written down before it begins: rather a line too many than one missing.
      audit.append({ by: c.var.actor, action: 'import', subject: 'table', details: { reason } });
      const about = tables.about(id, c.var.actor) ?? {};
      return c.json<Job, 202>(jobs.start({ kind: 'import', by: c.var.actor.account, about }, work), 202);
    })
    .get('/tables/uploads/:id/corrected', needs('editor', 'approver'), byId, async (c) => {
      const outcome = await tables.corrected(c.req.valid('param').id, c.var.actor, c.req.raw.signal);
      if (outcome === null) return refuse(c, 'not-found');
      return outcome.ok ? sheetReply({ ...outcome.value, name: 'corrected' }) : refuseTable(c, outcome.error);
    })
    .get('/open-data', (c) => {
      audit.append({ by: c.var.actor, action: 'export', subject: 'open-data', details: { format: 'zip' } });
      return openDataReply(c, parts);
    })
    .get('/tables/:table', byTable, ofExport, (c) => {
      const { format, lang } = c.req.valid('query');
      audit.append({
        by: c.var.actor,
        action: 'export',
        subject: `table/${c.req.valid('param').table}`,
        details: { format },
      });
      return exportReply(c, parts, { table: c.req.valid('param').table, format, lang });
    });
}

function previewReply(c: Context, outcome: TableOutcome<TablePreview>) {
  return outcome.ok ? c.json<TablePreview, 200>(outcome.value, 200) : refuseTable(c, outcome.error);
}

function refuseTable(c: Context, error: TableFault | 'cancelled') {
  if (error === 'cancelled') return refuse(c, 'internal');
  const { code: fault, message } = error;
  if (fault === 'too-large') return refuse(c, 'too-large', { fault, message });
  const isForeign = fault === 'not-a-table' || fault === 'old-excel';
  return refuse(c, isForeign ? 'unsupported' : 'refused', { fault, message });
}

interface Wanted {
  table: (typeof tableNames)[number];
  format: (typeof tableFormats)[number] | (typeof citationFormats)[number];
  lang: (typeof languages)[number] | undefined;
}

/** Written whole before the first byte is sent: a table that broke off in the middle would look complete. */
async function exportReply(c: Context, { folder, uploads, worker }: TableParts, { table, format, lang }: Wanted) {
  if (table !== 'sources' && citationFormats.some((each) => each === format)) {
    return refuse(c, 'bad-input', { message: 'Only sources are exported as citations.' });
  }
  const file = uploads.place(`.${format}`);
  const database = join(folder, 'workshop.db');
  const task = { task: 'export', table, format, database, file, ...(lang ? { language: lang } : {}) } as const;
  const outcome = await runTable(task, { worker, signal: c.req.raw.signal });
  return outcome.ok ? sheetReply({ file, format, name: `esimde-${table}` }) : unwritten(c, file);
}

/** The released content as open data. */
async function openDataReply(c: Context, { folder, uploads, worker }: TableParts) {
  const file = uploads.place('.zip');
  const task = { task: 'open-data', database: join(folder, 'workshop.db'), file } as const;
  const outcome = await runTable(task, { worker, signal: c.req.raw.signal });
  return outcome.ok ? sheetReply({ file, format: 'zip', name: 'esimde-open-data' }) : unwritten(c, file);
}
