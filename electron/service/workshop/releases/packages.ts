import { createReadStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import type { Drive } from '../../../../db/model/api/publish.ts';
import { maxUploadBytes } from '../../http/body-limits.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import type { Uploads } from '../records/upload.ts';
import { refuse } from '../refusal.ts';
import { messageOf, runReleaseJob } from '../release-job.ts';
import { type Drives, kindOf } from './drives.ts';
import { type ReleaseParts, startRelease } from './publish.ts';
import { bySequence } from './releases.ts';

export interface PackageParts extends ReleaseParts {
  uploads: Uploads;
  drives: Drives;
}

const drive = v.pipe(v.string(), v.maxLength(2000));
const toDrive = vValidator('json', v.strictObject({ drive }), refuseBadInput);
/** `allowOlder`: goes back to a lower number on purpose. */
const allowOlder = v.optional(v.boolean(), false);
const fromDrive = vValidator(
  'json',
  v.strictObject({ drive, file: v.pipe(v.string(), v.maxLength(255)), allowOlder }),
  refuseBadInput,
);

const uploaded = vValidator(
  'query',
  v.object({ name: v.optional(v.string(), ''), allowOlder: v.optional(v.string()) }),
  refuseBadInput,
);

/** Releases as files: onto a stick, from a stick, to the browser and back. */
export function packageRoutes(parts: PackageParts) {
  const { drives, uploads } = parts;
  const carriers = needs('approver', 'technician');
  return new Hono<WorkshopEnv>()
    .get('/drives', async (c) => c.json<Drive[], 200>(await drives.list(), 200))
    .post('/releases/:sequence/export', carriers, bySequence, toDrive, (c) => {
      const place = drives.find(c.req.valid('json').drive);
      if (place === null) return refuse(c, 'not-found', { message: 'The stick is not there: plug it in again.' });
      const { sequence: number } = c.req.valid('param');
      const request = { kind: 'export', by: c.var.actor, about: { number, name: place.name } } as const;
      return c.json<Job, 202>(
        startRelease(parts, request, { kind: 'export', sequence: number, out: place.folder }),
        202,
      );
    })
    .get('/releases/:sequence/package', carriers, bySequence, async (c) => {
      const { account, name } = c.var.actor;
      const { sequence } = c.req.valid('param');
      const out = uploads.place('.esimde');
      const job = { kind: 'export', sequence, out } as const;
      const outcome = await runReleaseJob(parts.releaseWorker, {
        ground: parts.ground(),
        by: { account, name },
        job,
      });
      if (!outcome.ok) return refuse(c, 'refused', messageOf(outcome.error));
      return download(out, `esimde-${String(sequence).padStart(4, '0')}.esimde`);
    })
    .post('/packages', carriers, uploaded, async (c) => {
      const { name, allowOlder: older } = c.req.valid('query');
      const file = await uploads.receive(c.req.raw, maxUploadBytes);
      if (file === null) return refuse(c, 'bad-input', { message: 'The file is empty.' });
      const job = { kind: 'install', file, allowOlder: older === 'true' } as const;
      const request = { kind: 'install', by: c.var.actor, about: { name } } as const;
      return c.json<Job, 202>(
        startRelease(parts, request, job, () => rmSync(file, { force: true })),
        202,
      );
    })
    .post('/packages/install', carriers, fromDrive, (c) => {
      const { drive: id, file: name, allowOlder: older } = c.req.valid('json');
      const place = drives.find(id);
      if (place === null) return refuse(c, 'not-found', { message: 'The stick is not there: plug it in again.' });
      if (kindOf(name) !== 'release') return refuse(c, 'bad-input', { message: 'This is no file of a release.' });
      const job = { kind: 'install', file: join(place.folder, name), allowOlder: older } as const;
      return c.json<Job, 202>(startRelease(parts, { kind: 'install', by: c.var.actor, about: { name } }, job), 202);
    });
}

/** A file that was made for this one answer, and goes with it. */
export function download(file: string, name: string): Response {
  const stream = createReadStream(file).once('close', () => rmSync(file, { force: true }));
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(statSync(file).size),
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
