import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFolder, measure } from '../../db/release/files.ts';
import { exportRelease } from '../../db/release/package/export.ts';
import type { ReleaseCheck } from '../../db/release/store/checked-activation.ts';
import type { PrivateKey } from '../../db/release/trust/keys.ts';
import type { Trust } from '../../db/release/trust/trust.ts';
import { resign, smallRelease } from './release.ts';

/** A small release with three media, one of them empty. @returns the folder */
export function releaseWithMedia(out: string, key: PrivateKey, sequence: number): string {
  smallRelease(out, key, sequence);
  mkdirSync(join(out, 'media', 'voices'), { recursive: true });
  writeFileSync(join(out, 'media', 'photo.jpg'), Buffer.alloc(3000, `photo ${sequence} `));
  writeFileSync(join(out, 'media', 'voices', 'kengir.mp3'), Buffer.alloc(5000, `voice ${sequence} `));
  writeFileSync(join(out, 'media', 'voices', 'silence.mp3'), '');
  resign(out, key, (manifest) => ({
    ...manifest,
    files: listFolder(out).files.map((path) => measure(out, path)),
  }));
  return out;
}

/** Writes the package of a release. @returns the file */
export async function packed(folder: string, trust: Trust, out: string): Promise<string> {
  const outcome = await exportRelease({ folder, trust, out });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.file;
}

/** A release check that always passes. */
export const noCheck: ReleaseCheck = async () => null;

/** The bytes of a folder's files by their paths, the seal included. */
export function contentOf(folder: string): Map<string, string> {
  const paths = [...listFolder(folder).files, 'manifest.json', 'manifest.sig'];
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path)).toString('base64')]));
}
