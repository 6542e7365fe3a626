import { type ReadonlySignal, signal } from '@preact/signals';
import type { Job, JobSubject } from '../../../db/model/api/workshop.ts';
import { isRefusal, type WorkshopApi } from '../api/client.ts';

/** A long piece of work, from the moment that it is asked for until its end was told. */
export interface Piece {
  /** Of this page alone: the service knows it by the id of its job. */
  key: number;
  kind: Job['kind'];
  about: JobSubject;
  /** What the service says of it; null while it is still on its way there. */
  job: Job | null;
  isOver: boolean;
  /** What was thrown, where it did not begin or nobody knows how it ended. */
  failure: unknown;
  /** What it was made from, for another try; null where the page was loaded anew since. */
  from: unknown;
}

export type AskedPiece = Pick<Piece, 'kind'> & Partial<Pick<Piece, 'about' | 'from'>>;

/** The long pieces of work of whoever is signed in. They outlive the screen that began them. */
export interface Work {
  /** Those under way, and those whose end was not told yet. */
  pieces: ReadonlySignal<readonly Piece[]>;
  /** Begins one; `begin` asks the service for its job. Resolves when it is over, and never throws. */
  run(asked: AskedPiece, begin: () => Promise<Job>): Promise<void>;
  cancel(piece: Piece): void;
  /** Its end was told: nobody hears of it again. */
  told(piece: Piece): void;
  /** Finds what was left behind when the page was last closed. */
  pickUp(): Promise<void>;
}

const everyMs = 250;
/** So often in a row a service that does not answer is asked again: it may be starting anew. */
const mostSilence = 40;

export function createWork(api: Pick<WorkshopApi, 'job' | 'jobs' | 'acknowledgeJob' | 'cancelJob'>): Work {
  const pieces = signal<readonly Piece[]>([]);
  let lastKey = 0;
  const add = ({ kind, about = {}, from = null }: AskedPiece, job: Job | null): number => {
    const key = ++lastKey;
    pieces.value = [...pieces.peek(), { key, kind, about, job, from, isOver: false, failure: null }];
    return key;
  };
  const set = (key: number, change: Partial<Piece>): void => {
    pieces.value = pieces.peek().map((piece) => (piece.key === key ? { ...piece, ...change } : piece));
  };
  const watch = async (key: number, begun: () => Promise<Job>): Promise<void> => {
    try {
      let job = await begun();
      while (job.state === 'running') {
        set(key, { job });
        await new Promise((resolve) => setTimeout(resolve, everyMs));
        job = await askedPatiently(api, job);
      }
      set(key, { job, isOver: true });
    } catch (failure) {
      set(key, { failure, isOver: true });
    }
  };
  return {
    pieces,
    run: (asked, begin) => watch(add(asked, null), begin),
    cancel: ({ job }) => {
      if (job) void api.cancelJob(job.id).catch(() => {});
    },
    told: ({ key, job }) => {
      pieces.value = pieces.peek().filter((piece) => piece.key !== key);
      if (job) void api.acknowledgeJob(job.id).catch(() => {});
    },
    pickUp: async () => {
      const known = new Set(pieces.peek().map(({ job }) => job?.id));
      for (const job of await api.jobs().catch(() => [])) {
        if (!known.has(job.id)) void watch(add(job, job), async () => job);
      }
    },
  };
}

/** @throws WorkshopRefusal where the service does not know it, or answers nothing for long */
async function askedPatiently(api: Pick<WorkshopApi, 'job'>, last: Job): Promise<Job> {
  for (let silence = 0; ; silence++) {
    try {
      return await api.job(last.id);
    } catch (error) {
      if (silence === mostSilence || !isRefusal(error, 'no-answer')) throw error;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
