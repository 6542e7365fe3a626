import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { vValidator } from '@hono/valibot-validator';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import {
  type NameEntry,
  type NameHit,
  type NameImportResult,
  type NameUpload,
  nameFields,
  type WorkshopNameList,
  type WorkshopNames,
} from '../../../../db/model/api/names.ts';
import { idSchema } from '../../../../db/model/entry/id.ts';
import { failed, ok, type Result } from '../../../../db/model/result.ts';
import { entryOfList } from '../../../../db/names/book.ts';
import {
  type CatalogueList,
  isWaiting,
  listTextSchema,
  namesFolderOf,
  readCatalogue,
} from '../../../../db/names/catalogue.ts';
import {
  approveList,
  approveNote,
  authorsOf,
  describeList,
  markRemoved,
  noteAuthors,
  noteEntry,
  noteImport,
  notesWithoutEntry,
  withoutNote,
} from '../../../../db/names/catalogue-changes.ts';
import type { NameList } from '../../../../db/names/name-list.ts';
import { readVersion } from '../../../../db/names/noted-entry.ts';
import { searchNames } from '../../../../db/names/search/search.ts';
import type { Audit, FourEyes } from '../../../../db/workshop/audit/audit.ts';
import type { TableFault } from '../../../../db/workshop/import/refusal.ts';
import { runTable } from '../../../../db/workshop/import/run.ts';
import type { Actor } from '../../../../db/workshop/types.ts';
import { maxUploadBytes } from '../../http/body-limits.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { counted, refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import type { JobContext, JobResult, Jobs } from '../releases/jobs.ts';
import type { Uploads } from './upload.ts';

export interface NameListParts {
  /** `<data>/workshop`. */
  folder: string;
  uploads: Uploads;
  /** The built `db/workshop/import/worker.ts`. */
  worker: URL;
  jobs: Jobs;
  audit: Pick<Audit, 'append'>;
  /** Read at each use. */
  fourEyes: () => FourEyes;
}

interface Upload {
  file: string;
  by: string;
}

/** Maximum number of uploads; the oldest is dropped first. */
const maxUploads = 5;

const row = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const line = v.pipe(v.string(), v.maxLength(5_000));
const heading = v.pipe(v.string(), v.maxLength(1_000));
const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000));

const byUpload = vValidator('param', v.object({ id: v.pipe(v.string(), v.maxLength(100)) }), refuseBadInput);
const byList = vValidator('param', v.object({ list: idSchema }), refuseBadInput);
const byRow = vValidator('param', v.object({ list: idSchema, row: counted(1, 16_000_000) }), refuseBadInput);
const query = vValidator('query', v.object({ q: v.pipe(v.string(), v.maxLength(200)) }), refuseBadInput);
const text = vValidator('json', v.strictObject(listTextSchema.entries), refuseBadInput);
const importSchema = v.strictObject({
  list: idSchema,
  text: v.strictObject(listTextSchema.entries),
  mapping: v.pipe(v.array(v.tuple([heading, v.nullable(v.picklist(nameFields))])), v.maxLength(500)),
  corrections: v.pipe(v.array(v.strictObject({ row, column: heading, value: line })), v.maxLength(10_000)),
  leftOut: v.pipe(v.array(row), v.maxLength(10_000)),
});
const importing = vValidator('json', importSchema, refuseBadInput);
/** What was seen: what has changed since then is not approved. `ends`: how many notes end with the approval. */
const listSeen = vValidator(
  'json',
  v.strictObject({ at: v.pipe(v.string(), v.maxLength(30)), ends: v.optional(v.pipe(v.number(), v.safeInteger())) }),
  refuseBadInput,
);
const seen = vValidator('json', v.strictObject({ at: v.pipe(v.string(), v.maxLength(30)) }), refuseBadInput);
const note = vValidator(
  'json',
  v.strictObject({
    withdrawn: v.boolean(),
    fields: v.record(v.picklist(nameFields), line),
    person: v.nullable(idSchema),
    reason,
  }),
  refuseBadInput,
);

/** Lists of names: import, what is said of a list and of its entries, approval. */
export function nameListRoutes(parts: NameListParts) {
  const { audit, fourEyes, uploads } = parts;
  const folder = namesFolderOf(parts.folder);
  const editors = needs('editor', 'approver');
  const approvers = needs('approver');
  const received = createReceived(parts);
  const listOf = (id: string) => readCatalogue(folder).lists.find((list) => list.id === id) ?? null;
  /** The one that waits, or else the approved one. */
  const noteOf = (list: string, number: number) =>
    readCatalogue(folder)
      .notes.filter((one) => one.list === list && one.row === number)
      .toSorted((a, b) => Number(a.approvedBy !== null) - Number(b.approvedBy !== null))[0] ?? null;
  const isOwnWork = (authors: string[], actor: Actor): boolean => fourEyes().on && authors.includes(actor.name);
  return (
    new Hono<WorkshopEnv>()
      .get('/names', (c) => {
        const { lists, notes } = readCatalogue(folder);
        return c.json<WorkshopNames, 200>({ lists: lists.map(shownOf), notes, fourEyes: fourEyes().on }, 200);
      })
      .post('/names/uploads', editors, async (c) => {
        const file = await uploads.receive(c.req.raw, maxUploadBytes);
        if (file === null) return refuse(c, 'bad-input', { message: 'The file is empty.', fault: 'no-header' });
        const outcome = await received.add(file, c.var.actor, c.req.raw.signal);
        if (outcome.ok) return c.json<NameUpload, 200>(outcome.value, 200);
        const { code: fault, message } = outcome.error;
        return refuse(c, fault === 'not-a-table' || fault === 'old-excel' ? 'unsupported' : 'refused', {
          fault,
          message,
        });
      })
      .post('/names/uploads/:id/import', editors, byUpload, importing, (c) => {
        const { actor } = c.var;
        const wanted = c.req.valid('json');
        const work = received.importing(c.req.valid('param').id, actor, wanted);
        if (work === null) return refuse(c, 'not-found');
        const about = { name: wanted.list };
        return c.json<Job, 202>(parts.jobs.start({ kind: 'import-names', by: actor.account, about }, work), 202);
      })
      .patch('/names/:list', editors, byList, text, (c) => {
        const { list } = c.req.valid('param');
        const { actor: by } = c.var;
        audit.append({ by, action: 'change', subject: `names/${list}` });
        const said = { text: c.req.valid('json'), by: by.name, at: new Date().toISOString() };
        return changedReply(c, describeList(folder, list, said));
      })
      .post('/names/:list/approve', approvers, byList, listSeen, (c) => {
        const list = listOf(c.req.valid('param').list);
        if (list === null) return refuse(c, 'not-found');
        const { at, ends = 0 } = c.req.valid('json');
        if (shownOf(list).changedAt !== at) return refuse(c, 'conflict');
        if (notesWithoutEntry(readCatalogue(folder), list.id).length !== ends) return refuse(c, 'conflict');
        if (isOwnWork(authorsOf(list), c.var.actor)) return refuse(c, 'refused', { message: ownWork });
        const { sha256 } = list.newest;
        audit.append({ by: c.var.actor, action: 'approve', subject: `names/${list.id}`, details: { sha256, ends } });
        return changedReply(c, approveList(folder, list.id, ends));
      })
      .delete('/names/:list', approvers, byList, (c) => {
        const { list } = c.req.valid('param');
        audit.append({ by: c.var.actor, action: 'withdraw', subject: `names/${list}` });
        return changedReply(c, markRemoved(folder, list, new Date().toISOString()));
      })
      .post('/names/:list/restore', approvers, byList, (c) => {
        const { list } = c.req.valid('param');
        audit.append({ by: c.var.actor, action: 'restore', subject: `names/${list}` });
        return changedReply(c, markRemoved(folder, list, undefined));
      })
      .get('/names/:list/entries', byList, query, (c) => {
        const hits = withList(folder, listOf(c.req.valid('param').list), (id, list) =>
          searchNames([{ id, list, overlays: new Map() }], c.req.valid('query')).hits.slice(0, 20),
        );
        return hits === null ? refuse(c, 'not-found') : c.json<NameHit[], 200>(hits, 200);
      })
      .get('/names/:list/:row', byRow, (c) => {
        const { list: id, row: number } = c.req.valid('param');
        const entry = withList(folder, listOf(id), (_, list) => entryOfList(list, number));
        return entry === null ? refuse(c, 'not-found') : c.json<Pick<NameEntry, 'fields' | 'others'>, 200>(entry, 200);
      })
      .put('/names/:list/:row', editors, byRow, note, (c) => {
        const { list, row: number } = c.req.valid('param');
        const said = c.req.valid('json');
        const { actor: by } = c.var;
        const details = { row: number, reason: said.reason };
        audit.append({ by, action: said.withdrawn ? 'withdraw' : 'change', subject: `names/${list}`, details });
        const at = new Date().toISOString();
        return changedReply(c, noteEntry(folder, { list, row: number, ...said, at, by: by.name, approvedBy: null }));
      })
      .post('/names/:list/:row/approve', approvers, byRow, seen, (c) => {
        const { list, row: number } = c.req.valid('param');
        const found = noteOf(list, number);
        if (found === null) return refuse(c, 'not-found');
        if (found.at !== c.req.valid('json').at) return refuse(c, 'conflict');
        if (isOwnWork(noteAuthors(found), c.var.actor)) return refuse(c, 'refused', { message: ownWork });
        audit.append({ by: c.var.actor, action: 'approve', subject: `names/${list}`, details: { row: number } });
        return changedReply(c, approveNote(folder, list, number, c.var.actor.name));
      })
      // Without its note an entry is shown again as its list has it.
      .delete('/names/:list/:row', editors, byRow, (c) => {
        const { list, row: number } = c.req.valid('param');
        const { actor: by } = c.var;
        const found = noteOf(list, number);
        if (found === null) return refuse(c, 'not-found');
        audit.append({ by, action: 'undo', subject: `names/${list}`, details: { row: number } });
        if (found.approvedBy === null || !fourEyes().on) return changedReply(c, withoutNote(folder, list, number));
        // The approved note stays until somebody else approves its end: it may be a withdrawal.
        const at = new Date().toISOString();
        const end = { withdrawn: false, fields: {}, person: null, at, by: by.name, approvedBy: null };
        return changedReply(c, noteEntry(folder, { ...found, ...end, row: number }));
      })
  );
}

const shownOf = (list: CatalogueList): WorkshopNameList => ({
  ...list,
  isWaiting: isWaiting(list),
  changedAt: list.changedAt ?? list.importedAt,
  authors: authorsOf(list),
});

const ownWork = 'Somebody else has to approve this: four eyes are on.';

function changedReply(c: Context, outcome: Result<unknown, 'busy' | 'not-found' | 'ending-notes'>) {
  if (outcome.ok) return c.json<{ done: true }, 200>({ done: true }, 200);
  return refuse(c, outcome.error === 'ending-notes' ? 'conflict' : outcome.error);
}

/** What a list's newest version answers; null where there is no such list, or its file is missing. */
const withList = <T>(folder: string, found: CatalogueList | null, read: (id: string, list: NameList) => T): T | null =>
  found && readVersion(folder, found.newest, (list) => read(found.id, list));

/** Uploaded files of names, of this run of the program. */
function createReceived({ folder, worker, audit }: NameListParts) {
  const held = new Map<string, Upload>();
  const forget = (id: string): void => {
    const upload = held.get(id);
    if (upload !== undefined) rmSync(upload.file, { force: true });
    held.delete(id);
  };
  return {
    async add(file: string, by: Actor, signal: AbortSignal) {
      const outcome = await runTable({ task: 'name-columns', file, reading: {} }, { worker, signal });
      if (!outcome.ok) {
        rmSync(file, { force: true });
        return outcome.error === 'cancelled'
          ? failed({ code: 'broken-file', message: 'The upload was cancelled.', row: 0 } as const)
          : failed(outcome.error);
      }
      const id = randomUUID();
      held.set(id, { file, by: by.account });
      for (const oldest of held.keys()) if (held.size > maxUploads) forget(oldest);
      return ok({ upload: id, ...outcome.value });
    },
    /** What a job does with an upload; null where the account has no such upload. */
    importing(id: string, by: Actor, wanted: v.InferOutput<typeof importSchema>) {
      const upload = held.get(id);
      if (upload?.by !== by.account) return null;
      return async ({ signal, progress }: JobContext): Promise<JobResult<NameImportResult>> => {
        const { list: name, text: said, mapping, corrections, leftOut } = wanted;
        const target = namesFolderOf(folder);
        const task = { task: 'names', file: upload.file, folder: target, reading: {} } as const;
        const choices = { mapping, corrections, leftOut, thisYear: new Date().getFullYear() };
        const onProgress = (rows: number) => progress(rows, null);
        const outcome = await runTable({ ...task, ...choices }, { worker, signal, onProgress, maxMs: maxImportMs });
        if (!outcome.ok) return failed(outcome.error === 'cancelled' ? 'cancelled' : refusalOf(outcome.error));
        const imported = outcome.value;
        if (!imported.ok) {
          if (imported.error.kind === 'file') return failed(refusalOf(imported.error.fault));
          const { problems, problemCount } = imported.error;
          return ok({ list: name, rows: 0, problems, problemCount });
        }
        const { sha256, rows } = imported.value;
        audit.append({ by, action: 'import', subject: `names/${name}`, details: { rows, sha256 } });
        const at = new Date().toISOString();
        const noted = noteImport(target, {
          id: name,
          text: said,
          isTitled: true,
          version: imported.value,
          by: by.name,
          at,
        });
        if (!noted.ok) return failed({ code: 'busy', message: 'The lists are being changed.' });
        forget(id);
        return ok({ list: name, rows, problems: [], problemCount: 0 });
      };
    },
  };
}

/** Three million rows on a slow machine. */
const maxImportMs = 60 * 60_000;

const refusalOf = ({ code, message }: TableFault) => ({ code: 'refused', message, fault: code }) as const;
