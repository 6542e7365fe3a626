import { lockReleases } from '../store/locks.ts';
import { refusalReasons } from '../trust/verify.ts';

/** Every reason for which a package is not written, or not installed: those of a release, and those of its carriage. */
export const packageReasons = [
  ...refusalReasons,
  'no-such-file',
  'unreadable-package', // the medium does not give it
  'not-a-package',
  'huge-manifest',
  'truncated-package',
  'trailing-bytes',
  'changed-package', // a byte outside of the files is not as it was exported
  'older', // its sequence number is below that of what is shown
  'far-ahead', // its sequence number leaves none for the releases that follow
  'went-back', // a person went back on purpose: only a person installs a newer one
  'taken', // another release has its sequence number
  'no-space',
  'cannot-write', // the disk refuses
  'place-taken', // something that is no package has the name of the file to be written
  'unhealthy', // a screen cannot be shown of it
  'nothing-before', // there is nothing to go back to
  'unclean-media', // a drafts file or a backup brings a file that the media folder would not have taken
  'busy', // another program changes the releases at this moment
  'cancelled',
] as const;
export type PackageReason = (typeof packageReasons)[number];

export interface PackageRefusal {
  reason: PackageReason;
  /** The file, key, number or error code that it is about; empty where the reason says all. */
  detail: string;
}

/** Unwinds the work; `refusable` turns it into an outcome. */
export class PackageRefused extends Error {
  readonly refusal: PackageRefusal;

  constructor(reason: PackageReason, detail = '') {
    super(`${reason} ${detail}`);
    this.refusal = { reason, detail };
  }
}

export type Outcome<T> = ({ ok: true } & T) | { ok: false; refusal: PackageRefusal };

/** Does the work. Refusals and disk errors become an outcome; bugs are rethrown. */
export async function refusable<T>(work: () => Promise<Outcome<T>>, signal?: AbortSignal): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) return { ok: false, refusal: { reason: 'cancelled', detail: '' } };
    return { ok: false, refusal: refusalOf(error) };
  }
}

function refusalOf(error: unknown): PackageRefusal {
  if (error instanceof PackageRefused) return error.refusal;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || code.startsWith('ERR_')) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return { reason: 'no-space', detail: '' };
  return { reason: 'cannot-write', detail: code };
}

/** Audit event of a package. */
export interface ReleaseEvent {
  action: 'export' | 'install' | 'rollback';
  /** The release's id; of a refusal the name of the file, or the number that was asked for. */
  subject: string;
  details: Record<string, string | number | null>;
}

/** Tells the audit of a refusal, too. @returns the outcome, as it is */
export function noteRefusal<T>(
  outcome: Outcome<T>,
  audit: (event: ReleaseEvent) => void,
  action: ReleaseEvent['action'],
  subject: string,
): Outcome<T> {
  if (!outcome.ok)
    audit({ action, subject, details: { refused: outcome.refusal.reason, detail: outcome.refusal.detail } });
  return outcome;
}

/** Does the work while no other program changes the releases of a data folder. */
export function changeReleases<T>(
  dataFolder: string,
  work: () => Promise<Outcome<T>>,
  signal?: AbortSignal,
): Promise<Outcome<T>> {
  return refusable(async () => {
    const lock = lockReleases(dataFolder);
    if (!lock.ok) throw new PackageRefused(lock.error);
    try {
      return await work();
    } finally {
      lock.value();
    }
  }, signal);
}
