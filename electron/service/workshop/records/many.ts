import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { ManyPreview } from '../../../../db/model/api/selection.ts';
import { failed } from '../../../../db/model/result.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import { runTable } from '../../../../db/workshop/import/run.ts';
import { refused } from '../../../../db/workshop/outcome.ts';
import type { BatchOutcome, BatchResult, Workshop } from '../../../../db/workshop/types.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { byId, refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import { field, ofList, selectionOf } from './lists.ts';
import type { Uploads } from './upload.ts';

export interface ManyParts {
  workshop: Pick<Workshop, 'whileWriting'>;
  /** `<data>/workshop`. */
  folder: string;
  uploads: Pick<Uploads, 'place'>;
  /** The built `db/workshop/import/worker.ts`. */
  worker: URL;
  audit: Pick<Audit, 'append'>;
}

/** Maximum changes that wait for their word; the oldest is dropped first. */
const maxPrepared = 20;

/** The same change of many records: prepared and shown first, then written as one batch, which can be undone. */
export function manyRoutes({ workshop, folder, uploads, worker, audit }: ManyParts) {
  const prepared = new Map<string, { staging: string; by: string; kind: string; count: number }>();
  const database = join(folder, 'workshop.db');
  const forget = (id: string): void => {
    rmSync(prepared.get(id)?.staging ?? '', { force: true });
    prepared.delete(id);
  };
  return new Hono<WorkshopEnv>()
    .post('/changes', needs('editor', 'approver'), wantedChange, async (c) => {
      const { change, ...list } = c.req.valid('json');
      const selection = selectionOf(list);
      const staging = uploads.place('.rows');
      const task = { task: 'change', database, selection, change, staging } as const;
      const outcome = await runTable(task, { worker, signal: c.req.raw.signal });
      if (!outcome.ok) return refuse(c, 'internal');
      if (outcome.value.count === 0) {
        rmSync(staging, { force: true });
        return c.json<ManyPreview, 200>({ id: null, ...outcome.value }, 200);
      }
      const id = randomUUID();
      const { count } = outcome.value;
      prepared.set(id, { staging, by: c.var.actor.account, kind: selection.kind ?? '', count });
      for (const oldest of prepared.keys()) if (prepared.size > maxPrepared) forget(oldest);
      return c.json<ManyPreview, 200>({ id, ...outcome.value }, 200);
    })
    .post('/changes/:id', needs('editor', 'approver'), byId, reasonGiven, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const change = prepared.get(id);
      if (change?.by !== c.var.actor.account) return refuse(c, 'not-found');
      const { staging, kind, count } = change;
      // Written down before it begins: rather a line too many than one missing.
      audit.append({ by: c.var.actor, action: 'change', subject: kind, details: { reason, count } });
      const written = await workshop.whileWriting(async (at): Promise<BatchOutcome> => {
        const task = { task: 'write', database, staging, at, by: c.var.actor, reason, cause: 'edit' } as const;
        const outcome = await runTable(task, { worker });
        if (outcome.ok) return outcome.value;
        return outcome.error === 'cancelled' ? failed(outcome.error) : refused('too-large', outcome.error.message);
      });
      if (written.ok) {
        forget(id);
        return c.json<BatchResult, 200>(written.value, 200);
      }
      return written.error === 'cancelled' ? refuse(c, 'refused') : refuse(c, written.error.code, written.error);
    });
}

const text = v.pipe(v.string(), v.maxLength(1000));
const oneField = v.pipe(field, v.regex(/^[a-zA-Z]+$/));
const wantedChange = vValidator(
  'json',
  v.strictObject({
    ...ofList,
    kind: v.nonOptional(ofList.kind),
    change: v.variant('change', [
      v.strictObject({
        change: v.literal('replace'),
        find: v.pipe(text, v.minLength(1)),
        replacement: text,
        wholeWords: v.boolean(),
        field: v.nullable(oneField),
      }),
      v.strictObject({
        change: v.literal('set'),
        field: v.pipe(
          oneField,
          v.check((name) => name !== 'id' && name !== '__proto__'),
        ),
        value: v.nullable(v.union([text, v.number(), v.boolean(), v.strictObject({ kk: text, ru: text, en: text })])),
      }),
    ]),
  }),
  refuseBadInput,
);
const reasonGiven = vValidator(
  'json',
  v.strictObject({ reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)) }),
  refuseBadInput,
);
