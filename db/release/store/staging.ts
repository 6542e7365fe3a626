import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { moveDurably } from '../../sqlite/durable.ts';
import { folderName } from '../manifest.ts';

/** Prefix of folders on their way into the releases, or out. They are never shown. */
const incoming = '.incoming-';

/** A folder beside the releases in which one is made. */
export interface Staging {
  folder: string;
  /** Gives it the name of its release, at one instant. The name must be free. */
  moveIntoPlace(sequence: number): void;
  /** Removes what did not move. */
  clear(): void;
}

/** Begins a release in `<data>/releases`. @throws Error where the disk refuses */
export function stage(releases: string): Staging {
  const folder = mkdtempSync(join(releases, incoming));
  chmodSync(folder, 0o755);
  return {
    folder,
    moveIntoPlace: (sequence) => moveDurably(folder, join(releases, folderName(sequence))),
    clear: () => clearAway(folder),
  };
}

/** What a power cut left of earlier installations and removals. @throws Error where the disk refuses */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(incoming)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** What cannot be removed now is removed by the next change of the releases (`removeLeftovers`). */
function clearAway(work: string): void {
  try {
    rmSync(work, { recursive: true, force: true });
  } catch {
    // It is no fault of what was done before.
  }
}

/** Removes a release. The name goes first, at one instant: half a release never stands under it. */
export function removeRelease(folder: string, name: string): void {
  const aside = mkdtempSync(join(folder, incoming));
  moveDurably(join(folder, name), join(aside, name));
  clearAway(aside);
}
