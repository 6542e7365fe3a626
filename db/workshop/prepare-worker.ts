import { workerData } from 'node:worker_threads';
import type { Preparation } from './prepare.ts';
import { prepare } from './prepare-here.ts';

/** A thread's whole life: one workshop made ready to be opened. */
prepare(workerData as Preparation);
