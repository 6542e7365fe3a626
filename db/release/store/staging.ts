import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { moveDurably } from '../../sqlite/durable.ts';

/** Prefix of folders being added to or removed from the releases; never shown. */
const stagingPrefix = '.incoming-';

/** A folder beside the releases in which one is prepared. */
export interface Staging {
  folder: string;
  /** Renames it, atomically. The name must be free. */
  moveIntoPlace(name: string): void;
  /** Removes what did not move. */
  clear(): void;
}

/** Begins a release in `<data>/releases`. @throws Error if the disk fails */
export function stage(releases: string): Staging {
  const folder = mkdtempSync(join(releases, stagingPrefix));
  chmodSync(folder, 0o755);
  return {
    folder,
    moveIntoPlace: (name) => moveDurably(folder, join(releases, name)),
    clear: () => clearAway(folder),
  };
}

/** Removes what a power cut left of installations and removals. @throws Error if the disk fails */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(stagingPrefix)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** What cannot be removed now is removed by the next change of the releases (`removeLeftovers`). */
function clearAway(work: string): void {
  try {
    rmSync(work, { recursive: true, force: true });
  } catch {
    // The change itself succeeded.
  }
}

/** Removes a release: first an atomic rename, so that its name never denotes half a release. */
export function removeRelease(folder: string, name: string): void {
  const aside = mkdtempSync(join(folder, stagingPrefix));
  moveDurably(join(folder, name), join(aside, name));
  clearAway(aside);
}
