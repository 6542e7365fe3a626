import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FallbackLevel } from '../../model/api/release.ts';
import { ok, type Result } from '../../model/result.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { runSync, type Steps } from '../../sqlite/time-slicing.ts';
import { databaseFile, type Manifest, manifestFile } from '../manifest.ts';
import { parsePublicKeys } from '../trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../trust/trust.ts';
import { type Refusal, refuse, verifySteps } from '../trust/verify.ts';
import { lockForReading } from './locks.ts';
import { readPointer, releasesFolder } from './pointer.ts';
import { lookAt, type VerifiedNote } from './verified-note.ts';

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
  /** Whether it was opened by its note: its files have not been read since this start. */
  isByNote: boolean;
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
  /** Receives a note of the installed release that was verified; absent: none is written. */
  note?: VerifiedNote | undefined;
  /** Opens an installed release by its note, without reading its files. */
  byNote?: boolean;
}

interface Candidate {
  level: FallbackLevel;
  folder: string;
  trust: Trust;
  /** Absent for the built-in release, which is small. */
  note?: VerifiedNote | undefined;
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
  const { builtinFolder, trustedKeys, revokedKeys, log, byNote = false } = options;
  const { keys, wrong } = parsePublicKeys(trustedKeys);
  for (const index of wrong) log.warn('trusted-key-invalid', { position: index + 1 });
  const installed = installedCandidates(options, trustInstalled(keys, builtinFolder, revokedKeys));
  const installedFolders = installed.map(({ folder }) => folder);
  const builtin: Candidate = {
    level: 'builtin',
    folder: builtinFolder,
    trust: trustBuiltin(keys),
    lock: () => () => {},
  };
  for (const [index, { level, lock, ...candidate }] of [...installed, builtin].entries()) {
    const opened = yield* openSteps(candidate, byNote);
    if (!opened.ok) {
      log.warn('release-refused', { releaseLevel: level, folder: candidate.folder, ...opened.error });
      continue;
    }
    const { release, isByNote } = opened.value;
    log.info('release-opened', { releaseLevel: level, id: release.manifest.id, ...(isByNote ? { by: 'note' } : {}) });
    const unlock = lock();
    const close = (): void => {
      release.db.close();
      unlock();
    };
    return { level, release, installedFolders, isDegraded: index > 0, isByNote, close };
  }
  log.warn('no-release', { releaseLevel: 'memorial' });
  return { level: 'memorial', release: null, installedFolders, isDegraded: true, isByNote: false, close: () => {} };
}

/** A data folder without releases has no candidates, which is no fault. */
function installedCandidates({ dataFolder, log, note }: FallbackOptions, trust: Trust): Candidate[] {
  const read = readPointer(dataFolder);
  if (read.state === 'unreadable') log.warn('release-pointer-unreadable', { folder: releasesFolder(dataFolder) });
  if (read.state !== 'read') return [];
  const { current, previous } = read.pointer;
  const candidate = (level: FallbackLevel, name: string): Candidate => {
    const lock = () => lockForReading(dataFolder, name);
    return { level, folder: join(releasesFolder(dataFolder), name), trust, note, lock };
  };
  const first = candidate('current', current);
  return previous === null ? [first] : [first, candidate('previous', previous)];
}

/** Notes what it has read, unless a file changed meanwhile. */
function* openSteps(
  { folder, trust, note }: Omit<Candidate, 'level' | 'lock'>,
  byNote: boolean,
): Steps<Result<{ release: OpenRelease; isByNote: boolean }, Refusal>> {
  const look = note === undefined ? null : lookAt(folder);
  let isByNote = false;
  const verified = yield* verifySteps(folder, trust, (manifest) => {
    isByNote = byNote && look !== null && note?.matches(look, manifest) === true;
    return isByNote;
  });
  if (!verified.ok) return verified;
  try {
    if (!isByNote && look !== null && lookAt(folder)?.text === look.text)
      note?.write(look, readFileSync(join(folder, manifestFile)));
    const db = openReadable(join(folder, databaseFile));
    return ok({ release: { manifest: verified.value.manifest, folder, db }, isByNote });
  } catch (error) {
    return refuse('not-a-database', error instanceof Error ? error.message : '');
  }
}
