import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { ok, type Result } from '../../model/result.ts';
import { type Manifest, type ManifestFile, manifestFile, parseSignature, signatureFile, toBytes } from '../manifest.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse, type Sealed, verifySeal } from '../trust/verify.ts';
import type { PackageRefusal, PackageResult } from './refusal.ts';
import { writeAll } from './write.ts';
import { directory, type Layout, layOut, localHeader, localHeaderBytes, type ZipEntry } from './zip.ts';

/** 50,000 files are about 9 MB. */
const maxManifestBytes = 16 << 20;
const maxSignatureBytes = 4096;

/** A file in the form of a package whose seal is good; of the files in it nothing was read yet. */
export interface SealedFile {
  file: FileHandle;
  manifest: Pick<Manifest, 'files'>;
  manifestBytes: Buffer;
  signatureBytes: Buffer;
  layout: Layout;
}

/** A package whose manifest was signed by a trusted key. */
export type OpenPackage = SealedFile & Sealed;

/** Opens a package of a release. The caller closes `file`. */
export function openPackage(path: string, trust: Trust): Promise<PackageResult<OpenPackage>> {
  return openSealed(path, (manifestBytes, signatureBytes) => {
    const sealed = verifySeal(manifestBytes, signatureBytes, trust);
    return sealed.ok && !isCanonical(signatureBytes) ? refuse('changed-package', signatureFile) : sealed;
  });
}

/** The signature signs the manifest and not itself: it counts in its one spelling only. */
export function isCanonical(bytes: Buffer): boolean {
  const signature = parseSignature(bytes);
  if (signature === null || !toBytes(signature).equals(bytes)) return false;
  return Buffer.from(signature.signature, 'base64').toString('base64') === signature.signature;
}

type Verify<T> = (manifestBytes: Buffer, signatureBytes: Buffer) => Result<T, PackageRefusal>;

/**
 * Opens a file and verifies its seal: the manifest and the signature at its very beginning, with small limits. The place of
 * all the rest, and the length of the file, follow from the manifest. The caller closes `file`.
 */
export async function openSealed<T extends Pick<SealedFile, 'manifest'>>(
  path: string,
  verify: Verify<T>,
): Promise<PackageResult<SealedFile & T>> {
  let file: FileHandle;
  try {
    // Opening a pipe must not block.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? refuse('no-such-file') : refuse('unreadable-package', code);
  }
  let opened: PackageResult<SealedFile & T> | null = null;
  try {
    opened = await readSeal(file, verify);
    return opened;
  } finally {
    if (!opened?.ok) await file.close();
  }
}

async function readSeal<T extends Pick<SealedFile, 'manifest'>>(
  file: FileHandle,
  verify: Verify<T>,
): Promise<PackageResult<SealedFile & T>> {
  const stat = await file.stat();
  if (!stat.isFile()) return refuse('not-a-package');
  const manifest = await readEntry(file, 0, manifestFile, maxManifestBytes);
  if (!manifest.ok) return manifest;
  const signatureOffset = localHeaderBytes(manifestFile, manifest.value.length) + manifest.value.length;
  const signature = await readEntry(file, signatureOffset, signatureFile, maxSignatureBytes);
  if (!signature.ok) return signature;
  const sealed = verify(manifest.value, signature.value);
  if (!sealed.ok) return sealed;
  const layout = layOut(sealed.value.manifest, manifest.value.length, signature.value.length);
  if (stat.size < layout.totalBytes) return refuse('truncated-package');
  if (stat.size > layout.totalBytes) return refuse('trailing-bytes');
  return ok({ ...sealed.value, file, manifestBytes: manifest.value, signatureBytes: signature.value, layout });
}

/** Reads one of the first two files. Until the seal is known to be good, nothing that the package says is believed. */
async function readEntry(
  file: FileHandle,
  offset: number,
  name: string,
  maxBytes: number,
): Promise<PackageResult<Buffer>> {
  const read = await readAt(file, offset, localHeaderBytes(name, 0));
  if (!read.ok) return read;
  const head = read.value;
  if (offset === 0 && !head.subarray(30).equals(Buffer.from(name))) return refuse('not-a-package');
  // All else of a header is known beforehand.
  const bytes = head.readUInt32LE(18);
  const crc = head.readUInt32LE(14);
  if (!localHeader({ name, bytes, crc }).equals(head)) return refuse('changed-package', name);
  if (bytes > maxBytes) return refuse('huge-manifest', name);
  const content = await readAt(file, offset + head.length, bytes);
  return content.ok && crc32(content.value) !== crc ? refuse('changed-package', name) : content;
}

async function readAt(file: FileHandle, offset: number, bytes: number): Promise<PackageResult<Buffer>> {
  const chunk = Buffer.allocUnsafe(bytes);
  for (let done = 0; done < bytes; ) {
    const read = await readSome(file, chunk.subarray(done), offset + done);
    if (!read.ok) return read;
    done += read.value;
  }
  return ok(chunk);
}

/** @returns how many bytes were read, at least one */
async function readSome(file: FileHandle, chunk: Buffer, offset: number): Promise<PackageResult<number>> {
  try {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, offset);
    return bytesRead === 0 ? refuse('truncated-package') : ok(bytesRead);
  } catch (error) {
    return refuse('unreadable-package', (error as NodeJS.ErrnoException).code);
  }
}

const chunkBytes = 1 << 20;

interface Reading {
  /** Opens the place of a file; without it the package is only checked. */
  place?: ((path: string) => Promise<FileHandle>) | undefined;
  signal?: AbortSignal | undefined;
  /** Called with the number of bytes of each chunk. */
  onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Reads a package to its end. Every byte is compared: the files with their SHA-256 in the signed manifest, all the rest
 * with the one form that it can have. A file is synced when complete.
 *
 * @throws Error where a place cannot be written, or `signal` was aborted
 */
export async function readPackage(pack: SealedFile, reading: Reading = {}): Promise<PackageResult<null>> {
  const { file, manifest, manifestBytes, signatureBytes, layout } = pack;
  const crcs = [crc32(manifestBytes), crc32(signatureBytes)];
  for (const [index, named] of manifest.files.entries()) {
    const crc = await readFile(file, layout.entries[index + 2]?.offset ?? 0, named, reading);
    if (!crc.ok) return crc;
    crcs.push(crc.value);
  }
  const entries: ZipEntry[] = layout.entries.map((entry, index) => ({ ...entry, crc: crcs[index] ?? 0 }));
  const expected = directory(entries, layout.directoryOffset);
  const found = await readAt(file, layout.directoryOffset, expected.length);
  if (!found.ok) return found;
  return found.value.equals(expected) ? ok(null) : refuse('changed-package');
}

/** @returns the CRC of the file's content */
async function readFile(
  file: FileHandle,
  offset: number,
  named: ManifestFile,
  reading: Reading,
): Promise<PackageResult<number>> {
  const { path: name, bytes } = named;
  const head = await readAt(file, offset, localHeaderBytes(name, bytes));
  if (!head.ok) return head;
  const place = await reading.place?.(name);
  try {
    const crc = await copy(file, offset + head.value.length, named, { ...reading, place });
    if (crc.ok && !localHeader({ name, bytes, crc: crc.value }).equals(head.value)) {
      return refuse('changed-package', name);
    }
    if (crc.ok) await place?.sync();
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
): Promise<PackageResult<number>> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, bytes));
  let crc = 0;
  for (let done = 0; done < bytes; ) {
    signal?.throwIfAborted();
    const read = await readSome(file, buffer.subarray(0, Math.min(buffer.length, bytes - done)), offset + done);
    if (!read.ok) return read;
    const chunk = buffer.subarray(0, read.value);
    hash.update(chunk);
    crc = crc32(chunk, crc);
    if (place) await writeAll(place, chunk);
    done += read.value;
    onBytes?.(read.value);
  }
  return hash.digest('hex') === sha256 ? ok(crc) : refuse('changed-file', path);
}
