import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Manifest } from '../manifest.ts';
import { type Trust, trustBuiltin } from '../trust/trust.ts';
import { type Refusal, verifyRelease } from '../trust/verify.ts';
import { unlessBeingRead } from './locks.ts';
import { readPointer, releaseNameSchema, releasesFolder } from './pointer.ts';
import { removeRelease } from './staging.ts';

/** A release on the disk, usable or refused. */
export interface KnownRelease {
  /** Folder name of an installed release; null: the built-in one. */
  name: string | null;
  folder: string;
  /** Null if the release is refused. */
  manifest: Manifest | null;
  refusal: Refusal | null;
  mark: 'current' | 'previous' | null;
}

/** Names of the installed releases, the newest first. */
export function installedNames(dataFolder: string): string[] {
  try {
    const names = readdirSync(releasesFolder(dataFolder)).filter((name) => v.is(releaseNameSchema, name));
    return names.sort((a, b) => Number(b) - Number(a));
  } catch {
    return [];
  }
}

/** Every installed release, the newest first, and the built-in one; each is verified. */
export function listReleases(dataFolder: string, builtinFolder: string, trust: Trust): KnownRelease[] {
  const read = readPointer(dataFolder);
  const pointer = read.state === 'read' ? read.pointer : null;
  const installed = installedNames(dataFolder).map((name) => {
    const mark = name === pointer?.current ? 'current' : name === pointer?.previous ? 'previous' : null;
    return known(name, join(releasesFolder(dataFolder), name), trust, mark);
  });
  return [...installed, known(null, builtinFolder, trustBuiltin(trust.keys), null)];
}

function known(name: string | null, folder: string, trust: Trust, mark: KnownRelease['mark']): KnownRelease {
  const verified = verifyRelease(folder, trust);
  const [manifest, refusal] = verified.ok ? [verified.value.manifest, null] : [null, verified.error];
  return { name, folder, manifest, refusal, mark };
}

/**
 * Removes the oldest installed releases until `keep` are left; never the current or previous one, nor one that a running
 * kiosk still reads.
 *
 * @returns the names of those that were removed
 * @throws Error if the disk fails
 */
export function pruneReleases(dataFolder: string, keep: number): string[] {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return [];
  const { current, previous } = read.pointer;
  const names = installedNames(dataFolder);
  const removable = names.filter((name) => name !== current && name !== previous);
  const surplus = removable.slice(Math.max(0, removable.length - Math.max(0, names.length - keep)));
  return surplus.filter((name) =>
    unlessBeingRead(dataFolder, name, () => removeRelease(releasesFolder(dataFolder), name)),
  );
}

/** The same after a successful change; a failure, such as a file open on Windows, is retried by the next change. */
export function tryPruneReleases(dataFolder: string, keep: number): string[] {
  try {
    return pruneReleases(dataFolder, keep);
  } catch {
    return [];
  }
}
