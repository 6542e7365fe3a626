import { type ReadonlySignal, signal } from '@preact/signals';
import type { Job, JobSubject } from '../../../db/model/api/jobs.ts';
import type { WorkshopApi } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';

/** A job as the page tracks it: from the request until its result is acknowledged. */
export interface PageJob {
  /** Of this page alone; the service knows the job by `job.id`. */
  key: number;
  kind: Job['kind'];
  about: JobSubject;
  /** The last state that the service reported; null until it has answered the request. */
  job: Job | null;
  isFinished: boolean;
  /** What was thrown when the job could not start, or when its end is unknown. */
  failure: unknown;
  /** The input, for another try; null if the page was loaded again since. */
  source: unknown;
}

export type JobRequest = Pick<PageJob, 'kind'> & Partial<Pick<PageJob, 'about' | 'source'>>;

/** The long-running jobs of the signed-in account. They outlive the screen that started them. */
export interface Jobs {
  /** Those that run, and those whose result is not acknowledged. */
  list: ReadonlySignal<readonly PageJob[]>;
  /** Starts a job with a request to the service. Resolves when it has finished; never rejects. */
  run(request: JobRequest, start: () => Promise<Job>): Promise<void>;
  cancel(job: PageJob): void;
  /** The result was shown: the job leaves the list, here and at the service. */
  acknowledge(job: PageJob): void;
  /** Resumes jobs that an earlier load of the page started. */
  resume(): Promise<void>;
}

type JobsApi = Pick<WorkshopApi, 'job' | 'jobs'> &
  Record<'acknowledgeJob' | 'cancelJob', (id: string) => Promise<unknown>>;

const pollMs = 250;
/** Consecutive polls without an answer before the job is given up: the service may be restarting. */
const maxSilentPolls = 40;

export function createJobs(api: JobsApi): Jobs {
  const list = signal<readonly PageJob[]>([]);
  let lastKey = 0;
  const add = ({ kind, about = {}, source = null }: JobRequest, job: Job | null): number => {
    const key = ++lastKey;
    list.value = [...list.peek(), { key, kind, about, job, source, isFinished: false, failure: null }];
    return key;
  };
  const set = (key: number, change: Partial<PageJob>): void => {
    list.value = list.peek().map((each) => (each.key === key ? { ...each, ...change } : each));
  };
  const watch = async (key: number, start: () => Promise<Job>): Promise<void> => {
    try {
      let job = await start();
      while (job.state === 'running') {
        set(key, { job });
        await new Promise((resolve) => setTimeout(resolve, pollMs));
        job = await poll(api, job);
      }
      set(key, { job, isFinished: true });
    } catch (failure) {
      set(key, { failure, isFinished: true });
    }
  };
  return {
    list,
    run: (request, start) => watch(add(request, null), start),
    cancel: ({ job }) => {
      if (job) void api.cancelJob(job.id).catch(() => {});
    },
    acknowledge: ({ key, job }) => {
      list.value = list.peek().filter((each) => each.key !== key);
      if (job) void api.acknowledgeJob(job.id).catch(() => {});
    },
    resume: async () => {
      const known = new Set(list.peek().map(({ job }) => job?.id));
      for (const job of await api.jobs().catch(() => [])) {
        if (!known.has(job.id)) void watch(add(job, job), async () => job);
      }
    },
  };
}

/** @throws WorkshopRefusal when the service does not know the job, or does not answer for long */
async function poll(api: Pick<WorkshopApi, 'job'>, last: Job): Promise<Job> {
  for (let silentPolls = 0; ; silentPolls++) {
    try {
      return await api.job(last.id);
    } catch (error) {
      if (silentPolls === maxSilentPolls || !isRefusal(error, 'no-answer')) throw error;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}
