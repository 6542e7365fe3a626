import { join } from 'node:path';
import type { Rung } from '../../model/api/release.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { atOnce, type Steps } from '../../sqlite/time-slicing.ts';
import { databaseFile, type Manifest } from '../manifest.ts';
import { parsePublicKeys } from '../trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../trust/trust.ts';
import { type Refusal, verifying } from '../trust/verify.ts';
import { holdRelease } from './locks.ts';
import { readPointer, releasesFolder } from './pointer.ts';

/** A release that was verified, opened for reading. */
export interface OpenRelease {
  manifest: Manifest;
  folder: string;
  db: ReadableDb;
}

/** Where the kiosk stands. `release` is null on the memorial rung, and only there. */
export interface Standing {
  rung: Rung;
  release: OpenRelease | null;
  /** Folders of the installed releases that were tried, the best one first. */
  steps: readonly string[];
  /** Whether a better rung was refused. */
  passedOver: boolean;
  /** Closes the database; once is enough, twice does no harm. */
  close(): void;
}

/** What the ladder needs of a log. */
export interface LadderLog {
  info(event: string, details?: Record<string, string | number | null | undefined>): void;
  warn(event: string, details?: Record<string, string | number | null | undefined>): void;
}

/** Whose releases are shown. */
export interface KnownKeys {
  /** Public keys as `settings.json` has them. */
  trustedKeys: readonly string[];
  /** Ids of keys that are no longer trusted, whatever the list before says. */
  revokedKeys?: readonly string[] | undefined;
}

export interface LadderOptions extends KnownKeys {
  dataFolder: string;
  builtinFolder: string;
  log: LadderLog;
}

interface Step {
  rung: Rung;
  folder: string;
  trust: Trust;
  /** Keeps it from being removed while it is read. */
  hold: () => () => void;
}

/**
 * Opens the first release that can be trusted and read: the current one, the one before it, the built-in one. Where
 * there is none, the kiosk shows its memorial screen. Each refusal is logged with its reason; nothing is thrown.
 */
export function climb(options: LadderOptions): Standing {
  return atOnce(climbing(options));
}

/** The same in short steps, for a kiosk that goes on showing a release meanwhile. */
export function* climbing({
  dataFolder,
  builtinFolder,
  trustedKeys,
  revokedKeys,
  log,
}: LadderOptions): Steps<Standing> {
  const { keys, wrong } = parsePublicKeys(trustedKeys);
  for (const index of wrong) log.warn('trusted-key-invalid', { position: index + 1 });
  const installed = installedSteps(dataFolder, trustInstalled(keys, builtinFolder, revokedKeys), log);
  const steps = installed.map(({ folder }) => folder);
  const all: Step[] = [
    ...installed,
    { rung: 'builtin', folder: builtinFolder, trust: trustBuiltin(keys), hold: () => () => {} },
  ];
  for (const [index, step] of all.entries()) {
    const release = yield* standing(step, log);
    if (release === null) continue;
    log.info('release-opened', { rung: step.rung, id: release.manifest.id });
    const letGo = step.hold();
    const close = (): void => {
      release.db.close();
      letGo();
    };
    return { rung: step.rung, release, steps, passedOver: index > 0, close };
  }
  log.warn('no-release', { rung: 'memorial' });
  return { rung: 'memorial', release: null, steps, passedOver: true, close: () => {} };
}

/** A data folder without releases has no steps, and that is no fault. */
function installedSteps(dataFolder: string, trust: Trust, log: LadderLog): Step[] {
  const read = readPointer(dataFolder);
  if (read.state === 'unreadable') log.warn('release-pointer-unreadable', { folder: releasesFolder(dataFolder) });
  if (read.state !== 'read') return [];
  const { current, previous } = read.pointer;
  const stepOf = (rung: Rung, name: string): Step => {
    const hold = () => holdRelease(dataFolder, name);
    return { rung, folder: join(releasesFolder(dataFolder), name), trust, hold };
  };
  const first = stepOf('current', current);
  return previous === null ? [first] : [first, stepOf('previous', previous)];
}

function* standing({ rung, folder, trust }: Step, log: LadderLog): Steps<OpenRelease | null> {
  const refuse = ({ reason, detail }: Refusal) => log.warn('release-refused', { rung, folder, reason, detail });
  const verified = yield* verifying(folder, trust);
  if (!verified.ok) {
    refuse(verified.refusal);
    return null;
  }
  try {
    return { manifest: verified.manifest, folder, db: openReadable(join(folder, databaseFile)) };
  } catch (error) {
    refuse({ reason: 'not-a-database', detail: error instanceof Error ? error.message : '' });
    return null;
  }
}
