import { type Context, Hono } from 'hono';
import type { Dashboard, RecordSummary, WorkshopRecord } from '../../../../db/model/api/records.ts';
import type { RevisionSummary } from '../../../../db/model/api/revisions.ts';
import { retry } from '../../../../db/retry.ts';
import type { Outcome } from '../../../../db/workshop/outcome.ts';
import type { BatchResult, Body, Workshop } from '../../../../db/workshop/types.ts';
import type { WorkshopEnv } from '../access/env.ts';
import { needs } from '../access/guard.ts';
import { refuse } from '../refusal.ts';
import * as input from './record-input.ts';

export interface RecordParts {
  workshop: Workshop;
}

/** Records, their drafts and revisions, and the desk. */
export function recordRoutes(parts: RecordParts) {
  return new Hono<WorkshopEnv>()
    .route('/', readingRoutes(parts))
    .route('/', draftRoutes(parts))
    .route('/', revisionRoutes(parts));
}

function readingRoutes({ workshop }: RecordParts) {
  return new Hono<WorkshopEnv>()
    .get('/desk', (c) => c.json<Dashboard, 200>(workshop.dashboard(), 200))
    .get('/records', input.recordPage, (c) => {
      return c.json<ReturnType<Workshop['records']>, 200>(workshop.records(c.req.valid('query')), 200);
    })
    .get('/duplicates', input.duplicateQuery, (c) => {
      return c.json<RecordSummary[], 200>(workshop.duplicates(c.req.valid('query')), 200);
    })
    .get('/records/:kind/:id', input.byKey, (c) => {
      const record = workshop.record(c.req.valid('param'), c.var.actor);
      return record ? c.json<WorkshopRecord, 200>(record, 200) : refuse(c, 'not-found');
    })
    .get('/records/:kind/:id/revisions', input.byKey, (c) => {
      const revisions = workshop.history(c.req.valid('param'));
      return revisions.length > 0 ? c.json<RevisionSummary[], 200>(revisions, 200) : refuse(c, 'not-found');
    })
    .get('/records/:kind/:id/revisions/:number', input.byRevision, (c) => {
      const { number, ...key } = c.req.valid('param');
      const body = workshop.revision(key, number);
      return body ? c.json<{ body: Body }, 200>({ body }, 200) : refuse(c, 'not-found');
    });
}

const editors = needs('editor', 'approver');

function draftRoutes({ workshop }: RecordParts) {
  return new Hono<WorkshopEnv>()
    .put('/records/:kind/:id/draft', editors, input.byKey, input.draftBody, (c) => {
      const draft = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      const saved = workshop.saveDraft(draft);
      return saved.ok ? c.json<{ savedAt: string }, 200>(saved.value, 200) : refuse(c, saved.error.code, saved.error);
    })
    .delete('/records/:kind/:id/draft', editors, input.byKey, (c) => {
      const dropped = workshop.dropDraft(c.req.valid('param'), c.var.actor);
      return dropped.ok ? c.body(null, 204) : refuse(c, dropped.error.code, dropped.error);
    });
}

function revisionRoutes({ workshop }: RecordParts) {
  return new Hono<WorkshopEnv>()
    .post('/records/:kind', editors, input.byKind, input.newRecord, async (c) => {
      const record = { ...c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      const created = await whileBusy(() => workshop.create(record));
      if (!created.ok) return refuse(c, created.error.code, created.error);
      return c.json<RecordSummary, 201>(created.value, 201);
    })
    .post('/records/:kind/:id/revisions', editors, input.byKey, input.newRevision, async (c) => {
      const saving = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      return summaryReply(c, await whileBusy(() => workshop.save(saving)));
    })
    .post('/records/:kind/:id/withdraw', editors, input.byKey, input.step, async (c) => {
      const step = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      return summaryReply(c, await whileBusy(() => workshop.withdraw(step)));
    })
    .post('/records/:kind/:id/restore', editors, input.byKey, input.step, async (c) => {
      const step = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      return summaryReply(c, await whileBusy(() => workshop.restore(step)));
    })
    .post('/records/:kind/:id/undo', editors, input.byKey, input.undoRevision, async (c) => {
      const step = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      return summaryReply(c, await whileBusy(() => workshop.undoRevision(step)));
    })
    .post('/batches/:id/undo', editors, input.byBatch, input.undoBatch, async (c) => {
      const undo = { batch: c.req.valid('param').id, ...c.req.valid('json'), by: c.var.actor };
      const undone = await workshop.undoBatch(undo);
      if (undone.ok) return c.json<BatchResult, 200>(undone.value, 200);
      return undone.reason === 'refused' ? refuse(c, undone.error.code, undone.error) : refuse(c, 'refused');
    });
}

function summaryReply(c: Context, outcome: Outcome<RecordSummary>) {
  if (!outcome.ok) return refuse(c, outcome.error.code, outcome.error);
  return c.json<RecordSummary, 200>(outcome.value, 200);
}

/** An import holds the file for seconds: a save waits up to 5 s for its end before it is refused. The draft is safe meanwhile. */
const whileBusy = <T>(work: () => Outcome<T>): Promise<Outcome<T>> =>
  retry(work, {
    times: 50,
    everyMs: 100,
    isPassing: (outcome) => 'value' in outcome && !outcome.value.ok && outcome.value.error.code === 'busy',
  });
