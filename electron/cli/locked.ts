import { lockReleases } from '../../db/release/store/locks.ts';
import { Refused } from './reply.ts';
import { Complaint } from './user-error.ts';

/** Does the work while no other program changes the releases. @throws {Refused} where one does */
export function whileLocked<T>(dataFolder: string, work: () => T): T {
  const unlock = lockOrRefuse(dataFolder);
  try {
    return work();
  } finally {
    unlock();
  }
}

function lockOrRefuse(dataFolder: string): () => void {
  try {
    const lock = lockReleases(dataFolder);
    if (lock.ok) return lock.value;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || code.startsWith('ERR_')) throw error;
    throw new Complaint(`the releases in ${dataFolder} cannot be changed (${code}).`);
  }
  throw new Refused('busy', 'another program changes the releases at this moment: try again in a minute.');
}
