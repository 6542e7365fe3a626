import fs, { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { databaseFile } from '../db/release/manifest.ts';
import { readPointer, releasesFolder } from '../db/release/store/pointer.ts';
import type { Chance } from '../test-support/random.ts';

/** The machine loses power at its next changes of the disk: this one and all that follow do not happen. */
class PowerCut extends Error {}

const changes = [
  'writeFileSync',
  'writeSync',
  'renameSync',
  'linkSync',
  'mkdirSync',
  'rmSync',
  'copyFileSync',
] as const;
const real = Object.fromEntries(changes.map((name) => [name, fs[name]]));

/** @param after how many changes still happen @returns gives the power back, and says whether it was missed */
export function cutPower(after: number): () => boolean {
  let left = after;
  for (const name of changes) {
    const change = real[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (left-- <= 0) throw new PowerCut();
        return change(...args);
      },
    });
  }
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
    return left < 0;
  };
}

/** Changes a file of the release that is shown. @returns whether there is one on this disk */
export function damageShown(dataFolder: string, chance: Chance): boolean {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return false;
  const file = join(releasesFolder(dataFolder), read.pointer.current, databaseFile);
  if (!existsSync(file)) return false;
  // A link may share the bytes with another kiosk's: only this name is damaged.
  const bytes = fs.readFileSync(file);
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  rmSync(file);
  writeFileSync(file, bytes);
  return true;
}

/** A copy of the channel in which each third file is cut off or changed. */
export function damageCopy(channel: string, copy: string, chance: Chance): void {
  rmSync(copy, { recursive: true, force: true });
  cpSync(channel, copy, { recursive: true });
  for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    const file = join(copy, name);
    if (!statSync(file).isFile() || chance.below(3) > 0) continue;
    const bytes = fs.readFileSync(file);
    rmSync(file);
    writeFileSync(
      file,
      chance.below(2) === 0 ? bytes.subarray(0, chance.below(bytes.length + 1)) : Buffer.alloc(bytes.length, 'x'),
    );
  }
}
