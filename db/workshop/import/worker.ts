import { parentPort, workerData } from 'node:worker_threads';
import { Cancelled, outcomeOf, preview, type TableTask, type TaskHooks } from './jobs.ts';

/** A worker's whole life: one task. `called`: set to 1 from outside when nobody wants it any more. */
const { task, called } = workerData as { task: TableTask; called: Int32Array };

const rowsBetweenNews = 500;

const tell = (done: number): boolean => {
  parentPort?.postMessage({ done });
  return Atomics.load(called, 0) === 1;
};

const hooks: TaskHooks = {
  row: (done) => {
    if (done % rowsBetweenNews === 0 && tell(done)) throw new Cancelled();
  },
  tell,
};

const run = async () => {
  if (task.task === 'preview') return preview(task, hooks);
  const { check, exportStored, write } = await import('./stored-jobs.ts');
  if (task.task === 'write') return write(task, hooks);
  return task.task === 'check' ? check(task, hooks) : exportStored(task, hooks);
};

parentPort?.postMessage({ outcome: await outcomeOf<unknown>(run) });
