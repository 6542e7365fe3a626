import { unlessHeld } from './hold.ts';
import { installedNames } from './list.ts';
import { setAside } from './place.ts';
import { readPointer, releasesFolder } from './pointer.ts';

/**
 * Removes the oldest installed releases until `kept` are left; never the current and the previous one, nor one that a
 * running kiosk still reads: that is removed another time.
 *
 * @returns the names of those that were removed
 * @throws Error where the disk refuses
 */
export function pruneReleases(dataFolder: string, kept: number): string[] {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return [];
  const { current, previous } = read.pointer;
  const names = installedNames(dataFolder);
  const removable = names.filter((name) => name !== current && name !== previous);
  const surplus = removable.slice(Math.max(0, removable.length - Math.max(0, names.length - kept)));
  return surplus.filter((name) => unlessHeld(dataFolder, name, () => setAside(releasesFolder(dataFolder), name)));
}

/** The same after a change that succeeded: what cannot be removed now, such as a file open on Windows, is removed later. */
export function pruneWhatCan(dataFolder: string, kept: number): string[] {
  try {
    return pruneReleases(dataFolder, kept);
  } catch {
    return [];
  }
}
