import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, type Result } from '../../model/result.ts';
import { runSliced } from '../../sqlite/time-slicing.ts';
import { readPackage } from '../package/read.ts';
import { auditRefusal, changeReleases, type PackageResult, type ReleaseEvent } from '../package/refusal.ts';
import { checkSpace, type FreeBytes, freeBytesOf } from '../package/space.ts';
import { writeSeal } from '../seal.ts';
import { removeLeftovers, removeRelease, stage } from '../store/staging.ts';
import type { Trust } from '../trust/trust.ts';
import { type Refusal, refuse } from '../trust/verify.ts';
import { appNameOf, appNode, type SealedApp } from './manifest.ts';
import { type OpenApp, openApp } from './pack.ts';
import {
  appFolderOf,
  appsFolder,
  checkFit,
  installedApps,
  pruneApps,
  readAppState,
  verifyAppSteps,
  writeAppState,
} from './store.ts';

/** Steps of installing, in order; a test ends the process at each of them. */
export type AppStep = 'sealed' | 'copied' | 'checked' | 'moved' | 'current' | 'pruned';

/** Lets the version in a folder prove itself, in a process of its own. @returns what is wrong with it, in a few words */
type AppCheck = (folder: string) => Promise<string | null>;

export interface AppInstallOptions {
  dataFolder: string;
  /** Version of the installed program, which stays below all of this. */
  system: string;
  /** The keys that may sign programs; the development key never does. */
  trust: Trust;
  /** By a person: a version that failed here is tried again. */
  byHand?: boolean | undefined;
  check: AppCheck;
  /** Called before the state changes and for every refusal; if it throws, the work stops. */
  audit: (event: ReleaseEvent) => void;
  signal?: AbortSignal | undefined;
  onBytes?: ((bytes: number, totalBytes: number) => void) | undefined;
  freeBytes?: FreeBytes | undefined;
  after?: ((step: AppStep) => void) | undefined;
}

/** A version whose seal is good, and a way to its files. */
export interface AppSource extends SealedApp {
  manifestBytes: Buffer;
  signatureBytes: Buffer;
  /** What it adds to the disk. */
  totalBytes: number;
  /** For the audit. */
  origin: Record<string, string>;
  /** Writes its files below a folder; each is synced. */
  fill(folder: string): Promise<PackageResult<null>>;
}

/**
 * Installs a version of the program from a package beside the one that runs: seal → platform and version → free space → copy and
 * hashes → self-check in a process of its own → name → state. It starts when the kiosk is started again; until it has shown the
 * kiosk it is on trial.
 */
export async function installApp(options: AppInstallOptions & { file: string }): Promise<PackageResult<SealedApp>> {
  const { dataFolder, file, trust, audit, signal } = options;
  const outcome = await changeReleases(
    dataFolder,
    async () => {
      const opened = await openApp(file, trust);
      if (!opened.ok) return opened;
      try {
        return await installAppFrom(sourceOf(opened.value, options), options);
      } finally {
        await opened.value.file.close();
      }
    },
    signal,
  );
  return auditRefusal(outcome, audit, 'install', basename(file));
}

/** Whether a version of the program would be installed, without reading its files. */
export function checkApp(
  source: Pick<AppSource, 'manifest' | 'keyId' | 'manifestBytes'>,
  { dataFolder, system, byHand = false }: Pick<AppInstallOptions, 'dataFolder' | 'system' | 'byHand'>,
): Result<null, Refusal<'other-platform' | 'newer-package-needed' | 'older-program' | 'failed-before'>> {
  const { current, failed } = readAppState(dataFolder);
  const fit = checkFit(source, { system, current });
  if (!fit.ok) return fit;
  const hasFailed = failed !== null && failed.manifest === hashOf(source.manifestBytes);
  return hasFailed && !byHand ? refuse('failed-before', failed.version) : fit;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The same while the caller holds the lock of `changeReleases`. */
export async function installAppFrom(source: AppSource, options: AppInstallOptions): Promise<PackageResult<SealedApp>> {
  const { dataFolder, audit, after = () => {} } = options;
  const { manifest, keyId, origin } = source;
  const before = readAppState(dataFolder);
  // It runs, and its files must stay; soon it is proven or left.
  if (before.trial !== null && before.trial.starts > 0) return refuse('busy');
  const fits = checkApp(source, options);
  if (!fits.ok) return fits;
  after('sealed');
  mkdirSync(appsFolder(dataFolder), { recursive: true });
  removeLeftovers(appsFolder(dataFolder));
  const brought = await bringIn(source, options);
  if (!brought.ok) return brought;
  after('moved');
  audit({ action: 'install', subject: appNameOf(manifest), details: { ...origin, keyId } });
  // One that is still on trial was never shown: what came before it stays the way back.
  const previous = before.trial === null ? before.current : before.previous;
  const state = { ...before, current: manifest.app, previous, trial: { starts: 0 } };
  writeAppState(dataFolder, state);
  after('current');
  pruneApps(dataFolder, state);
  after('pruned');
  return ok({ manifest, keyId });
}

async function bringIn(source: AppSource, options: AppInstallOptions): Promise<PackageResult<null>> {
  const { dataFolder, trust, check, signal, freeBytes = freeBytesOf, after = () => {} } = options;
  const { manifest, manifestBytes, signatureBytes, totalBytes } = source;
  const folder = appsFolder(dataFolder);
  const space = await checkSpace(folder, totalBytes, manifest.files.length + 2, freeBytes);
  if (!space.ok) return space;
  const staging = stage(folder);
  try {
    const filled = await source.fill(staging.folder);
    if (!filled.ok) return filled;
    chmodSync(join(staging.folder, appNode), 0o755);
    writeSeal(staging.folder, manifestBytes, signatureBytes);
    after('copied');
    const verified = await runSliced(verifyAppSteps(staging.folder, trust), signal);
    if (!verified.ok) return verified;
    const fault = await check(staging.folder);
    signal?.throwIfAborted();
    if (fault !== null) return refuse('self-check-failed', fault);
    after('checked');
    // Left by a power cut, or a version that failed here: nothing starts from it.
    if (installedApps(dataFolder).includes(manifest.app)) removeRelease(folder, manifest.app);
    staging.moveIntoPlace(basename(appFolderOf(dataFolder, manifest.app)));
    return ok(null);
  } finally {
    staging.clear();
  }
}

/** All file names come from the signed manifest, none from the package. */
function sourceOf(pack: OpenApp, { file, signal, onBytes }: AppInstallOptions & { file: string }): AppSource {
  const { totalBytes } = pack.layout;
  let bytes = 0;
  return {
    ...pack,
    totalBytes,
    origin: { file: basename(file) },
    fill: (folder) => {
      const place = async (path: string): Promise<FileHandle> => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        return open(join(folder, path), 'wx', 0o644);
      };
      const count = (more: number): void => {
        bytes += more;
        onBytes?.(bytes, totalBytes);
      };
      return readPackage(pack, { place, signal, onBytes: count });
    },
  };
}
