import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
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
import { refuse, type Sealed, verifySteps } from '../trust/verify.ts';
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
  const opened = await openPackage(options.file, options.trust);
  if (!opened.ok) return opened;
  try {
    return await installFrom(sourceOf(opened.value, options), options);
  } finally {
    await opened.value.file.close();
  }
}

/** A release whose seal is good, and a way to its files. */
export interface ReleaseSource extends Sealed {
  manifestBytes: Buffer;
  signatureBytes: Buffer;
  /** What it adds to the disk. */
  totalBytes: number;
  /** For the audit. */
  origin: Record<string, string>;
  /** Compares its files with the manifest, for a release that is installed already. */
  compare(): Promise<PackageResult<null>>;
  /** Writes its files below a folder; each is synced. */
  fill(folder: string): Promise<PackageResult<null>>;
}

/** Installs a release while the caller holds the lock of `changeReleases`. */
export async function installFrom(
  source: ReleaseSource,
  options: Omit<InstallOptions, 'file'>,
): Promise<PackageResult<Installed>> {
  const { dataFolder, builtinSequence, allowOlder, check, releasesKept, after = () => {} } = options;
  const { manifest, keyId, origin } = source;
  const shown = shownSequence(dataFolder, builtinSequence);
  if (manifest.sequence > (shown ?? 0) + maxLeap) return refuse('far-ahead', String(manifest.sequence));
  if (!allowOlder && shown !== null && manifest.sequence < shown) return refuse('older', String(shown));
  after('sealed');
  const isNew = await bringIn(source, options);
  if (!isNew.ok) return isNew;
  options.audit({ action: 'install', subject: manifest.id, details: { ...origin, keyId } });
  const activation = await activateChecked({ dataFolder, manifest, check });
  if (!activation.ok) {
    if (isNew.value) removeRelease(releasesFolder(dataFolder), folderName(manifest.sequence));
    return activation;
  }
  after('current');
  const removed = tryPruneReleases(dataFolder, releasesKept);
  after('pruned');
  return ok({ manifest, keyId, pointer: activation.value, removed });
}

/** A number far ahead would leave none for the releases that follow. */
const maxLeap = 10_000;

/** Puts the release in its place. @returns false if it was there already */
async function bringIn(source: ReleaseSource, options: Omit<InstallOptions, 'file'>): Promise<PackageResult<boolean>> {
  const { dataFolder, trust, signal } = options;
  const folder = releasesFolder(dataFolder);
  const name = folderName(source.manifest.sequence);
  const target = join(folder, name);
  const isThere = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
  const isUsable = isThere && (await runSliced(verifySteps(target, trust), signal)).ok;
  if (isUsable) {
    if (!readFileSync(join(target, manifestFile)).equals(source.manifestBytes)) return refuse('taken', name);
    const compared = await source.compare();
    if (!compared.ok) return compared;
    const fault = await checkReleaseFolder(target, source.manifest, options.check);
    return fault === null ? ok(false) : refuse('unhealthy', fault);
  }
  return copyIn(source, options, () => {
    if (isThere) removeRelease(folder, name);
  });
}

async function copyIn(
  source: ReleaseSource,
  options: Omit<InstallOptions, 'file'>,
  makeRoom: () => void,
): Promise<PackageResult<boolean>> {
  const { dataFolder, trust, check, signal, after = () => {} } = options;
  const { manifest, totalBytes, manifestBytes, signatureBytes } = source;
  const folder = releasesFolder(dataFolder);
  const files = manifest.files.length + 2;
  const space = await checkSpace(folder, totalBytes, files, options.freeBytes ?? freeBytesOf);
  if (!space.ok) return space;
  const staging = stage(folder);
  try {
    mkdirSync(join(staging.folder, mediaFolder));
    const filled = await source.fill(staging.folder);
    if (!filled.ok) return filled;
    writeSeal(staging.folder, manifestBytes, signatureBytes);
    after('copied');
    const verified = await runSliced(verifySteps(staging.folder, trust), signal);
    if (!verified.ok) return verified;
    const fault = await checkReleaseFolder(staging.folder, manifest, check);
    if (fault !== null) return refuse('unhealthy', fault);
    after('verified');
    signal?.throwIfAborted();
    makeRoom();
    staging.moveIntoPlace(folderName(manifest.sequence));
    after('moved');
    return ok(true);
  } finally {
    staging.clear();
  }
}

/** All file names come from the signed manifest, none from the package. */
function sourceOf(pack: OpenPackage, { file, signal, onProgress }: InstallOptions): ReleaseSource {
  const { totalBytes } = pack.layout;
  let bytes = 0;
  const onBytes = (more: number): void => {
    bytes += more;
    onProgress?.({ phase: 'installing', bytes, totalBytes });
  };
  return {
    ...pack,
    totalBytes,
    origin: { file: basename(file) },
    compare: () => readPackage(pack, { signal }),
    fill: (folder) => {
      const place = async (path: string): Promise<FileHandle> => {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        return open(join(folder, path), 'wx', 0o644);
      };
      return readPackage(pack, { place, signal, onBytes });
    },
  };
}
