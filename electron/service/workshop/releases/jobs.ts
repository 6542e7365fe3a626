import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { WorkshopErrorReply } from '../../../../db/model/api/error.ts';
import type { Job, JobSubject, PublishStepName } from '../../../../db/model/api/jobs.ts';
import type { Result } from '../../../../db/model/result.ts';
import { detailsOf, type Log } from '../../http/log.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { byId } from '../input.ts';
import { diskFaultOf, messages, refuse } from '../refusal.ts';

/** The result of a job; a refusal has a reason that the page has words for. */
export type JobResult<T> = Result<T, WorkshopErrorReply['error'] | 'cancelled'>;

export interface JobContext {
  /** Aborted when the job is cancelled or the program ends; the job then cleans up and returns `cancelled` or throws. */
  signal: AbortSignal;
  /** `of`: null while the total is unknown. */
  progress(done: number, of: number | null): void;
  /** The named step that has begun. */
  step(name: PublishStepName): void;
}

export interface JobRequest {
  kind: Job['kind'];
  /** Id of the account. */
  by: string;
  about?: JobSubject;
}

/** Long-running jobs and their results, in memory: they end with the program. */
export interface Jobs {
  /** Starts at once. */
  start(request: JobRequest, run: (context: JobContext) => Promise<JobResult<unknown>>): Job;
  /** Null where the account has no such job. */
  find(id: string, by: string): Job | null;
  /** The account's jobs that run or whose result it has not acknowledged: a page that is opened again resumes them. */
  open(by: string): Job[];
  /** The account has seen the result. @returns whether it owns such a job */
  acknowledge(id: string, by: string): boolean;
  /** @returns the job, perhaps still running for a moment; null if there is no such job */
  cancel(id: string, by: string): Job | null;
  /** Cancels all of them and waits for their end. */
  close(): Promise<void>;
}

/** Number of finished jobs kept; running ones always are. */
const maxJobs = 50;

interface JobEntry {
  job: Job;
  by: string;
  isAcknowledged: boolean;
  abort: AbortController;
  ended: Promise<void>;
}

export function createJobs({ log }: { log: Log }): Jobs {
  const entries = new Map<string, JobEntry>();
  const forgetOldest = (): void => {
    for (const [id, { job }] of entries) if (entries.size > maxJobs && job.state !== 'running') entries.delete(id);
  };
  const copyOf = (id: string): Job | null => {
    const job = entries.get(id)?.job;
    return job ? { ...job } : null;
  };
  return {
    start: ({ kind, by, about = {} }, run) => {
      const job: Job = {
        id: randomUUID(),
        kind,
        about,
        state: 'running',
        done: 0,
        of: null,
        error: null,
        result: null,
      };
      const abort = new AbortController();
      entries.set(job.id, { job, by, isAcknowledged: false, abort, ended: execute(job, abort.signal, run, log) });
      forgetOldest();
      return { ...job };
    },
    find: (id, by) => (entries.get(id)?.by === by ? copyOf(id) : null),
    open: (by) =>
      [...entries.values()].flatMap((each) => (each.by === by && !each.isAcknowledged ? [{ ...each.job }] : [])),
    acknowledge: (id, by) => {
      const entry = entries.get(id);
      if (entry?.by !== by) return false;
      entry.isAcknowledged = true;
      return true;
    },
    cancel: (id, by) => {
      if (entries.get(id)?.by !== by) return null;
      entries.get(id)?.abort.abort();
      return copyOf(id);
    },
    close: async () => {
      for (const { abort } of entries.values()) abort.abort();
      await Promise.all([...entries.values()].map(({ ended }) => ended));
    },
  };
}

async function execute(
  job: Job,
  signal: AbortSignal,
  run: (context: JobContext) => Promise<JobResult<unknown>>,
  log: Log,
): Promise<void> {
  const progress = (done: number, of: number | null) => void Object.assign(job, { done, of });
  const step = (name: PublishStepName) => void Object.assign(job, { step: name, done: 0, of: null });
  try {
    const outcome = await run({ signal, progress, step });
    if (outcome.ok) Object.assign(job, { result: outcome.value, state: 'done' });
    else if (outcome.error === 'cancelled') job.state = 'cancelled';
    else Object.assign(job, { error: outcome.error, state: 'refused' });
  } catch (error) {
    if (signal.aborted) job.state = 'cancelled';
    else fail(job, error, log);
  }
}

function fail(job: Job, error: unknown, log: Log): void {
  log.error('unexpected-error', { where: `job ${job.kind}`, ...detailsOf(error) });
  job.state = 'failed';
  const code = diskFaultOf(error) ?? 'internal';
  job.error = { code, message: messages[code] };
}

/** Progress, cancellation and acknowledgement of jobs. */
export function jobRoutes({ jobs }: { jobs: Jobs }) {
  return new Hono<WorkshopEnv>()
    .get('/jobs', (c) => c.json<Job[], 200>(jobs.open(c.var.actor.account), 200))
    .post('/jobs/:id/acknowledge', byId, (c) => {
      const isOwn = jobs.acknowledge(c.req.valid('param').id, c.var.actor.account);
      return isOwn ? c.body(null, 204) : refuse(c, 'not-found');
    })
    .get('/jobs/:id', byId, (c) => {
      const job = jobs.find(c.req.valid('param').id, c.var.actor.account);
      return job ? c.json<Job, 200>(job, 200) : refuse(c, 'not-found');
    })
    .delete('/jobs/:id', byId, (c) => {
      const job = jobs.cancel(c.req.valid('param').id, c.var.actor.account);
      return job ? c.json<Job, 200>(job, 200) : refuse(c, 'not-found');
    });
}
