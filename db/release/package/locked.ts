import { lockReleases, ReleasesBusy } from '../store/lock.ts';
import { type Outcome, PackageRefused, refusable } from './reason.ts';

/** Does the work while no other program changes the releases of a data folder. */
export function changeReleases<T>(
  dataFolder: string,
  work: () => Promise<Outcome<T>>,
  signal?: AbortSignal,
): Promise<Outcome<T>> {
  return refusable(async () => {
    const unlock = lockOrRefuse(dataFolder);
    try {
      return await work();
    } finally {
      unlock();
    }
  }, signal);
}

function lockOrRefuse(dataFolder: string): () => void {
  try {
    return lockReleases(dataFolder);
  } catch (error) {
    throw error instanceof ReleasesBusy ? new PackageRefused('busy') : error;
  }
}
