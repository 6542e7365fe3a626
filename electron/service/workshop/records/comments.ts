import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import { type RecordComment, type RecordComments, recordKinds } from '../../../../db/model/api/records.ts';
import type { Accounts, KnownAccount } from '../../../../db/workshop/access/accounts.ts';
import type { Workshop } from '../../../../db/workshop/types.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { counted, refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import { byKey, whileBusy } from './records.ts';

interface CommentParts {
  workshop: Pick<Workshop, 'comments' | 'addComment' | 'settleComment'>;
  accounts: Pick<Accounts, 'list'>;
}

const newComment = vValidator(
  'json',
  v.strictObject({
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    to: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  }),
  refuseBadInput,
);
const byNumber = vValidator(
  'param',
  v.object({
    kind: v.picklist(recordKinds),
    id: v.pipe(v.string(), v.maxLength(100)),
    number: counted(1, 999_999_999),
  }),
  refuseBadInput,
);
const settling = vValidator('json', v.strictObject({ done: v.boolean() }), refuseBadInput);

const isColleague = ({ isActive, roles }: KnownAccount): boolean =>
  isActive && roles.some((role) => role !== 'technician');

/** What colleagues say of a record to each other. */
export function commentRoutes({ workshop, accounts }: CommentParts) {
  const editors = needs('editor', 'approver');
  const colleagues = () =>
    accounts
      .list()
      .filter(isColleague)
      .map(({ name }) => name);
  return new Hono<WorkshopEnv>()
    .get('/records/:kind/:id/comments', byKey, (c) => {
      const comments = workshop.comments(c.req.valid('param'));
      return c.json<RecordComments, 200>({ comments, colleagues: colleagues() }, 200);
    })
    .post('/records/:kind/:id/comments', editors, byKey, newComment, async (c) => {
      const comment = { key: c.req.valid('param'), ...c.req.valid('json'), by: c.var.actor };
      if (comment.to !== null && !colleagues().includes(comment.to)) return refuse(c, 'bad-input');
      const added = await whileBusy(() => workshop.addComment(comment));
      if (!added.ok) return refuse(c, added.error.code, added.error);
      return c.json<RecordComment, 201>(added.value, 201);
    })
    .patch('/records/:kind/:id/comments/:number', editors, byNumber, settling, async (c) => {
      const { number, ...key } = c.req.valid('param');
      const step = { key, number, ...c.req.valid('json'), by: c.var.actor };
      const settled = await whileBusy(() => workshop.settleComment(step));
      if (!settled.ok) return refuse(c, settled.error.code, settled.error);
      return c.json<RecordComment, 200>(settled.value, 200);
    });
}
