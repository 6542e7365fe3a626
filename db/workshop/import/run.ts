import { Worker } from 'node:worker_threads';
import type { TableOutcome, TableResults, TableTask } from './jobs.ts';

export interface RunOptions {
  /** The built worker, or `worker.ts` itself. */
  worker: URL;
  signal?: AbortSignal | undefined;
  onProgress?: ((rows: number) => void) | undefined;
}

/** Memory of a worker's own heap in MB; a table that needs more is refused as too large. */
const maxHeapMb = 160;

/** Rows are forgotten as soon as they are checked: more than this only keeps them longer. */
const youngHeapMb = 16;

/** Runs a task in a thread of its own. @throws Error where the worker fails for a reason of its own */
export function runTable<T extends TableTask>(
  task: T,
  options: RunOptions,
): Promise<TableOutcome<TableResults[T['task']]>> {
  const { worker: file, signal, onProgress } = options;
  const called = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(file, {
    workerData: { task, called },
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: youngHeapMb },
  });
  const call = () => Atomics.store(called, 0, 1);
  if (signal?.aborted) call();
  signal?.addEventListener('abort', call);
  return new Promise<TableOutcome<TableResults[T['task']]>>((resolve, reject) => {
    worker.on('message', (news: { done?: number; outcome?: TableOutcome<TableResults[T['task']]> }) => {
      if (news.done !== undefined) onProgress?.(news.done);
      if (news.outcome !== undefined) resolve(news.outcome);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return reject(error);
      const message = 'This table needs more memory than there is: split it into several.';
      resolve({ ok: false, reason: 'refused', code: 'too-large', message, row: 0 });
    });
    worker.on('exit', () => reject(new Error('The worker ended without an answer.')));
  }).finally(() => signal?.removeEventListener('abort', call));
}
