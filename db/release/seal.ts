import { join } from 'node:path';
import { syncTree, writeDurably } from '../sqlite/durable.ts';
import {
  databaseFile,
  folderName,
  formatVersion,
  type Manifest,
  type ManifestFile,
  manifestFile,
  minimumAppVersion,
  signatureFile,
  toBytes,
} from './manifest.ts';
import { schemaVersion } from './schema.ts';
import { type PrivateKey, signBytes } from './trust/keys.ts';

/** The manifest of a release made by this version of the program; `files` as measured in its folder. */
export function manifestOf(
  { sequence, title, date, by }: Pick<Manifest, 'sequence' | 'title' | 'date' | 'by'>,
  files: ManifestFile[],
): Manifest {
  const database = files.find(({ path }) => path === databaseFile);
  const id = `${folderName(sequence)}-${database?.sha256.slice(0, 8)}`;
  return { formatVersion, id, sequence, minimumAppVersion, schemaVersion, title, date, by, files };
}

/** The content of the signature file beside these bytes of a manifest. */
export function signatureOf(manifestBytes: Uint8Array, key: PrivateKey): Buffer {
  const signature = signBytes(manifestBytes, key).toString('base64');
  return toBytes({ algorithm: 'ed25519', keyId: key.id, signature });
}

/** Writes manifest and signature; everything in the folder is on the disk when this returns. */
export function writeSeal(folder: string, manifestBytes: Uint8Array, signatureBytes: Uint8Array): void {
  writeDurably(join(folder, manifestFile), manifestBytes);
  writeDurably(join(folder, signatureFile), signatureBytes);
  syncTree(folder);
}
