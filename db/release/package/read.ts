import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Manifest, type ManifestFile, manifestFile, parseSignature, signatureFile, toBytes } from '../manifest.ts';
import type { Trust } from '../trust/trust.ts';
import { verifySeal } from '../trust/verify.ts';
import { PackageRefused } from './refusal.ts';
import { directory, type Layout, layOut, localHeader, localHeaderBytes, type ZipEntry } from './zip.ts';

/** 50,000 files are about 9 MB. */
const maxManifestBytes = 16 << 20;
const maxSignatureBytes = 4096;

/** A package whose manifest was signed by a trusted key; of its files nothing was read yet. */
export interface OpenPackage {
  file: FileHandle;
  manifest: Manifest;
  keyId: string;
  manifestBytes: Buffer;
  signatureBytes: Buffer;
  layout: Layout;
}

/**
 * Opens a package and reads its seal: the manifest and the signature at its very beginning, with small limits. Where all
 * the rest is, and how long the package is, follows from the manifest. The caller closes `file`.
 *
 * @throws {PackageRefused}
 */
export async function openPackage(path: string, trust: Trust): Promise<OpenPackage> {
  // Opening a pipe must not block.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error) => refuseFile(error));
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new PackageRefused('not-a-package');
    const manifestBytes = await readEntry(file, 0, manifestFile, maxManifestBytes);
    const signatureOffset = localHeaderBytes(manifestFile, manifestBytes.length) + manifestBytes.length;
    const signatureBytes = await readEntry(file, signatureOffset, signatureFile, maxSignatureBytes);
    const sealed = verifySeal(manifestBytes, signatureBytes, trust);
    if (!sealed.ok) throw new PackageRefused(sealed.refusal.reason, sealed.refusal.detail);
    if (!isCanonical(signatureBytes)) throw new PackageRefused('changed-package', signatureFile);
    const layout = layOut(sealed.manifest, manifestBytes.length, signatureBytes.length);
    if (stat.size < layout.totalBytes) throw new PackageRefused('truncated-package');
    if (stat.size > layout.totalBytes) throw new PackageRefused('trailing-bytes');
    return { file, manifest: sealed.manifest, keyId: sealed.keyId, manifestBytes, signatureBytes, layout };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function refuseFile(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw new PackageRefused('no-such-file');
  throw new PackageRefused('unreadable-package', error.code);
}

/** The signature signs the manifest and not itself: it counts in its one spelling only. */
function isCanonical(bytes: Buffer): boolean {
  const signature = parseSignature(bytes);
  if (signature === null || !toBytes(signature).equals(bytes)) return false;
  return Buffer.from(signature.signature, 'base64').toString('base64') === signature.signature;
}

/** Reads one of the first two files. Until the seal is known to be good, nothing that the package says is believed. */
async function readEntry(file: FileHandle, offset: number, name: string, most: number): Promise<Buffer> {
  const head = await readAt(file, offset, localHeaderBytes(name, 0));
  if (offset === 0 && !head.subarray(30).equals(Buffer.from(name))) throw new PackageRefused('not-a-package');
  const { bytes, crc } = claimsOf(head, name);
  if (bytes > most) throw new PackageRefused('huge-manifest', name);
  const content = await readAt(file, offset + head.length, bytes);
  if (crc32(content) !== crc) throw new PackageRefused('changed-package', name);
  return content;
}

/**
 * The size and the CRC that a header claims; all else of it is known beforehand.
 *
 * @throws {PackageRefused} when it contains anything else
 */
export function claimsOf(head: Buffer, name: string): { bytes: number; crc: number } {
  const bytes = head.readUInt32LE(18);
  const crc = head.readUInt32LE(14);
  if (!localHeader({ name, bytes, crc }).equals(head)) throw new PackageRefused('changed-package', name);
  return { bytes, crc };
}

/** @throws {PackageRefused} where the package ends before, or the medium does not give it */
export async function readAt(file: FileHandle, offset: number, bytes: number): Promise<Buffer> {
  const chunk = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes; ) {
    const read = await readSome(file, chunk.subarray(done), offset + done);
    if (read === 0) throw new PackageRefused('truncated-package');
    done += read;
  }
  return chunk;
}

/** @returns how many bytes were read; 0 at the end @throws {PackageRefused} where the medium does not give them */
async function readSome(file: FileHandle, chunk: Buffer, offset: number): Promise<number> {
  try {
    return (await file.read(chunk, 0, chunk.length, offset)).bytesRead;
  } catch (error) {
    throw new PackageRefused('unreadable-package', (error as NodeJS.ErrnoException).code);
  }
}

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
 * with the one form that it can have. A file is synced when complete.
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

/** Writes at the current position. */
export async function writeAll(file: FileHandle | undefined, bytes: Buffer): Promise<void> {
  for (let done = 0; file !== undefined && done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
  }
}
