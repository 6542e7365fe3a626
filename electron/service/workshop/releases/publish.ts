import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import type { PublishState } from '../../../../db/model/api/publish.ts';
import { failed } from '../../../../db/model/result.ts';
import type { Throttle } from '../../../../db/workshop/access/throttle.ts';
import { maxPerList } from '../../../../db/workshop/publish/differences.ts';
import type { Workshop } from '../../../../db/workshop/types.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import {
  codeOf,
  type DrawByHost,
  messageOf,
  type ReleaseGround,
  type ReleaseJob,
  runReleaseJob,
} from '../release-job.ts';
import { firstKeyRoutes, needsFirstKey } from './first-key.ts';
import type { JobRequest, Jobs } from './jobs.ts';
import { type TrustedKeysParts, trustedKeyRoutes } from './trusted-keys.ts';

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

export interface PublishParts extends ReleaseParts, TrustedKeysParts {
  throttle: Throttle;
  workshop: Workshop;
}

const publishing = vValidator(
  'json',
  v.strictObject({ key: v.pipe(v.string(), v.maxLength(100)), passphrase: v.pipe(v.string(), v.maxLength(1000)) }),
  refuseBadInput,
);

/** Refusals that come after the key was opened: only these and a release show that the passphrase was right. */
const rightReasons = new Set(['gates-closed', 'revoked-key', 'untrusted-key', 'unhealthy', 'no-space']);

/** The state before publishing, and publishing. */
export function publishRoutes(parts: PublishParts) {
  const { workshop } = parts;
  return new Hono<WorkshopEnv>()
    .get('/publish', async (c) => {
      const { account, name } = c.var.actor;
      const data = { ground: parts.ground(), by: { account, name }, job: { kind: 'state' } as const };
      const state = await runReleaseJob(parts.releaseWorker, data);
      if (!state.ok) return refuse(c, 'refused', messageOf(state.error));
      const approved = workshop.records({ list: 'approved', limit: maxPerList }).records;
      const waiting = workshop.records({ list: 'awaiting-review', limit: 1 }).total;
      return c.json<PublishState, 200>({ ...state.value, approved, waiting, needsFirstKey: needsFirstKey(parts) }, 200);
    })
    .route('/', firstKeyRoutes(parts))
    .route('/', trustedKeyRoutes(parts))
    .post('/publish', needs('approver'), publishing, (c) => {
      const { key, passphrase } = c.req.valid('json');
      const by = c.var.actor;
      // A passphrase of a key may be guessed no more quickly than one of an account.
      const tried = `signing key ${key}`;
      const retryAfterMs = parts.throttle.take(tried);
      if (retryAfterMs > 0) {
        c.header('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
        return refuse(c, 'too-many-tries', { retryAfterMs });
      }
      const atEnd = (isDone: boolean, reason: string): void => {
        if (isDone || rightReasons.has(reason)) parts.throttle.right(tried);
        else parts.throttle.wrong(tried);
        if (!isDone) parts.audit.append({ by, action: 'publish', subject: key, details: { refused: reason } });
      };
      return c.json<Job, 202>(
        startRelease(parts, { kind: 'publish', by }, { kind: 'publish', key, passphrase }, atEnd),
        202,
      );
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
  /** `refused`: why it is not done. */
  atEnd: (isDone: boolean, refused: string) => void = () => {},
): Job {
  return jobs.start({ ...request, by: account }, async (context) => {
    const data = { ground: ground(), by: { account, name }, job };
    const outcome = await runReleaseJob(releaseWorker, data, context, draw).catch((error: Error) => {
      atEnd(false, error.message);
      throw error;
    });
    if (outcome.ok) {
      atEnd(true, '');
      return outcome;
    }
    const { reason } = outcome.error;
    atEnd(false, reason);
    return failed(reason === 'cancelled' ? reason : { code: codeOf(reason), ...messageOf(outcome.error) });
  });
}
