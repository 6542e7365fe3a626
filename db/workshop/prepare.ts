import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { draftMigrations, draftsId, workshopId, workshopMigrations } from './migrations/steps.ts';
import { isFilled } from './open.ts';
import { isUpToDate } from './store-file.ts';

/** A workshop that is to be opened; crosses to the thread as it is. */
export interface Preparation {
  /** `<data>/workshop`. */
  folder: string;
  /** Content files that a new workshop is filled with. */
  contentFolder: string;
  /** ISO; when its first revisions are said to be made. */
  at: string;
}

/**
 * Makes a workshop, fills or migrates it, so that opening it afterwards is immediate. That may take a second or,
 * with a large store to be migrated, many: it is done in a thread of its own, and visitors are answered meanwhile. Where
 * the machine ends in the middle, the next preparation starts over.
 *
 * @param worker the built `prepare-worker.ts`, or the file itself
 * @throws WorkshopUnusable, as a plain Error of the same code and message
 */
export async function prepareWorkshop(preparation: Preparation, worker: URL): Promise<void> {
  if (isPrepared(preparation.folder)) return;
  const thread = new Worker(worker, { workerData: preparation });
  await new Promise<void>((resolve, reject) => {
    thread.on('error', reject);
    thread.on('exit', (status) => (status === 0 ? resolve() : reject(new Error(`the thread ended with ${status}`))));
  });
}

/** Whether nothing is left to be done but to open it. */
export function isPrepared(folder: string): boolean {
  const file = join(folder, 'workshop.db');
  const drafts = { file: join(folder, 'drafts.db'), applicationId: draftsId, migrations: draftMigrations };
  return (
    isUpToDate({ file, applicationId: workshopId, migrations: workshopMigrations }) &&
    isUpToDate(drafts) &&
    isFilled(file)
  );
}
