import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { runSync, type Steps } from '../sqlite/time-slicing.ts';
import { type ManifestFile, manifestFile, signatureFile } from './manifest.ts';

const chunkBytes = 1 << 20;

/** Size and SHA-256 of a file. @throws Error where it cannot be read */
export function measure(folder: string, path: string): ManifestFile {
  return runSync(measureSteps(folder, path));
}

/** The same in steps of a mebibyte. */
export function* measureSteps(folder: string, path: string): Steps<ManifestFile> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  const file = openSync(join(folder, path), 'r');
  let bytes = 0;
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, read));
      bytes += read;
      yield;
    }
  } finally {
    closeSync(file);
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** The files of a release folder except the manifest and the signature. */
interface FolderListing {
  /** Paths with forward slashes, in code-point order. */
  files: string[];
  /** Paths of neither files nor folders, such as links: a release has none. */
  strange: string[];
}

/** @throws Error where the folder cannot be read */
export function listFolder(folder: string): FolderListing {
  const listing: FolderListing = { files: [], strange: [] };
  collect(folder, '', listing);
  listing.files = listing.files.filter((path) => path !== manifestFile && path !== signatureFile).sort();
  return listing;
}

function collect(folder: string, below: string, listing: FolderListing): void {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) collect(folder, path, listing);
    else if (entry.isFile()) listing.files.push(path);
    else listing.strange.push(path);
  }
}
