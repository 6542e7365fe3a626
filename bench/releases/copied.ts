import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFolder } from '../../db/release/files.ts';
import { installedNames } from '../../db/release/store/installed.ts';
import { releasesFolder } from '../../db/release/store/pointer.ts';

const chunkBytes = 1 << 20;

/** Copies the files of a release one after another, hashes what it copies, and waits until they are on the disk; removes the copy. */
export function copyAndHash(release: string, copy: string): void {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  for (const path of listFolder(release).files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    const [from, to] = [openSync(join(release, path), 'r'), openSync(join(copy, path), 'w')];
    const hash = createHash('sha256');
    for (let read = readSync(from, chunk); read > 0; read = readSync(from, chunk)) {
      const bytes = chunk.subarray(0, read);
      hash.update(bytes);
      writeSync(to, bytes);
    }
    hash.digest();
    fsyncSync(to);
    closeSync(from);
    closeSync(to);
  }
  rmSync(copy, { recursive: true });
}

/** The folder of the newest installed release. */
export function newestRelease(dataFolder: string): string {
  const [name] = installedNames(dataFolder);
  if (name === undefined) throw new Error('no release is installed');
  return join(releasesFolder(dataFolder), name);
}
