import { parentPort, workerData } from 'node:worker_threads';
import { uncleanMedia } from './clean.ts';
import { takePages } from './pdf.ts';
import type { MediaTask } from './run.ts';
import { takeMedia } from './take.ts';

function run(task: MediaTask) {
  if (task.task === 'take') return takeMedia(task.upload, task.folder);
  return task.task === 'pages' ? takePages(task.upload, task.folder) : uncleanMedia(task.files);
}

/** A thread runs one task. */
parentPort?.postMessage(await run(workerData as MediaTask));
