import { readFileSync, rmSync } from 'node:fs';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import { type InboxEntry, letterStatuses } from '../../../../db/model/letter.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import {
  describeLetter,
  exportLetters,
  importLetters,
  inboxFolder,
  inboxOf,
  maxParcelBytes,
  sealedLetter,
} from '../../../../db/workshop/inbox/inbox.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import { type Drives, writeToDrive } from '../releases/drives.ts';
import type { Uploads } from './upload.ts';

export interface InboxParts {
  /** `<data>/workshop`. */
  folder: string;
  uploads: Uploads;
  drives: Drives;
  audit: Pick<Audit, 'append'>;
}

const byNumber = vValidator('param', v.object({ number: v.pipe(v.string(), v.maxLength(20)) }), refuseBadInput);
const state = vValidator(
  'json',
  v.strictObject({
    status: v.picklist(letterStatuses),
    reply: v.pipe(v.string(), v.trim(), v.maxLength(5_000)),
    link: v.nullable(v.pipe(v.string(), v.maxLength(300))),
  }),
  refuseBadInput,
);
const toDrive = vValidator('json', v.strictObject({ drive: v.pipe(v.string(), v.maxLength(1_000)) }), refuseBadInput);

/** Letters of visitors, sealed: the page opens them with the museum's key, which never reaches this service. */
export function inboxRoutes({ folder, uploads, drives, audit }: InboxParts) {
  const inbox = inboxFolder(folder);
  const editors = needs('editor', 'approver');
  return new Hono<WorkshopEnv>()
    .get('/inbox', editors, (c) => c.json<InboxEntry[], 200>(inboxOf(inbox), 200))
    .get('/inbox/:number', editors, byNumber, (c) => {
      const { number } = c.req.valid('param');
      const sealed = sealedLetter(inbox, number);
      if (sealed === null) return refuse(c, 'not-found');
      return c.body(sealed, 200, { 'Content-Type': 'application/octet-stream' });
    })
    .put('/inbox/:number', editors, byNumber, state, (c) => {
      const { number } = c.req.valid('param');
      const next = c.req.valid('json');
      audit.append({ by: c.var.actor, action: 'change', subject: `inbox/${number}`, details: { status: next.status } });
      return describeLetter(inbox, number, next)
        ? c.json<{ done: true }, 200>({ done: true }, 200)
        : refuse(c, 'not-found');
    })
    .post('/inbox/export', editors, toDrive, (c) => {
      audit.append({ by: c.var.actor, action: 'export', subject: 'inbox' });
      const name = `letters-${new Date().toISOString().slice(0, 10)}.esimde-letters`;
      return writeToDrive(c, drives, c.req.valid('json').drive, name, exportLetters(inbox));
    })
    .post('/inbox', editors, async (c) => {
      const file = await uploads.receive(c.req.raw, maxParcelBytes);
      if (file === null) return refuse(c, 'bad-input', { message: 'The file is empty.' });
      const added = await importLetters(inbox, readFileSync(file, 'utf8')).finally(() => rmSync(file, { force: true }));
      if (added === null) return refuse(c, 'unsupported');
      audit.append({ by: c.var.actor, action: 'import', subject: 'inbox', details: { letters: added } });
      return c.json<{ added: number }, 200>({ added }, 200);
    });
}
