import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ok } from '../../model/result.ts';
import { linkOrCopy } from '../../sqlite/hard-link.ts';
import { measure } from '../files.ts';
import { type Manifest, type ManifestFile, manifestFile, parseManifest } from '../manifest.ts';
import { checkSpace, type FreeBytes } from '../package/space.ts';
import { installedNames } from '../store/installed.ts';
import { releasesFolder } from '../store/pointer.ts';
import type { Refusal } from '../trust/verify.ts';
import { downloadFile } from './download.ts';
import type { ChannelPlace, Patience } from './place.ts';
import type { ChannelResult, PlaceReason } from './refusal.ts';

interface CollectOptions {
  /** Takes the files under their hashes. */
  folder: string;
  /** Where this kiosk may have a file already; each is measured before it is used. */
  local: (file: ManifestFile) => readonly string[];
  places: readonly ChannelPlace[];
  freeBytes: FreeBytes;
  signal?: AbortSignal | undefined;
  patience?: Patience | undefined;
  onBytes?: ((bytes: number, totalBytes: number) => void) | undefined;
  onFault: (place: ChannelPlace, refusal: Refusal<PlaceReason>) => void;
}

/** Faults after which a place is not asked again in the same round. */
const leaving: readonly PlaceReason[] = ['unreachable', 'too-slow'];

/**
 * Brings files into a folder of the channel, by hash: from this kiosk where it has them, else from a place. What an earlier round brought is kept.
 *
 * @throws Error if the kiosk's own disk fails, or `signal` was aborted
 */
export async function collectFiles(
  files: readonly ManifestFile[],
  options: CollectOptions,
): Promise<ChannelResult<null>> {
  const { folder, local, signal, onBytes, onFault } = options;
  mkdirSync(folder, { recursive: true });
  const wanted = new Map(files.map((file) => [file.sha256, file]));
  for (const name of readdirSync(folder)) if (!wanted.has(name.replace(/\.part$/, ''))) rmSync(join(folder, name));
  const missing: ManifestFile[] = [];
  for (const file of wanted.values()) {
    signal?.throwIfAborted();
    if (!bringLocally(file, folder, local(file))) missing.push(file);
  }
  const begun = missing.map(
    ({ sha256 }) => statSync(join(folder, `${sha256}.part`), { throwIfNoEntry: false })?.size ?? 0,
  );
  const totalBytes = sum(missing.map(({ bytes }) => bytes)) - sum(begun);
  const space = await checkSpace(folder, totalBytes, missing.length, options.freeBytes);
  if (!space.ok) return space;
  let places = options.places;
  let received = 0;
  for (const file of missing) {
    const fetched = await downloadFile(file, {
      ...options,
      places,
      onBytes: (bytes) => {
        received += bytes;
        onBytes?.(received, totalBytes);
      },
      onFault: (place, refusal) => {
        if (leaving.includes(refusal.reason)) places = places.filter((other) => other !== place);
        onFault(place, refusal);
      },
    });
    if (!fetched.ok) return fetched;
  }
  return ok(null);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** Where the releases of this kiosk have files, by hash, as their manifests say. */
export function filesInReleases(dataFolder: string, builtinFolder: string | null): CollectOptions['local'] {
  const installed = installedNames(dataFolder).map((name) => join(releasesFolder(dataFolder), name));
  const found = new Map<string, string[]>();
  for (const folder of builtinFolder === null ? installed : [...installed, builtinFolder]) {
    for (const { path, sha256 } of manifestIn(folder)?.files ?? []) {
      found.set(sha256, [...(found.get(sha256) ?? []), join(folder, path)]);
    }
  }
  return ({ sha256 }) => found.get(sha256) ?? [];
}

function manifestIn(folder: string): Manifest | null {
  try {
    return parseManifest(readFileSync(join(folder, manifestFile)));
  } catch {
    return null;
  }
}

/** @returns whether the folder now has the file */
function bringLocally({ sha256 }: ManifestFile, folder: string, local: readonly string[]): boolean {
  const target = join(folder, sha256);
  if (isIntact(target, sha256)) return true;
  rmSync(target, { force: true });
  const source = local.find((path) => isIntact(path, sha256));
  if (source === undefined) return false;
  linkOrCopy(source, target);
  return true;
}

function isIntact(path: string, sha256: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return measure(dirname(path), path.slice(dirname(path).length + 1)).sha256 === sha256;
  } catch {
    return false;
  }
}
