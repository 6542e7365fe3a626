import { Worker } from 'node:worker_threads';
import type { MediaFile } from '../../model/api/media.ts';
import { hardPdf, type MediaResult } from './format.ts';

/** A task for a media thread; a structured clone. */
export type MediaTask =
  | { task: 'take'; upload: string; folder: string }
  /** The pages of a PDF, as images. */
  | { task: 'pages'; upload: string; folder: string }
  /** Which of these files, named by their hashes, are not as `takeMedia` leaves them. */
  | { task: 'unclean'; files: readonly string[] };

interface MediaResults {
  take: MediaResult<MediaFile>;
  pages: MediaResult<MediaFile[]>;
  unclean: string[];
}

/** Runs a task in a thread. @throws Error where the disk fails */
export type RunMedia = <T extends MediaTask>(task: T) => Promise<MediaResults[T['task']]>;

/**
 * Takes media in a thread of its own, since a good recording keeps one busy for seconds, and one after the other, since
 * a single image can take hundreds of megabytes.
 *
 * @param worker the built `worker.ts`, or the file itself
 * @param maxPdfMs a file may be made to be drawn for hours
 */
export function mediaRunner(worker: URL, maxPdfMs = 5 * 60_000): RunMedia {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(() => runInThread(worker, task, maxPdfMs));
    last = result.catch(() => {});
    return result;
  };
}

function runInThread<T extends MediaTask>(file: URL, task: T, maxPdfMs: number): Promise<MediaResults[T['task']]> {
  const thread = new Worker(file, { workerData: task });
  return new Promise((resolve, reject) => {
    thread.on('message', resolve);
    if (task.task === 'pages') {
      const timer = setTimeout(() => {
        resolve(hardPdf as MediaResults[T['task']]);
        void thread.terminate();
      }, maxPdfMs);
      thread.on('exit', () => clearTimeout(timer));
    }
    thread.on('error', reject);
    thread.on('exit', () => reject(new Error('The thread ended without an answer.')));
  });
}
