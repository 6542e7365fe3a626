import { join } from 'node:path';
import type { FallbackLevel } from '../../model/api/release.ts';
import { ok, type Result } from '../../model/result.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { runSync, type Steps } from '../../sqlite/time-slicing.ts';
import { databaseFile, type Manifest } from '../manifest.ts';
import { parsePublicKeys } from '../trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../trust/trust.ts';
import { type Refusal, refuse, verifySteps } from '../trust/verify.ts';
import { lockForReading } from './locks.ts';
import { readPointer, releasesFolder } from './pointer.ts';

/** A verified release, opened for reading. */
export interface OpenRelease {
  manifest: Manifest;
  folder: string;
  db: ReadableDb;
}

/** What the kiosk shows. `release` is null on the memorial level only. */
export interface ReleaseState {
  level: FallbackLevel;
  release: OpenRelease | null;
  /** Folders of the installed releases that were tried, best first. */
  installedFolders: readonly string[];
  /** Whether a better level was refused. */
  isDegraded: boolean;
  /** Closes the database; idempotent. */
  close(): void;
}

export interface ReleaseLog {
  info(event: string, details?: Record<string, string | number | null | undefined>): void;
  warn(event: string, details?: Record<string, string | number | null | undefined>): void;
}

export interface KnownKeys {
  /** Public keys as `settings.json` has them. */
  trustedKeys: readonly string[];
  /** Ids of keys that are refused even if `trustedKeys` lists them. */
  revokedKeys?: readonly string[] | undefined;
}

export interface FallbackOptions extends KnownKeys {
  dataFolder: string;
  builtinFolder: string;
  log: ReleaseLog;
}

interface Candidate {
  level: FallbackLevel;
  folder: string;
  trust: Trust;
  /** Keeps the release from being pruned; returns the unlock function. */
  lock: () => () => void;
}

/**
 * Opens the first release of the fallback chain that can be trusted and read: current → previous → built-in. If none can,
 * the state is the memorial screen. Logs each refusal with its reason; never throws.
 */
export function openBestRelease(options: FallbackOptions): ReleaseState {
  return runSync(openBestReleaseSteps(options));
}

/** The same in short steps, for a kiosk that keeps showing a release meanwhile. */
export function* openBestReleaseSteps(options: FallbackOptions): Steps<ReleaseState> {
  const { dataFolder, builtinFolder, trustedKeys, revokedKeys, log } = options;
  const { keys, wrong } = parsePublicKeys(trustedKeys);
  for (const index of wrong) log.warn('trusted-key-invalid', { position: index + 1 });
  const installed = installedCandidates(dataFolder, trustInstalled(keys, builtinFolder, revokedKeys), log);
  const installedFolders = installed.map(({ folder }) => folder);
  const builtin: Candidate = {
    level: 'builtin',
    folder: builtinFolder,
    trust: trustBuiltin(keys),
    lock: () => () => {},
  };
  for (const [index, { level, lock, ...candidate }] of [...installed, builtin].entries()) {
    const opened = yield* openSteps(candidate);
    if (!opened.ok) {
      log.warn('release-refused', { releaseLevel: level, folder: candidate.folder, ...opened.error });
      continue;
    }
    const release = opened.value;
    log.info('release-opened', { releaseLevel: level, id: release.manifest.id });
    const unlock = lock();
    const close = (): void => {
      release.db.close();
      unlock();
    };
    return { level, release, installedFolders, isDegraded: index > 0, close };
  }
  log.warn('no-release', { releaseLevel: 'memorial' });
  return { level: 'memorial', release: null, installedFolders, isDegraded: true, close: () => {} };
}

/** A data folder without releases has no candidates, which is no fault. */
function installedCandidates(dataFolder: string, trust: Trust, log: ReleaseLog): Candidate[] {
  const read = readPointer(dataFolder);
  if (read.state === 'unreadable') log.warn('release-pointer-unreadable', { folder: releasesFolder(dataFolder) });
  if (read.state !== 'read') return [];
  const { current, previous } = read.pointer;
  const candidate = (level: FallbackLevel, name: string): Candidate => {
    const lock = () => lockForReading(dataFolder, name);
    return { level, folder: join(releasesFolder(dataFolder), name), trust, lock };
  };
  const first = candidate('current', current);
  return previous === null ? [first] : [first, candidate('previous', previous)];
}

function* openSteps({ folder, trust }: Pick<Candidate, 'folder' | 'trust'>): Steps<Result<OpenRelease, Refusal>> {
  const verified = yield* verifySteps(folder, trust);
  if (!verified.ok) return verified;
  try {
    const db = openReadable(join(folder, databaseFile));
    return ok({ manifest: verified.value.manifest, folder, db });
  } catch (error) {
    return refuse('not-a-database', error instanceof Error ? error.message : '');
  }
}
