import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { moveDurably } from '../durable.ts';

/** Beginning of the names of folders that are on their way into the releases, or out. None is ever shown. */
export const incoming = '.incoming-';

/** What a power cut left of earlier installations and removals. @throws Error where the disk refuses */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(incoming)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Removes what is done with. What cannot be removed now, whoever changes the releases next clears away. */
export function clearAway(work: string): void {
  try {
    rmSync(work, { recursive: true, force: true });
  } catch {
    // It is no fault of what was done before.
  }
}

/** Removes a release. The name goes first, at one instant: half a release never stands under it. */
export function setAside(folder: string, name: string): void {
  const aside = mkdtempSync(join(folder, incoming));
  moveDurably(join(folder, name), join(aside, name));
  clearAway(aside);
}
