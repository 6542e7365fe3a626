import { setImmediate } from 'node:timers/promises';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Review } from '../../../../db/model/api/publish.ts';
import { type RecordSummary, recordKinds } from '../../../../db/model/api/records.ts';
import type { Audit, FourEyes } from '../../../../db/workshop/audit/audit.ts';
import { differencesToRelease, maxPerList } from '../../../../db/workshop/publish/differences.ts';
import type { Workshop } from '../../../../db/workshop/types.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { byKey, summaryReply } from './records.ts';

export interface ReviewParts {
  workshop: Workshop;
  audit: Pick<Audit, 'append'>;
  /** Read at each use. */
  fourEyes: () => FourEyes;
}

const revision = v.pipe(v.number(), v.integer(), v.minValue(1));
const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const key = { kind: v.picklist(recordKinds), id: v.pipe(v.string(), v.maxLength(100)) };

const approval = vValidator('json', v.strictObject({ revision }), refuseBadInput);
const returning = vValidator('json', v.strictObject({ revision, reason }), refuseBadInput);
const approvals = vValidator(
  'json',
  v.strictObject({
    records: v.pipe(v.array(v.strictObject({ ...key, revision })), v.minLength(1), v.maxLength(maxPerList)),
  }),
  refuseBadInput,
);
const switching = vValidator('json', v.strictObject({ on: v.literal(true) }), refuseBadInput);

/** Result of approving several records; each is approved or refused on its own. */
export interface Approvals {
  approved: RecordSummary[];
  refused: { kind: string; id: string; code: string; message: string }[];
}

/** The second pair of eyes: what differs from the release, its approval, and sending it back. */
export function reviewRoutes({ workshop, audit, fourEyes }: ReviewParts) {
  const approvers = needs('approver');
  return (
    new Hono<WorkshopEnv>()
      .get('/review', (c) => {
        const { on, wasOff } = fourEyes();
        return c.json<Review, 200>({ fourEyes: on, wasOff, ...differencesToRelease(workshop, c.var.actor, on) }, 200);
      })
      .post('/review/approve', approvers, approvals, async (c) => {
        const { records } = c.req.valid('json');
        const result: Approvals = { approved: [], refused: [] };
        const { on } = fourEyes();
        for (const { revision: number, ...record } of records) {
          const outcome = workshop.approve({ key: record, revision: number, by: c.var.actor }, on);
          if (outcome.ok) result.approved.push(outcome.value);
          else result.refused.push({ ...record, code: outcome.error.code, message: outcome.error.message });
          // Each is on the disk before the next: visitors are answered in between.
          await setImmediate();
        }
        return c.json<Approvals, 200>(result, 200);
      })
      .post('/review/:kind/:id/approve', approvers, byKey, approval, (c) => {
        const step = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
        return summaryReply(c, workshop.approve(step, fourEyes().on));
      })
      .post('/review/:kind/:id/return', approvers, byKey, returning, (c) => {
        return summaryReply(
          c,
          workshop.sendBack({ key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor }),
        );
      })
      // Off is switched at the machine alone: one approver could else approve their own work and switch it on again.
      .patch('/publish/four-eyes', approvers, switching, (c) => {
        if (!fourEyes().on) audit.append({ by: c.var.actor, action: 'four-eyes', subject: '', details: { on: true } });
        return c.json<{ on: true }, 200>({ on: true }, 200);
      })
  );
}
