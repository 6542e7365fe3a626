import { statSync } from 'node:fs';
import { join } from 'node:path';
import { runSliced } from '../../sqlite/time-slicing.ts';
import { databaseFile, manifestFile, signatureFile } from '../manifest.ts';
import {
  type FallbackOptions,
  type KnownKeys,
  openBestRelease,
  openBestReleaseSteps,
  type ReleaseLog,
  type ReleaseState,
} from './fallback.ts';
import { releasesFolder } from './pointer.ts';
import { verifiedNote } from './verified-note.ts';

export const recheckTimes = {
  /** Interval at which size and date of the files are compared. */
  intervalMs: 1_000,
  /** Delay before a better level that was refused is tried again; doubles up to the maximum. */
  retryMs: 5_000,
  maxRetryMs: 5 * 60_000,
  /** Delay after which a release that was opened by its note is read in full all the same. */
  fullCheckMs: 10 * 60_000,
} as const;

/** Why the kiosk shows another release. */
type ChangeReason =
  /** The pointer, a file or the keys changed. */
  | 'changed'
  /** A better release was refused earlier and is tried again. */
  | 'retry'
  /** It was opened by its note and is read in full now. */
  | 'full-check'
  /** A route could not read the open release. */
  | 'unreadable';

/** The release that the kiosk shows, re-opened when its files, the pointer or the keys change. */
interface CurrentRelease {
  current(): ReleaseState;
  /** Runs the fallback chain at once: the open release could not be read. @param detail for the log */
  recover(detail: string): void;
  /** Runs the fallback chain in short steps if anything changed or a retry is due. Call every `intervalMs`. */
  recheck(): Promise<void>;
  close(): void;
}

interface CurrentReleaseOptions extends Omit<FallbackOptions, keyof KnownKeys | 'byNote'> {
  /** Called at every recheck, so that a trusted or revoked key takes effect at once. Must be cheap. */
  keys: () => KnownKeys;
  /** A key was revoked or removed: close every release that it signed, those that pages still read included. */
  onKeyLost?: (() => void) | undefined;
}

/**
 * Keeps the kiosk on the best usable level of the fallback chain: down when the open release is deleted, changed, locked,
 * unreadable or its key revoked; up when a refused release is valid again; over when the pointer moves.
 *
 * @param monotonicMs a clock that does not jump
 * @param retire takes over a replaced release that can still be read; the default closes it
 */
export function watchCurrentRelease(
  options: CurrentReleaseOptions,
  monotonicMs: () => number,
  retire: (state: ReleaseState) => void = (state) => state.close(),
): CurrentRelease {
  const log = withoutRepeats(options.log);
  let keys = options.keys();
  const note = options.note ?? verifiedNote(options.dataFolder);
  const fallbackOptions = (): FallbackOptions => ({ ...options, ...keys, log, note });
  const firstInputs = fingerprintOfInputs(options, keys);
  let state = openBestRelease({ ...fallbackOptions(), byNote: true });
  const fullCheckAtMs = monotonicMs() + recheckTimes.fullCheckMs;
  let seen = fingerprintOf(firstInputs, options, state);
  let retryMs: number = recheckTimes.retryMs;
  let retryAtMs = monotonicMs() + retryMs;
  let isChecking = false;

  const change = (
    next: ReleaseState,
    inputs: string,
    { reason, detail }: { reason: ChangeReason; detail?: string },
    leave = (before: ReleaseState) => before.close(),
  ): void => {
    const before = state;
    state = next;
    seen = fingerprintOf(inputs, options, state);
    const [from, to] = [nameOf(before), nameOf(state)];
    if (from !== to) {
      options.log.warn('release-level-changed', { reason, from, to, detail });
      retryMs = recheckTimes.retryMs;
      retryAtMs = monotonicMs() + retryMs;
    }
    if (before.release?.manifest.id === next.release?.manifest.id) before.close();
    else leave(before);
  };

  /** Adopts the current keys. `leave`: what to do with the replaced release; one whose key is lost must not be retired. */
  const begin = (): { inputs: string; leave: typeof retire } => {
    const before = keys;
    keys = options.keys();
    const inputs = fingerprintOfInputs(options, keys);
    if (!isAnyLost(before, keys)) return { inputs, leave: retire };
    options.onKeyLost?.();
    return { inputs, leave: (replaced) => replaced.close() };
  };

  const reasonToRecheck = (): ChangeReason | null => {
    if (fingerprintOf(fingerprintOfInputs(options, options.keys()), options, state) !== seen) return 'changed';
    if (state.isByNote && monotonicMs() >= fullCheckAtMs) return 'full-check';
    if (!state.isDegraded || monotonicMs() < retryAtMs) return null;
    retryMs = Math.min(2 * retryMs, recheckTimes.maxRetryMs);
    retryAtMs = monotonicMs() + retryMs;
    return 'retry';
  };

  return {
    current: () => state,
    recover(detail) {
      const { inputs } = begin();
      change(openBestRelease(fallbackOptions()), inputs, { reason: 'unreadable', detail });
    },
    async recheck() {
      const reason = isChecking ? null : reasonToRecheck();
      if (reason === null) return;
      isChecking = true;
      const { inputs, leave } = begin();
      try {
        change(await runSliced(openBestReleaseSteps(fallbackOptions())), inputs, { reason }, leave);
      } finally {
        isChecking = false;
      }
    },
    close: () => state.close(),
  };
}

function isAnyLost(before: KnownKeys, after: KnownKeys): boolean {
  const { revokedKeys = [] } = before;
  return (
    before.trustedKeys.some((key) => !after.trustedKeys.includes(key)) ||
    (after.revokedKeys ?? []).some((id) => !revokedKeys.includes(id))
  );
}

const nameOf = ({ level, release }: ReleaseState): string => (release ? `${level} ${release.manifest.id}` : level);

/** Pointer and keys. Taken before the chain runs, so that changes made during a run are detected by the next recheck. */
function fingerprintOfInputs(
  { dataFolder }: CurrentReleaseOptions,
  { trustedKeys, revokedKeys = [] }: KnownKeys,
): string {
  return [fingerprintOfFile(join(releasesFolder(dataFolder), 'current')), ...trustedKeys, '-', ...revokedKeys].join(
    '\n',
  );
}

/** Changes when the inputs or any file of the releases changes; reads no release. */
function fingerprintOf(inputs: string, { builtinFolder }: CurrentReleaseOptions, state: ReleaseState): string {
  const folders = new Set([builtinFolder, ...state.installedFolders, ...(state.release ? [state.release.folder] : [])]);
  const files = [...folders].flatMap((folder) =>
    [databaseFile, manifestFile, signatureFile].map((file) => join(folder, file)),
  );
  return [inputs, ...files.map(fingerprintOfFile)].join('\n');
}

function fingerprintOfFile(path: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return `${path} ${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return `${path} ${(error as NodeJS.ErrnoException).code}`;
  }
}

/** Drops an event that repeats the last one of its kind and level. */
function withoutRepeats(log: ReleaseLog): ReleaseLog {
  const last = new Map<string, string>();
  const once =
    (severity: keyof ReleaseLog) =>
    (event: string, details: Record<string, string | number | null> = {}): void => {
      const text = JSON.stringify(details);
      const key = `${event} ${details.releaseLevel ?? ''}`;
      if (last.get(key) === text) return;
      // After a level was usable again, its next refusal is news.
      if (event === 'release-opened') last.delete(`release-refused ${details.releaseLevel ?? ''}`);
      last.set(key, text);
      log[severity](event, details);
    };
  return { info: once('info'), warn: once('warn') };
}
