import { existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok } from '../../model/result.ts';
import { runSliced } from '../../sqlite/time-slicing.ts';
import { folderName, type Manifest, manifestFile, mediaFolder } from '../manifest.ts';
import { writeSeal } from '../seal.ts';
import { shownSequence } from '../store/activate.ts';
import { activateChecked, checkReleaseFolder, type ReleaseCheck } from '../store/checked-activation.ts';
import { tryPruneReleases } from '../store/installed.ts';
import { type Pointer, releasesFolder } from '../store/pointer.ts';
import { removeRelease, stage } from '../store/staging.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse, verifySteps } from '../trust/verify.ts';
import type { Progress } from './export.ts';
import { type OpenPackage, openPackage, readPackage } from './read.ts';
import { auditRefusal, changeReleases, type PackageResult, type ReleaseEvent } from './refusal.ts';
import { checkSpace, type FreeBytes, freeBytesOf } from './space.ts';

/** Steps of installing, in order; a test stops the work at each of them. */
export type PackageStep = 'sealed' | 'copied' | 'verified' | 'moved' | 'current' | 'pruned';

export interface InstallOptions {
  dataFolder: string;
  file: string;
  trust: Trust;
  /** Sequence number of the built-in release, which is shown where no other is. */
  builtinSequence: number | null;
  /** Permits a lower number, for an intended rollback. */
  allowOlder?: boolean | undefined;
  /** Number of releases kept on the disk. */
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
 * disk → every screen requested → name → pointer → every screen requested again, or the former pointer restored. Until the
 * pointer moves the kiosk shows the former release; an interrupted installation is removed.
 */
export async function installPackage(options: InstallOptions): Promise<PackageResult<Installed>> {
  const { audit, dataFolder, file, signal } = options;
  const outcome = await changeReleases(dataFolder, () => install(options), signal);
  return auditRefusal(outcome, audit, 'install', basename(file));
}

async function install(options: InstallOptions): Promise<PackageResult<Installed>> {
  const { dataFolder, file, trust, builtinSequence, allowOlder, check, releasesKept, after = () => {} } = options;
  const opened = await openPackage(file, trust);
  if (!opened.ok) return opened;
  const pack = opened.value;
  try {
    const { manifest, keyId } = pack;
    const shown = shownSequence(dataFolder, builtinSequence);
    if (manifest.sequence > (shown ?? 0) + maxLeap) return refuse('far-ahead', String(manifest.sequence));
    if (!allowOlder && shown !== null && manifest.sequence < shown) return refuse('older', String(shown));
    after('sealed');
    const isNew = await bringIn(pack, options);
    if (!isNew.ok) return isNew;
    options.audit({ action: 'install', subject: manifest.id, details: { file: basename(file), keyId } });
    const activation = await activateChecked({ dataFolder, manifest, check });
    if (!activation.ok) {
      if (isNew.value) removeRelease(releasesFolder(dataFolder), folderName(manifest.sequence));
      return activation;
    }
    after('current');
    const removed = tryPruneReleases(dataFolder, releasesKept);
    after('pruned');
    return ok({ manifest, keyId, pointer: activation.value, removed });
  } finally {
    await pack.file.close();
  }
}

/** A number far ahead would leave none for the releases that follow. */
const maxLeap = 10_000;

/** Puts the release in its place. @returns false if it was there already */
async function bringIn(pack: OpenPackage, options: InstallOptions): Promise<PackageResult<boolean>> {
  const { dataFolder, trust, signal } = options;
  const folder = releasesFolder(dataFolder);
  const name = folderName(pack.manifest.sequence);
  const target = join(folder, name);
  const isThere = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
  const isUsable = isThere && (await runSliced(verifySteps(target, trust), signal)).ok;
  if (isUsable) {
    if (!readFileSync(join(target, manifestFile)).equals(pack.manifestBytes)) return refuse('taken', name);
    const read = await readPackage(pack, { signal });
    if (!read.ok) return read;
    const fault = await checkReleaseFolder(target, pack.manifest, options.check);
    return fault === null ? ok(false) : refuse('unhealthy', fault);
  }
  return copyIn(pack, options, () => {
    if (isThere) removeRelease(folder, name);
  });
}

async function copyIn(
  pack: OpenPackage,
  options: InstallOptions,
  makeRoom: () => void,
): Promise<PackageResult<boolean>> {
  const { dataFolder, trust, check, signal, after = () => {} } = options;
  const { manifest, layout } = pack;
  const folder = releasesFolder(dataFolder);
  const space = await checkSpace(folder, layout.totalBytes, layout.entries.length, options.freeBytes ?? freeBytesOf);
  if (!space.ok) return space;
  const staging = stage(folder);
  try {
    const read = await unpack(pack, staging.folder, options);
    if (!read.ok) return read;
    after('copied');
    const verified = await runSliced(verifySteps(staging.folder, trust), signal);
    if (!verified.ok) return verified;
    const fault = await checkReleaseFolder(staging.folder, manifest, check);
    if (fault !== null) return refuse('unhealthy', fault);
    after('verified');
    signal?.throwIfAborted();
    makeRoom();
    staging.moveIntoPlace(manifest.sequence);
    after('moved');
    return ok(true);
  } finally {
    staging.clear();
  }
}

/** Writes the release folder. All file names come from the signed manifest, none from the package. */
async function unpack(
  pack: OpenPackage,
  work: string,
  { signal, onProgress }: InstallOptions,
): Promise<PackageResult<null>> {
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
  const read = await readPackage(pack, { place, signal, onBytes });
  if (read.ok) writeSeal(work, manifestBytes, signatureBytes);
  return read;
}
