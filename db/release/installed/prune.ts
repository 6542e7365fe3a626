import { setAside } from './incoming.ts';
import { installedNames } from './list.ts';
import { readPointer, releasesFolder } from './pointer.ts';

/**
 * Removes the oldest installed releases until `kept` are left; never the current and the previous one.
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
  const removed = removable.slice(Math.max(0, removable.length - Math.max(0, names.length - kept)));
  for (const name of removed) setAside(releasesFolder(dataFolder), name);
  return removed;
}
