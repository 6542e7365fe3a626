import type { Result } from '../../model/result.ts';
import { lockReleases } from '../store/locks.ts';
import { type Refusal, refusalReasons, refuse } from '../trust/verify.ts';

/** Every reason for which a package is not written, or not installed: those of a release, and those of its transport. */
export const packageReasons = [
  ...refusalReasons,
  'no-such-file',
  'unreadable-package', // the medium does not give it
  'not-a-package',
  'huge-manifest',
  'truncated-package',
  'trailing-bytes',
  'changed-package', // a byte outside of the files is not as it was exported
  'far-ahead', // its sequence number leaves none for the releases that follow
  'older', // its sequence number is below that of what is shown
  'went-back', // a person went back on purpose: only a person installs a newer one
  'taken', // another release has its sequence number
  'no-space',
  'cannot-write', // the disk refuses
  'place-taken', // something that is no package has the name of the file to be written
  'unhealthy', // a screen cannot be shown of it
  'other-platform', // a program for another system
  'older-program', // its version is not above that of this kiosk
  'newer-package-needed', // a program that does not run on so old an installed package
  'self-check-failed', // a program that cannot show this kiosk
  'failed-before', // this version of the program did not come up on this kiosk
  'not-updatable', // this program was not started in a way that could start another version
  'nothing-before', // there is nothing to go back to
  'unclean-media', // a drafts file or a backup brings a file that the media folder would not have taken
  'busy', // another program changes the releases at this moment
  'cancelled',
] as const;
export type PackageReason = (typeof packageReasons)[number];
export type PackageRefusal = Refusal<PackageReason>;
export type PackageResult<T> = Result<T, PackageRefusal>;

/** Does the work; errors of the disk and an abort become refusals, bugs are rethrown. */
export async function refusable<T, E>(
  work: () => Promise<Result<T, E>>,
  signal?: AbortSignal,
): Promise<Result<T, E | PackageRefusal>> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) return refuse('cancelled');
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || code.startsWith('ERR_')) throw error;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
    return isFull ? refuse('no-space') : refuse('cannot-write', code);
  }
}

/** Audit event of a package. */
export interface ReleaseEvent {
  action: 'export' | 'install' | 'rollback';
  /** The release's id; of a refusal the name of the file, or the number that was asked for. */
  subject: string;
  details: Record<string, string | number | null>;
}

/** Records a refusal in the audit. @returns the outcome, unchanged */
export function auditRefusal<T>(
  outcome: PackageResult<T>,
  audit: (event: ReleaseEvent) => void,
  action: ReleaseEvent['action'],
  subject: string,
): PackageResult<T> {
  if (!outcome.ok) audit({ action, subject, details: { refused: outcome.error.reason, detail: outcome.error.detail } });
  return outcome;
}

/** Does the work while no other program changes the releases of a data folder. */
export function changeReleases<T, E>(
  dataFolder: string,
  work: () => Promise<Result<T, E>>,
  signal?: AbortSignal,
): Promise<Result<T, E | PackageRefusal>> {
  return refusable<T, E | PackageRefusal>(async () => {
    const lock = lockReleases(dataFolder);
    if (!lock.ok) return refuse(lock.error);
    try {
      return await work();
    } finally {
      lock.value();
    }
  }, signal);
}
