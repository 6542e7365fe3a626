import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import { backupExtension, backupName } from '../../../../db/workshop/backup/backup.ts';
import { maxUploadBytes } from '../../http/body-limits.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import type { Uploads } from '../records/upload.ts';
import { refuse } from '../refusal.ts';
import { messageOf, runReleaseJob } from '../release-job.ts';
import { type Drives, kindOf } from '../releases/drives.ts';
import { download } from '../releases/packages.ts';
import { type ReleaseJobRequest, type ReleaseParts, startRelease } from '../releases/publish.ts';

export interface BackupParts extends ReleaseParts {
  uploads: Uploads;
  drives: Drives;
  /** A backup is staged: the workshop closes and reopens with it. */
  onRestored: () => void;
}

const drive = v.pipe(v.string(), v.maxLength(2000));
const toDrive = vValidator('json', v.strictObject({ drive }), refuseBadInput);
const fromDrive = vValidator(
  'json',
  v.strictObject({ drive, file: v.pipe(v.string(), v.maxLength(255)) }),
  refuseBadInput,
);

/** Time in which the page may still ask for the job's result; then everyone signs in again. */
const reopenMs = 2_000;

/** The whole workshop as one file, and back. */
export function backupRoutes(parts: BackupParts) {
  const { drives, uploads, onRestored } = parts;
  const technician = needs('technician');
  const restore = (by: ReleaseJobRequest['by'], file: string, atEnd: () => void): Job =>
    startRelease(parts, { kind: 'restore', by }, { kind: 'stage', file }, (isDone) => {
      atEnd();
      if (isDone) setTimeout(onRestored, reopenMs);
    });
  return new Hono<WorkshopEnv>()
    .post('/backup', technician, toDrive, (c) => {
      const place = drives.find(c.req.valid('json').drive);
      if (place === null) return refuse(c, 'not-found', { message: 'The stick is not there: plug it in again.' });
      const job = { kind: 'backup', out: join(place.folder, backupName(new Date())) } as const;
      return c.json<Job, 202>(
        startRelease(parts, { kind: 'backup', by: c.var.actor, about: { name: place.name } }, job),
        202,
      );
    })
    .get('/backup', technician, async (c) => {
      const { account, name } = c.var.actor;
      const out = uploads.place(backupExtension);
      const data = { ground: parts.ground(), by: { account, name }, job: { kind: 'backup', out } as const };
      const outcome = await runReleaseJob(parts.releaseWorker, data);
      return outcome.ok ? download(out, backupName(new Date())) : refuse(c, 'refused', messageOf(outcome.error));
    })
    .post('/restore', technician, async (c) => {
      const file = await uploads.receive(c.req.raw, maxUploadBytes);
      if (file === null) return refuse(c, 'bad-input', { message: 'The file is empty.' });
      return c.json<Job, 202>(
        restore(c.var.actor, file, () => rmSync(file, { force: true })),
        202,
      );
    })
    .post('/restore/drive', technician, fromDrive, (c) => {
      const { drive: id, file: name } = c.req.valid('json');
      const place = drives.find(id);
      if (place === null) return refuse(c, 'not-found', { message: 'The stick is not there: plug it in again.' });
      if (kindOf(name) !== 'backup') return refuse(c, 'bad-input', { message: 'This is no backup.' });
      return c.json<Job, 202>(
        restore(c.var.actor, join(place.folder, name), () => {}),
        202,
      );
    });
}
