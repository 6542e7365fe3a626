import { workerData } from 'node:worker_threads';
import { type Preparation, prepare } from './prepare.ts';

/** A thread's whole life: one workshop made ready to be opened. */
prepare(workerData as Preparation);
