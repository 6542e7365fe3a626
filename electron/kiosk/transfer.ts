import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { moveDurably, syncFolder } from '../../db/sqlite/durable.ts';

/** `<data>/transfer`: a whole kiosk, verified and on the disk, that only has to take its place. */
export const transferFolder = (dataFolder: string): string => join(dataFolder, 'transfer');

export const beforeFolder = (dataFolder: string): string => join(dataFolder, 'before-transfer');

/**
 * Moves a staged kiosk into its place; called again after a power cut, it continues. What was there before is kept in
 * `<data>/before-transfer`. No other process may use the data folder.
 */
export function finishTransfer(dataFolder: string): void {
  const [staged, before] = [transferFolder(dataFolder), beforeFolder(dataFolder)];
  if (!existsSync(staged)) return;
  mkdirSync(before, { recursive: true });
  for (const name of readdirSync(staged).sort()) {
    const place = join(dataFolder, name);
    if (existsSync(place)) {
      rmSync(join(before, name), { recursive: true, force: true });
      renameSync(place, join(before, name));
      syncFolder(before);
    }
    moveDurably(join(staged, name), place);
  }
  rmSync(staged, { recursive: true });
  syncFolder(dataFolder);
}
