import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import type { PublishState } from '../../../../db/model/api/publish.ts';
import { maxPerList } from '../../../../db/workshop/publish/differences.ts';
import type { Workshop } from '../../../../db/workshop/types.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { type DrawByHost, type ReleaseGround, type ReleaseJob, resultOf, runReleaseJob } from '../release-job.ts';
import type { JobRequest, Jobs } from './jobs.ts';

/** What the routes about releases work with. */
export interface ReleaseParts {
  /** The built `electron/workers/release-worker.ts`. */
  releaseWorker: URL;
  /** Read at each call: keys are added and revoked while the service runs. */
  ground: () => ReleaseGround;
  jobs: Jobs;
  /** Draws a release where the thread cannot. */
  draw?: DrawByHost | undefined;
}

export interface PublishParts extends ReleaseParts {
  workshop: Workshop;
}

const publishing = vValidator(
  'json',
  v.strictObject({ key: v.pipe(v.string(), v.maxLength(100)), passphrase: v.pipe(v.string(), v.maxLength(1000)) }),
  refuseBadInput,
);

/** The state before publishing, and publishing. */
export function publishRoutes(parts: PublishParts) {
  const { workshop } = parts;
  return new Hono<WorkshopEnv>()
    .get('/publish', async (c) => {
      const { account, name } = c.var.actor;
      const data = { ground: parts.ground(), by: { account, name }, job: { kind: 'state' } as const };
      const state = resultOf(await runReleaseJob(parts.releaseWorker, data));
      const approved = workshop.records({ list: 'approved', limit: maxPerList }).records;
      const waiting = workshop.records({ list: 'awaiting-review', limit: 1 }).total;
      return c.json<PublishState, 200>({ ...state, approved, waiting }, 200);
    })
    .post('/publish', needs('approver'), publishing, (c) => {
      const job = { kind: 'publish', ...c.req.valid('json') } as const;
      return c.json<Job, 202>(startRelease(parts, { kind: 'publish', by: c.var.actor }, job), 202);
    });
}

/** A job and the account that requested it. */
export interface ReleaseJobRequest extends Pick<JobRequest, 'kind' | 'about'> {
  by: { account: string; name: string };
}

/** Begins a job about releases as a job. */
export function startRelease(
  { releaseWorker, ground, jobs, draw }: ReleaseParts,
  { by: { account, name }, ...request }: ReleaseJobRequest,
  job: ReleaseJob,
  atEnd: (isDone: boolean) => void = () => {},
): Job {
  return jobs.start({ ...request, by: account }, async (context) => {
    let isDone = false;
    try {
      const result = resultOf(
        await runReleaseJob(releaseWorker, { ground: ground(), by: { account, name }, job }, context, draw),
      );
      isDone = true;
      return result;
    } finally {
      atEnd(isDone);
    }
  });
}
