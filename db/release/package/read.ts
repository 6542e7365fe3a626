import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { ManifestFile } from '../manifest.ts';
import { type OpenPackage, readAt, readSome } from './open.ts';
import { PackageRefused } from './reason.ts';
import { directory, localHeader, localHeaderBytes, type ZipEntry } from './zip.ts';

const chunkBytes = 1 << 20;

export interface Reading {
  /** Opens the place of a file; without it the package is only checked. */
  place?: ((path: string) => Promise<FileHandle>) | undefined;
  signal?: AbortSignal | undefined;
  /** Called with the number of bytes of each piece. */
  onBytes?: ((bytes: number) => void) | undefined;
}

/** A package, or anything else that has its form. */
export type ReadablePackage = Pick<OpenPackage, 'file' | 'manifestBytes' | 'signatureBytes' | 'layout'> & {
  manifest: Pick<OpenPackage['manifest'], 'files'>;
};

/**
 * Reads a package to its end. Every byte is compared: the files with their SHA-256 in the signed manifest, all the rest
 * with the one form that it can have. A file is on the disk when it is whole.
 *
 * @throws {PackageRefused} where a byte is another @throws Error where a place cannot be written, or `signal` was aborted
 */
export async function readPackage(pack: ReadablePackage, reading: Reading = {}): Promise<void> {
  const { file, manifest, manifestBytes, signatureBytes, layout } = pack;
  const [first, second, ...others] = layout.entries;
  if (first === undefined || second === undefined) throw new Error('a package begins with its seal');
  const entries: ZipEntry[] = [
    { ...first, crc: crc32(manifestBytes) },
    { ...second, crc: crc32(signatureBytes) },
  ];
  for (const [index, entry] of others.entries()) {
    const named = manifest.files[index];
    if (named === undefined) throw new Error(`${entry.name} is laid out and not named`);
    entries.push({ ...entry, crc: await readFile(file, entry.offset, named, reading) });
  }
  const expected = directory(entries, layout.directoryOffset);
  const found = await readAt(file, layout.directoryOffset, expected.length);
  if (!found.equals(expected)) throw new PackageRefused('changed-package');
}

/** @returns the CRC of the file's content */
async function readFile(file: FileHandle, offset: number, named: ManifestFile, reading: Reading): Promise<number> {
  const { path: name, bytes } = named;
  const head = await readAt(file, offset, localHeaderBytes(name, bytes));
  const place = await reading.place?.(name);
  try {
    const crc = await copy(file, offset + head.length, named, { ...reading, place });
    if (!localHeader({ name, bytes, crc }).equals(head)) throw new PackageRefused('changed-package', name);
    await place?.sync();
    return crc;
  } finally {
    await place?.close();
  }
}

async function copy(
  file: FileHandle,
  offset: number,
  { path, bytes, sha256 }: ManifestFile,
  { place, signal, onBytes }: Omit<Reading, 'place'> & { place: FileHandle | undefined },
): Promise<number> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, bytes));
  let crc = 0;
  for (let done = 0; done < bytes; ) {
    signal?.throwIfAborted();
    const read = await readSome(file, chunk.subarray(0, Math.min(chunk.length, bytes - done)), offset + done);
    if (read === 0) throw new PackageRefused('truncated-package');
    const piece = chunk.subarray(0, read);
    hash.update(piece);
    crc = crc32(piece, crc);
    await writeAll(place, piece);
    done += read;
    onBytes?.(read);
  }
  if (hash.digest('hex') !== sha256) throw new PackageRefused('changed-file', path);
  return crc;
}

/** Writes where the file stands now. */
export async function writeAll(file: FileHandle | undefined, bytes: Buffer): Promise<void> {
  for (let done = 0; file !== undefined && done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
  }
}
