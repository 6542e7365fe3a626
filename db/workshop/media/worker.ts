import { parentPort, workerData } from 'node:worker_threads';
import { uncleanMedia } from './clean.ts';
import type { MediaTask } from './run.ts';
import { takeMedia } from './take.ts';

/** A thread runs one task. */
const task = workerData as MediaTask;
const result = task.task === 'take' ? await takeMedia(task.upload, task.folder) : await uncleanMedia(task.files);
parentPort?.postMessage(result);
