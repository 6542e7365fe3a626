import { Worker } from 'node:worker_threads';
import type {
  Gate,
  PluggedNews,
  PublishState,
  PublishStepName,
  SwitchResult,
} from '../../../db/model/record/publish.ts';
import type { DrawByHost, Drawing, DrawingMeans } from './drawing.ts';
import { JobRefused, type JobWork } from './jobs.ts';

/** Where a task works, and in whose name. Plain data: it crosses into a thread. */
export interface ReleaseGround {
  dataFolder: string;
  builtinFolder: string;
  pageFolder: string;
  version: string;
  trustedKeys: readonly string[];
  revokedKeys: readonly string[];
  releasesKept: number;
  /** Who draws a release before it is kept; nobody unless it is said. */
  drawing?: DrawingMeans | undefined;
}

/** What is too heavy for the thread that answers visitors. */
export type ReleaseTask =
  | { task: 'state' }
  | { task: 'publish'; key: string; passphrase: string }
  | { task: 'install'; file: string; allowOlder: boolean }
  | { task: 'rollback'; to: number }
  | { task: 'plugged'; stick: string; folder: string; files: string[]; fresh: string[] }
  | { task: 'export'; sequence: number; out: string }
  | { task: 'backup'; out: string }
  | { task: 'stage'; file: string }
  | { task: 'proof'; out: string };

export interface ReleaseTaskResults {
  state: Omit<PublishState, 'approved' | 'waiting'>;
  publish: SwitchResult;
  install: SwitchResult;
  rollback: SwitchResult;
  plugged: PluggedResult;
  export: { file: string; bytes: number; sha256: string };
  backup: { file: string; bytes: number };
  /** Of the backup: when it was made, and by whom. */
  stage: { madeAt: string; by: string };
  proof: ProofRelease;
}

/** What came of a stick. `isBusy`: somebody else changes the releases, it is to be tried again. */
export interface PluggedResult {
  news: PluggedNews[];
  isBusy: boolean;
}

/** What a proof shows: a database and media, of no release. */
export interface ProofRelease {
  folder: string;
  manifest: { id: string; sequence: number; files: { path: string; bytes: number; sha256: string }[] };
}

/** Who asked for it. */
export interface TaskBy {
  account: string;
  name: string;
}

export interface TaskRefusal {
  reason: string;
  detail: string;
  /** One sentence for logs. */
  message: string;
  gates?: Gate[];
}

export type TaskOutcome<R> = { ok: true; value: R } | { ok: false; refusal: TaskRefusal };

/** What goes into the thread. */
export interface TaskData {
  ground: ReleaseGround;
  by: TaskBy;
  task: ReleaseTask;
}

/** What is said to it while it works. */
export type TaskWord = { cancel: true } | { drawing: Drawing };

/** What comes out of it. */
export type TaskNews =
  | { done: number; of: number | null }
  | { step: PublishStepName }
  /** Asks for a drawing by the program that shows the kiosk. */
  | { draw: string }
  | { outcome: TaskOutcome<unknown> };

/** Heap of the thread, in MB. Generous: a thread that exceeds it may take the whole program with it. */
const mostHeapMb = 512;

/** Runs a task in a thread of its own. @throws Error where the thread fails for a reason of its own */
export function runReleaseTask<T extends ReleaseTask>(
  worker: URL,
  data: TaskData & { task: T },
  job?: JobWork,
  draw: DrawByHost = async () => ({ by: 'nobody', reason: 'no program shows the kiosk' }),
): Promise<TaskOutcome<ReleaseTaskResults[T['task']]>> {
  const thread = new Worker(worker, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: mostHeapMb } });
  const say = (word: TaskWord): void => thread.postMessage(word);
  const cancel = () => say({ cancel: true });
  if (job?.signal.aborted) cancel();
  job?.signal.addEventListener('abort', cancel);
  const drawFor = async (folder: string): Promise<void> => {
    const drawing = await draw(folder, (done, of) => job?.progress(done, of)).catch(
      (error: Error): Drawing => ({ by: 'nobody', reason: error.message }),
    );
    say({ drawing });
  };
  return new Promise<TaskOutcome<ReleaseTaskResults[T['task']]>>((resolve, reject) => {
    thread.on('message', (news: TaskNews) => {
      if ('outcome' in news) resolve(news.outcome as TaskOutcome<ReleaseTaskResults[T['task']]>);
      else if ('draw' in news) void drawFor(news.draw);
      else if ('step' in news) job?.step(news.step);
      else job?.progress(news.done, news.of);
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(new Error('The thread ended without an answer.')));
  }).finally(() => job?.signal.removeEventListener('abort', cancel));
}

/** The result of a job. @throws JobRefused @throws Error where it was cancelled */
export function resultOf<R>(outcome: TaskOutcome<R>): R {
  if (outcome.ok) return outcome.value;
  if (outcome.refusal.reason === 'cancelled') throw new Error('cancelled');
  throw new JobRefused({ code: codeOf(outcome.refusal.reason), ...messageOf(outcome.refusal) });
}

/** A refusal as the page is told of it. */
export function messageOf({ reason, detail, message, gates }: TaskRefusal) {
  const problems = gates?.flatMap(({ found }) => found.map(({ problem }) => problem));
  return { message, reason, detail, ...(problems ? { problems } : {}) };
}

function codeOf(reason: string) {
  if (reason === 'no-space' || reason === 'busy' || reason === 'wrong-passphrase') return reason;
  return reason === 'cannot-write' ? 'read-only' : 'refused';
}
