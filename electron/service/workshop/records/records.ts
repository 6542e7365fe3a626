import { vValidator } from '@hono/valibot-validator';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  type Dashboard,
  type RecordSummary,
  type RevisionSummary,
  recordKinds,
  type StatedFigure,
  type WorkshopRecord,
} from '../../../../db/model/api/records.ts';
import { languages } from '../../../../db/model/vocabulary.ts';
import { retry } from '../../../../db/retry.ts';
import type { Outcome } from '../../../../db/workshop/outcome.ts';
import type { BatchResult, Body, Workshop } from '../../../../db/workshop/types.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { count, counted, refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';

export interface RecordParts {
  workshop: Workshop;
}

/** Records, their drafts and revisions, and the dashboard. */
export function recordRoutes(parts: RecordParts) {
  return new Hono<WorkshopEnv>()
    .route('/', readingRoutes(parts))
    .route('/', draftRoutes(parts))
    .route('/', revisionRoutes(parts));
}

function readingRoutes({ workshop }: RecordParts) {
  return new Hono<WorkshopEnv>()
    .get('/desk', (c) => {
      return c.json<Dashboard, 200>({ ...workshop.dashboard(), comments: workshop.commentsFor(c.var.actor) }, 200);
    })
    .get('/duplicates', duplicateQuery, (c) => {
      return c.json<RecordSummary[], 200>(workshop.duplicates(c.req.valid('query')), 200);
    })
    .get('/records/:kind/:id', byKey, (c) => {
      const record = workshop.record(c.req.valid('param'), c.var.actor);
      return record ? c.json<WorkshopRecord, 200>(record, 200) : refuse(c, 'not-found');
    })
    .get('/records/:kind/:id/stated', byKey, figureQuery, (c) => {
      const { figure, lang } = c.req.valid('query');
      const found = workshop.statedFigures(c.req.valid('param'), figure, lang);
      return c.json<StatedFigure[], 200>(found, 200);
    })
    .get('/records/:kind/:id/revisions', byKey, (c) => {
      const revisions = workshop.history(c.req.valid('param'));
      return revisions.length > 0 ? c.json<RevisionSummary[], 200>(revisions, 200) : refuse(c, 'not-found');
    })
    .get('/records/:kind/:id/revisions/:number', byRevision, (c) => {
      const { number, ...key } = c.req.valid('param');
      const body = workshop.revision(key, number);
      return body ? c.json<{ body: Body }, 200>({ body }, 200) : refuse(c, 'not-found');
    });
}

const editors = needs('editor', 'approver');

function draftRoutes({ workshop }: RecordParts) {
  return new Hono<WorkshopEnv>()
    .put('/records/:kind/:id/draft', editors, byKey, draftBody, (c) => {
      const draft = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      const saved = workshop.saveDraft(draft);
      return saved.ok ? c.json<{ savedAt: string }, 200>(saved.value, 200) : refuse(c, saved.error.code, saved.error);
    })
    .delete('/records/:kind/:id/draft', editors, byKey, (c) => {
      const dropped = workshop.dropDraft(c.req.valid('param'), c.var.actor);
      return dropped.ok ? c.body(null, 204) : refuse(c, dropped.error.code, dropped.error);
    });
}

function revisionRoutes({ workshop }: RecordParts) {
  return new Hono<WorkshopEnv>()
    .post('/records/:kind', editors, byKind, newRecord, async (c) => {
      const record = { ...c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      const created = await whileBusy(() => workshop.create(record));
      if (!created.ok) return refuse(c, created.error.code, created.error);
      return c.json<RecordSummary, 201>(created.value, 201);
    })
    .post('/records/:kind/:id/revisions', editors, byKey, newRevision, async (c) => {
      const saving = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      return summaryReply(c, await whileBusy(() => workshop.save(saving)));
    })
    .post('/records/:kind/:id/withdraw', editors, byKey, step, async (c) => {
      const step = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      return summaryReply(c, await whileBusy(() => workshop.withdraw(step)));
    })
    .post('/records/:kind/:id/restore', editors, byKey, step, async (c) => {
      const step = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      return summaryReply(c, await whileBusy(() => workshop.restore(step)));
    })
    .post('/records/:kind/:id/undo', editors, byKey, undoRevision, async (c) => {
      const step = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      return summaryReply(c, await whileBusy(() => workshop.undoRevision(step)));
    })
    .post('/batches/:id/undo', editors, byBatch, undoBatch, async (c) => {
      const undo = { batch: c.req.valid('param').id, ...c.req.valid('json'), by: c.var.actor };
      const undone = await workshop.undoBatch(undo);
      if (undone.ok) return c.json<BatchResult, 200>(undone.value, 200);
      return undone.error === 'cancelled' ? refuse(c, 'refused') : refuse(c, undone.error.code, undone.error);
    });
}

/** Answers with the summary of the changed record, or with its refusal. */
export function summaryReply(c: Context, outcome: Outcome<RecordSummary>) {
  if (!outcome.ok) return refuse(c, outcome.error.code, outcome.error);
  return c.json<RecordSummary, 200>(outcome.value, 200);
}

/** An import holds the file for seconds: a save waits up to 5 s for its end before it is refused. The draft is safe meanwhile. */
export const whileBusy = <T>(work: () => Outcome<T>): Promise<Outcome<T>> =>
  retry(work, {
    times: 50,
    everyMs: 100,
    isPassing: (outcome) => 'value' in outcome && !outcome.value.ok && outcome.value.error.code === 'busy',
  });

const id = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const kind = v.picklist(recordKinds);
/** Deeper than any entry; what is nested deeper is no entry and would be walked for nothing. */
const deepest = 12;
const body = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((value) => depthOf(value) <= deepest),
);
const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const baseRevision = count(0, 1e9);
const trilingual = v.strictObject({ kk: v.string(), ru: v.string(), en: v.string() });

function depthOf(value: unknown, depth = 0): number {
  if (value === null || typeof value !== 'object' || depth > deepest) return depth;
  return Object.values(value).reduce((most, member) => Math.max(most, depthOf(member, depth + 1)), depth + 1);
}

const duplicateQuery = vValidator(
  'query',
  v.object({ kind, title: v.pipe(v.string(), v.maxLength(1000)), id: v.optional(id) }),
  refuseBadInput,
);
const figureQuery = vValidator(
  'query',
  v.object({ figure: counted(1, 999_999_999), lang: v.optional(v.picklist(languages), 'kk') }),
  refuseBadInput,
);
export const byKey = vValidator('param', v.object({ kind, id }), refuseBadInput);
const byKind = vValidator('param', v.object({ kind }), refuseBadInput);
const byBatch = vValidator('param', v.object({ id: v.pipe(v.string(), v.uuid()) }), refuseBadInput);
const byRevision = vValidator('param', v.object({ kind, id, number: counted(1, 1e9) }), refuseBadInput);

const draftBody = vValidator('json', v.strictObject({ baseRevision, body }), refuseBadInput);
const newRecord = vValidator('json', v.strictObject({ id, body, reason }), refuseBadInput);
const newRevision = vValidator(
  'json',
  v.strictObject({
    baseRevision,
    body,
    reason,
    cause: v.optional(v.picklist(['edit', 'merge'])),
    correction: v.optional(
      v.strictObject({
        reason: trilingual,
        subject: v.optional(trilingual),
        oldValue: v.optional(trilingual),
        newValue: v.optional(trilingual),
      }),
    ),
  }),
  refuseBadInput,
);
const step = vValidator('json', v.strictObject({ baseRevision, reason }), refuseBadInput);
/** That it is taken back is reason enough. */
const undoReason = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000)), '');
const undoRevision = vValidator(
  'json',
  v.strictObject({ baseRevision, revision: count(1, 1e9), reason: undoReason }),
  refuseBadInput,
);
const undoBatch = vValidator('json', v.strictObject({ reason: undoReason }), refuseBadInput);
