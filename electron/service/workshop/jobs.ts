import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { PublishStepName } from '../../../db/model/record/publish.ts';
import type { Job, JobSubject, WorkshopErrorReply } from '../../../db/model/record/workshop.ts';
import { detailsOf, type Log } from '../log.ts';
import type { WorkshopEnv } from './env.ts';
import { byId } from './input.ts';
import { diskFaultOf, messages, refuse } from './refusal.ts';

/** Thrown by a job's work: it cannot be done, for a reason that people understand. */
export class JobRefused extends Error {
  readonly error: WorkshopErrorReply['error'];
  constructor(error: WorkshopErrorReply['error']) {
    super(error.message);
    this.error = error;
  }
}

export interface JobWork {
  /** Aborted when the job is cancelled or the program ends; the work then throws, and has left nothing behind. */
  signal: AbortSignal;
  /** Says how far it is. */
  progress(done: number, of: number | null): void;
  /** Says which of its parts has begun. */
  step(name: PublishStepName): void;
}

/** Whose work it is, and what it is about. */
export interface JobAsked {
  kind: Job['kind'];
  /** Id of the account. */
  by: string;
  about?: JobSubject;
}

/** Long pieces of work, and what became of them. They end with the program. */
export interface Jobs {
  /** Begins at once. `work` resolves with the job's result, or throws `JobRefused`. */
  start(asked: JobAsked, work: (job: JobWork) => Promise<unknown>): Job;
  find(id: string): Job | null;
  /** Somebody's own that run, or whose end they have not been told of: a page that was left finds them again. */
  open(by: string): Job[];
  /** Its end was told. @returns whether there is such a job of theirs */
  told(id: string, by: string): boolean;
  /** @returns the job, perhaps still running for a moment; null where there is none */
  cancel(id: string): Job | null;
  /** Cancels all of them and waits for their end. */
  close(): Promise<void>;
}

/** So many stay to be asked for; running ones always do. */
const mostKept = 50;

interface Running {
  job: Job;
  by: string;
  isTold: boolean;
  abort: AbortController;
  ended: Promise<void>;
}

export function createJobs({ log }: { log: Log }): Jobs {
  const running = new Map<string, Running>();
  const forgetOldest = (): void => {
    for (const [id, { job }] of running) if (running.size > mostKept && job.state !== 'running') running.delete(id);
  };
  const shown = (id: string): Job | null => {
    const job = running.get(id)?.job;
    return job ? { ...job } : null;
  };
  return {
    start: ({ kind, by, about = {} }, work) => {
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
      running.set(job.id, { job, by, isTold: false, abort, ended: run(job, abort.signal, work, log) });
      forgetOldest();
      return { ...job };
    },
    find: shown,
    open: (by) => [...running.values()].flatMap((each) => (each.by === by && !each.isTold ? [{ ...each.job }] : [])),
    told: (id, by) => {
      const found = running.get(id);
      if (found?.by !== by) return false;
      found.isTold = true;
      return true;
    },
    cancel: (id) => {
      running.get(id)?.abort.abort();
      return shown(id);
    },
    close: async () => {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

async function run(job: Job, signal: AbortSignal, work: (job: JobWork) => Promise<unknown>, log: Log): Promise<void> {
  const progress = (done: number, of: number | null) => void Object.assign(job, { done, of });
  const step = (name: PublishStepName) => void Object.assign(job, { step: name, done: 0, of: null });
  try {
    job.result = (await work({ signal, progress, step })) ?? null;
    job.state = 'done';
  } catch (error) {
    if (error instanceof JobRefused) Object.assign(job, { state: 'refused', error: error.error });
    else if (signal.aborted) job.state = 'cancelled';
    else fail(job, error, log);
  }
}

function fail(job: Job, error: unknown, log: Log): void {
  log.error('unexpected-error', { where: `job ${job.kind}`, ...detailsOf(error) });
  job.state = 'failed';
  const code = diskFaultOf(error) ?? 'internal';
  job.error = { code, message: messages[code] };
}

/** How far a job is, its end before its time, and the ones that somebody left and comes back to. */
export function jobRoutes({ jobs }: { jobs: Jobs }) {
  return new Hono<WorkshopEnv>()
    .get('/jobs', (c) => c.json<Job[], 200>(jobs.open(c.var.actor.account), 200))
    .post('/jobs/:id/told', byId, (c) => {
      const isTheirs = jobs.told(c.req.valid('param').id, c.var.actor.account);
      return isTheirs ? c.body(null, 204) : refuse(c, 'not-found');
    })
    .get('/jobs/:id', byId, (c) => {
      const job = jobs.find(c.req.valid('param').id);
      return job ? c.json<Job, 200>(job, 200) : refuse(c, 'not-found');
    })
    .delete('/jobs/:id', byId, (c) => {
      const job = jobs.cancel(c.req.valid('param').id);
      return job ? c.json<Job, 200>(job, 200) : refuse(c, 'not-found');
    });
}
