import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../model/result.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { databaseFile, type Manifest, manifestFile, parseManifest } from '../manifest.ts';
import { type Refusal, refuse } from '../trust/verify.ts';
import { pointerTo } from './activate.ts';
import type { OpenRelease } from './fallback.ts';
import {
  type Pointer,
  type PointerRead,
  type PointerStep,
  readPointer,
  releasesFolder,
  restorePointer,
  writePointer,
} from './pointer.ts';

/** Requests everything that a kiosk may show of a release. @returns what cannot be shown, in a few words; null if all can */
export type ReleaseCheck = (release: OpenRelease) => Promise<string | null>;

/** The pointer as it is now; the detail is what cannot be shown. */
export type CheckedActivation = Result<Pointer, Refusal<'unhealthy'>>;

interface CheckedActivationOptions {
  dataFolder: string;
  /** Manifest of an installed release that was verified. */
  manifest: Manifest;
  check: ReleaseCheck;
  after?: ((step: PointerStep) => void) | undefined;
}

/**
 * Makes an installed release the current one, checks it in its place, and restores the pointer if the check fails.
 *
 * @throws Error if the disk fails, or the check fails by itself; the pointer is as it was, or, where not even that can
 * be written, names the new release, which was verified
 */
export async function activateChecked({
  dataFolder,
  manifest,
  check,
  after,
}: CheckedActivationOptions): Promise<CheckedActivation> {
  const before = readPointer(dataFolder);
  const pointer = pointerTo(dataFolder, manifest.sequence);
  try {
    // It may have moved although the disk refused to say so.
    writePointer(dataFolder, pointer, after);
    const fault = await faultOfCurrent(dataFolder, manifest, check);
    if (fault === null) return ok(pointer);
    restorePointer(dataFolder, before);
    return refuse('unhealthy', fault);
  } catch (error) {
    goBack(dataFolder, before);
    throw error;
  }
}

/** Keeps the first error if the pointer cannot be restored either. */
function goBack(dataFolder: string, before: PointerRead): void {
  try {
    restorePointer(dataFolder, before);
  } catch {
    // The pointer names the new release, which was verified, or what it named before.
  }
}

/** Follows the pointer as the fallback chain does. The files were hashed when they were verified; a rename changes no byte. */
async function faultOfCurrent(dataFolder: string, manifest: Manifest, check: ReleaseCheck): Promise<string | null> {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return 'the pointer to the current release';
  const folder = join(releasesFolder(dataFolder), read.pointer.current);
  const found = parseManifest(readFileSync(join(folder, manifestFile)));
  return found?.id === manifest.id ? checkReleaseFolder(folder, manifest, check) : 'the pointer to the current release';
}

/** Opens a release folder that was verified, and has it checked. @returns what cannot be shown */
export async function checkReleaseFolder(
  folder: string,
  manifest: Manifest,
  check: ReleaseCheck,
): Promise<string | null> {
  const db = openReadable(join(folder, databaseFile));
  try {
    return await check({ manifest, folder, db });
  } finally {
    db.close();
  }
}
