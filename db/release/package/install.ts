import { existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { runSliced } from '../../sqlite/time-slicing.ts';
import { folderName, type Manifest, manifestFile, mediaFolder } from '../manifest.ts';
import { writeSeal } from '../seal.ts';
import { shownSequence } from '../store/activate.ts';
import { activateChecked, checkReleaseFolder, type ReleaseCheck } from '../store/checked-activation.ts';
import { tryPruneReleases } from '../store/installed.ts';
import { type Pointer, releasesFolder } from '../store/pointer.ts';
import { removeRelease, stage } from '../store/staging.ts';
import type { Trust } from '../trust/trust.ts';
import { verifySteps } from '../trust/verify.ts';
import type { Progress } from './export.ts';
import { type OpenPackage, openPackage, readPackage } from './read.ts';
import { changeReleases, noteRefusal, type Outcome, PackageRefused, type ReleaseEvent } from './refusal.ts';
import { type FreeBytes, freeBytesOf, requireSpace } from './space.ts';

/** Steps of installing, in order; a test stops the work at each of them. */
export type PackageStep = 'sealed' | 'copied' | 'verified' | 'moved' | 'current' | 'pruned';

export interface InstallOptions {
  dataFolder: string;
  file: string;
  trust: Trust;
  /** Sequence number of the built-in release, which is shown where no other is. */
  builtinSequence: number | null;
  /** A curator goes back on purpose. */
  allowOlder?: boolean | undefined;
  /** How many releases stay on the disk. */
  releasesKept: number;
  check: ReleaseCheck;
  /** Called before the pointer moves and for every refusal; if it throws, the work stops. */
  audit: (event: ReleaseEvent) => void;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  freeBytes?: FreeBytes | undefined;
  after?: ((step: PackageStep) => void) | undefined;
}

export interface Installed {
  manifest: Manifest;
  keyId: string;
  pointer: Pointer;
  /** Names of older releases that were removed. */
  removed: string[];
}

/**
 * Installs a package and makes its release the current one: seal → sequence → free space → copy and hashes → verified on the
 * disk → every screen asked → name → pointer → every screen asked again, or back to what was. Until the pointer moves the
 * kiosk shows what it showed; what was begun and not ended is cleared away.
 */
export async function installPackage(options: InstallOptions): Promise<Outcome<{ installed: Installed }>> {
  const { audit, dataFolder, file, signal } = options;
  const outcome = await changeReleases(dataFolder, () => install(options), signal);
  return noteRefusal(outcome, audit, 'install', basename(file));
}

async function install(options: InstallOptions): Promise<Outcome<{ installed: Installed }>> {
  const { dataFolder, file, trust, check, releasesKept, after = () => {} } = options;
  const pack = await openPackage(file, trust);
  try {
    const { manifest, keyId } = pack;
    refuseSequence(options, manifest);
    after('sealed');
    const isNew = await bringIn(pack, options);
    options.audit({ action: 'install', subject: manifest.id, details: { file: basename(file), keyId } });
    const activation = await activateChecked({ dataFolder, manifest, check });
    if (!activation.ok) {
      if (isNew) removeRelease(releasesFolder(dataFolder), folderName(manifest.sequence));
      throw new PackageRefused('unhealthy', activation.fault);
    }
    after('current');
    const removed = tryPruneReleases(dataFolder, releasesKept);
    after('pruned');
    return { ok: true, installed: { manifest, keyId, pointer: activation.pointer, removed } };
  } finally {
    await pack.file.close();
  }
}

/** A number far ahead would leave none for the releases that follow. */
const maxLeap = 10_000;

function refuseSequence({ dataFolder, builtinSequence, allowOlder }: InstallOptions, manifest: Manifest): void {
  const shown = shownSequence(dataFolder, builtinSequence);
  if (manifest.sequence > (shown ?? 0) + maxLeap) throw new PackageRefused('far-ahead', String(manifest.sequence));
  if (!allowOlder && shown !== null && manifest.sequence < shown) throw new PackageRefused('older', String(shown));
}

/** Puts the release in its place. @returns false if it was there already */
async function bringIn(pack: OpenPackage, options: InstallOptions): Promise<boolean> {
  const { dataFolder, trust, signal } = options;
  const folder = releasesFolder(dataFolder);
  const name = folderName(pack.manifest.sequence);
  const target = join(folder, name);
  const isThere = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
  const isUsable = isThere && (await runSliced(verifySteps(target, trust), signal)).ok;
  if (isUsable) {
    if (!readFileSync(join(target, manifestFile)).equals(pack.manifestBytes)) throw new PackageRefused('taken', name);
    await readPackage(pack, { signal });
    await requireHealth(target, pack.manifest, options.check);
    return false;
  }
  await copyIn(pack, options, () => {
    if (isThere) removeRelease(folder, name);
  });
  return true;
}

async function copyIn(pack: OpenPackage, options: InstallOptions, makeRoom: () => void): Promise<void> {
  const { dataFolder, trust, check, signal, after = () => {} } = options;
  const { manifest, layout } = pack;
  const folder = releasesFolder(dataFolder);
  await requireSpace(folder, layout.totalBytes, layout.entries.length, options.freeBytes ?? freeBytesOf);
  const staging = stage(folder);
  try {
    await unpack(pack, staging.folder, options);
    after('copied');
    const verified = await runSliced(verifySteps(staging.folder, trust), signal);
    if (!verified.ok) throw new PackageRefused(verified.refusal.reason, verified.refusal.detail);
    await requireHealth(staging.folder, manifest, check);
    after('verified');
    signal?.throwIfAborted();
    makeRoom();
    staging.moveIntoPlace(manifest.sequence);
    after('moved');
  } finally {
    staging.clear();
  }
}

/** Runs the check before the pointer moves: a release that fails is never shown. @throws {PackageRefused} */
async function requireHealth(folder: string, manifest: Manifest, check: ReleaseCheck): Promise<void> {
  const fault = await checkReleaseFolder(folder, manifest, check);
  if (fault !== null) throw new PackageRefused('unhealthy', fault);
}

/** Writes the release folder. All file names come from the signed manifest, none from the package. */
async function unpack(pack: OpenPackage, work: string, { signal, onProgress }: InstallOptions): Promise<void> {
  const { manifestBytes, signatureBytes, layout } = pack;
  mkdirSync(join(work, mediaFolder));
  let bytes = 0;
  const place = async (path: string): Promise<FileHandle> => {
    const file = join(work, path);
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    return open(file, 'wx', 0o644);
  };
  const onBytes = (more: number) => {
    bytes += more;
    onProgress?.({ phase: 'installing', bytes, totalBytes: layout.totalBytes });
  };
  await readPackage(pack, { place, signal, onBytes });
  writeSeal(work, manifestBytes, signatureBytes);
}
