import { Worker } from 'node:worker_threads';
import { limitConcurrency } from '../../../db/limit-concurrency.ts';
import type { PublishStepName } from '../../../db/model/api/jobs.ts';
import type { Gate, PublishState, StickReport, SwitchResult } from '../../../db/model/api/publish.ts';
import type { Result } from '../../../db/model/result.ts';
import type { ChannelPlace } from '../../../db/release/channel/place.ts';
import type { ChannelState } from '../../../db/release/channel/state.ts';
import type { JobContext } from './releases/jobs.ts';

/** The settings and folders that a release job works with. Plain data: it crosses into a thread. */
export interface ReleaseGround {
  dataFolder: string;
  builtinFolder: string;
  pageFolder: string;
  version: string;
  trustedKeys: readonly string[];
  revokedKeys: readonly string[];
  releasesKept: number;
  /** Keys whose versions of the program this kiosk runs. */
  programKeys: readonly string[];
  /** How a release is drawn before it is installed; not at all when absent. */
  drawing?: DrawingMeans | undefined;
}

/** Work on releases that would delay answers to visitors, and therefore runs in a thread of its own. */
export type ReleaseJob =
  | { kind: 'state' }
  | { kind: 'publish'; key: string; passphrase: string }
  | { kind: 'install'; file: string; allowOlder: boolean }
  | { kind: 'rollback'; to: number }
  | { kind: 'from-stick'; stick: string; folder: string; files: string[]; fresh: string[] }
  | { kind: 'follow'; places: readonly ChannelPlace[]; resting: string[]; museum?: string | undefined; nowMs: number }
  | { kind: 'export'; sequence: number; out: string }
  | { kind: 'backup'; out: string }
  | { kind: 'stage'; file: string }
  | { kind: 'proof'; out: string };

export interface ReleaseJobResults {
  state: Omit<PublishState, 'approved' | 'waiting' | 'needsFirstKey'>;
  publish: SwitchResult;
  install: SwitchResult;
  rollback: SwitchResult;
  'from-stick': StickInstallResult;
  follow: { state: ChannelState; installed: string | null; installedApp: string | null };
  export: { file: string; bytes: number; sha256: string };
  backup: { file: string; bytes: number };
  /** Of the backup: when it was made, and by whom. */
  stage: { madeAt: string; by: string };
  proof: ProofRelease;
}

/** `isBusy`: another process changes the releases; retry later. */
export interface StickInstallResult {
  news: StickReport[];
  isBusy: boolean;
}

/** Database and media of a proof; not an installed release. */
interface ProofRelease {
  folder: string;
  manifest: { id: string; sequence: number; files: { path: string; bytes: number; sha256: string }[] };
}

/** The account that asked for the job. */
export interface ReleaseJobActor {
  account: string;
  name: string;
}

export interface ReleaseJobRefusal {
  reason: string;
  detail: string;
  /** One sentence for logs. */
  message: string;
  gates?: Gate[];
}

type ReleaseJobResult<R> = Result<R, ReleaseJobRefusal>;

/** Start data of the thread. */
export interface ReleaseJobInput {
  ground: ReleaseGround;
  by: ReleaseJobActor;
  job: ReleaseJob;
}

/** Messages to the running thread. */
export type ReleaseJobCommand = { cancel: true } | { drawing: Drawing };

/** Messages from the thread; `result` is the last. */
export type ReleaseJobMessage =
  | { progress: { done: number; of: number | null } }
  | { step: PublishStepName }
  /** Asks the program that shows the kiosk to draw the release in this folder. */
  | { draw: string }
  | { result: ReleaseJobResult<unknown> };

/** Heap of the thread, in MB. Generous: a thread that exceeds it may take the whole program with it. */
const maxHeapMb = 512;
/** Of new objects, in MB. By default a thread keeps up to 48 MB before it collects them, and publishing takes up to 100 MB more. */
const maxYoungMb = 12;

/** Threads at a time: a page can ask for many, and visitors need the memory. */
const limited = limitConcurrency(6);

/** Runs a release job in a thread of its own, once there is a place for it. @throws Error where the thread fails for a reason of its own */
export const runReleaseJob: typeof runInThread = (...job) => limited(() => runInThread(...job));

function runInThread<T extends ReleaseJob>(
  worker: URL,
  data: ReleaseJobInput & { job: T },
  context?: JobContext,
  draw: DrawByHost = async () => ({ by: 'none', reason: 'no program shows the kiosk' }),
): Promise<ReleaseJobResult<ReleaseJobResults[T['kind']]>> {
  const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: maxYoungMb };
  const thread = new Worker(worker, { workerData: data, resourceLimits });
  const send = (command: ReleaseJobCommand): void => thread.postMessage(command);
  const cancel = () => send({ cancel: true });
  if (context?.signal.aborted) cancel();
  context?.signal.addEventListener('abort', cancel);
  const drawFor = async (folder: string): Promise<void> => {
    const drawing = await draw(folder, (done, of) => context?.progress(done, of)).catch(
      (error: Error): Drawing => ({ by: 'none', reason: error.message }),
    );
    send({ drawing });
  };
  return new Promise<ReleaseJobResult<ReleaseJobResults[T['kind']]>>((resolve, reject) => {
    thread.on('message', (message: ReleaseJobMessage) => {
      if ('result' in message) resolve(message.result as ReleaseJobResult<ReleaseJobResults[T['kind']]>);
      else if ('draw' in message) void drawFor(message.draw);
      else if ('step' in message) context?.step(message.step);
      else context?.progress(message.progress.done, message.progress.of);
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(new Error('The thread ended without an answer.')));
  }).finally(() => context?.signal.removeEventListener('abort', cancel));
}

/** A refusal in the form of an API error. */
export function messageOf({ reason, detail, message, gates }: ReleaseJobRefusal) {
  const problems = gates?.flatMap(({ found }) => found.map(({ problem }) => problem));
  return { message, reason, detail, ...(problems ? { problems } : {}) };
}

/** The code of a refusal in the page's terms. */
export function codeOf(reason: string) {
  if (reason === 'no-space' || reason === 'busy' || reason === 'wrong-passphrase') return reason;
  return reason === 'cannot-write' ? 'read-only' : 'refused';
}

/** Who draws the screens of a release before it is kept. Plain data: it crosses into a thread. */
export type DrawingMeans =
  /** A browser of its own, without a window. */
  | { by: 'browser'; program: string; more: readonly string[] }
  /** The program that shows the kiosk, in a hidden window. */
  | { by: 'host' }
  | { by: 'none'; reason: string };

/** What came of drawing a release. */
export type Drawing =
  /** `of`: there are more than were drawn, where time ran out. */
  | { by: 'browser'; screens: number; of: number; elapsedMs: number; fault: string | null }
  /** No browser drew it, for a reason outside the release. */
  | { by: 'none'; reason: string };

/** Draws the release in a folder, in the program that shows the kiosk. */
export type DrawByHost = (folder: string, onProgress: (done: number, of: number) => void) => Promise<Drawing>;

/** For the audit and the log: what was drawn, or why nothing was. */
export function drawingDetails(drawing: Drawing | null): Record<string, string | number> {
  if (drawing === null) return {};
  if (drawing.by === 'none') return { notDrawn: drawing.reason };
  const { screens, of } = drawing;
  return screens < of && drawing.fault === null
    ? { screensDrawn: screens, screensInAll: of }
    : { screensDrawn: screens };
}
