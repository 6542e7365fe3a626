import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { writeForeignFile } from '../../sqlite/foreign-file.ts';
import { type Manifest, manifestFile, signatureFile } from '../manifest.ts';
import type { Trust } from '../trust/trust.ts';
import { verifySeal } from '../trust/verify.ts';
import { openPackage, readPackage, writeAll } from './read.ts';
import { noteRefusal, type Outcome, PackageRefused, type ReleaseEvent, refusable } from './refusal.ts';
import { type FreeBytes, freeBytesOf, requireSpace } from './space.ts';
import { directory, layOut, localHeader, type ZipEntry } from './zip.ts';

export interface Progress {
  phase: 'writing' | 'checking' | 'installing';
  bytes: number;
  totalBytes: number;
}

interface ExportOptions {
  /** A release folder: an installed release, or the built-in one. */
  folder: string;
  trust: Trust;
  /** The file to be written, or a folder (such as a stick), in which it gets the name of the release. */
  out: string;
  /** Called before the package gets its name and for every refusal; if it throws, the work stops. */
  audit?: ((event: ReleaseEvent) => void) | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  freeBytes?: FreeBytes | undefined;
}

interface Exported {
  file: string;
  bytes: number;
  /** Of the package; the same release always gives the same. */
  sha256: string;
  manifest: Manifest;
}

const packageExtension = '.esimde';

/** The name of a release's package: `esimde-0007-9f2c1a7b.esimde`. */
const packageName = ({ id }: Manifest): string => `esimde-${id}${packageExtension}`;

/**
 * Writes a release as one file. It is written beside its place, is on the disk and read back as a kiosk will read it,
 * before it gets its name. An earlier package of that name is replaced, and nothing else is.
 */
export async function exportRelease(options: ExportOptions): Promise<Outcome<{ exported: Exported }>> {
  const { audit = () => {}, folder, signal } = options;
  const outcome = await refusable(() => exportOrThrow(options), signal);
  return noteRefusal(outcome, audit, 'export', basename(folder));
}

async function exportOrThrow(options: ExportOptions): Promise<Outcome<{ exported: Exported }>> {
  const { folder, trust, out, freeBytes = freeBytesOf } = options;
  const seal = await readSeal(folder, trust);
  const { manifest, manifestBytes, signatureBytes } = seal;
  const file = (await isFolder(out)) ? join(out, packageName(manifest)) : out;
  if (!(await isFree(file))) throw new PackageRefused('place-taken', file);
  const { totalBytes } = layOut(manifest, manifestBytes.length, signatureBytes.length);
  await requireSpace(dirname(file), totalBytes, 1, freeBytes);
  const fill = async (part: FileHandle, path: string): Promise<string> => {
    await write(part, seal, options, totalBytes);
    const hash = await readBack(path, options, totalBytes);
    options.audit?.({ action: 'export', subject: manifest.id, details: { file: basename(file), sha256: hash } });
    return hash;
  };
  const sha256 = await writeForeignFile(file, fill, 0o644);
  return { ok: true, exported: { file, bytes: totalBytes, sha256, manifest } };
}

interface Seal {
  manifest: Manifest;
  manifestBytes: Buffer;
  signatureBytes: Buffer;
}

/** The files themselves are checked when the package is read back. */
async function readSeal(folder: string, trust: Trust): Promise<Seal> {
  const [manifestBytes, signatureBytes] = await Promise.all(
    [manifestFile, signatureFile].map((name) => readFile(join(folder, name)).catch(() => null)),
  );
  if (!manifestBytes) throw new PackageRefused(existsSync(folder) ? 'unreadable-manifest' : 'missing');
  const sealed = verifySeal(manifestBytes, signatureBytes ?? null, trust);
  if (!sealed.ok) throw new PackageRefused(sealed.refusal.reason, sealed.refusal.detail);
  if (!signatureBytes) throw new PackageRefused('unsigned');
  return { manifest: sealed.manifest, manifestBytes, signatureBytes };
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Whether the name is free, or a package has it. */
async function isFree(path: string): Promise<boolean> {
  if (!existsSync(path)) return true;
  if (!(await stat(path)).isFile()) return false;
  const file = await open(path);
  try {
    const head = Buffer.alloc(43);
    await file.read(head, 0, head.length, 0);
    return head.subarray(30).toString('latin1') === manifestFile;
  } finally {
    await file.close();
  }
}

async function write(file: FileHandle, seal: Seal, options: ExportOptions, totalBytes: number): Promise<void> {
  const { manifest, manifestBytes, signatureBytes } = seal;
  const layout = layOut(manifest, manifestBytes.length, signatureBytes.length);
  const entries: ZipEntry[] = [];
  for (const { name, bytes, offset } of layout.entries) {
    const crc = await crcOf(join(options.folder, name), bytes, options.signal);
    await writeAll(file, localHeader({ name, bytes, crc }));
    await pour(join(options.folder, name), file, options.signal);
    entries.push({ name, bytes, crc, offset });
    options.onProgress?.({ phase: 'writing', bytes: offset + bytes, totalBytes });
  }
  await writeAll(file, directory(entries, layout.directoryOffset));
  await file.sync();
}

/** The CRC precedes the content, so each file is read twice; the second time from the page cache. */
async function crcOf(path: string, bytes: number, signal: AbortSignal | undefined): Promise<number> {
  let crc = 0;
  let read = 0;
  for await (const piece of piecesOf(path, signal)) {
    crc = crc32(piece, crc);
    read += piece.length;
  }
  if (read !== bytes) throw new PackageRefused(read < bytes ? 'truncated-file' : 'changed-file', basename(path));
  return crc;
}

async function pour(path: string, into: FileHandle, signal: AbortSignal | undefined): Promise<void> {
  for await (const piece of piecesOf(path, signal)) await writeAll(into, piece);
}

const pieceBytes = 1 << 20;

/** Reuses one buffer, so memory stays constant for files of any size. */
async function* piecesOf(path: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const file = await openPart(path);
  try {
    const piece = Buffer.allocUnsafe(pieceBytes);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(piece, 0, pieceBytes);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function openPart(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new PackageRefused('missing-file', basename(path));
    throw error;
  }
}

/** Reads the written file as a kiosk does. @returns its SHA-256 */
async function readBack(path: string, options: ExportOptions, totalBytes: number): Promise<string> {
  const { trust, signal, onProgress } = options;
  const pack = await openPackage(path, trust);
  let bytes = 0;
  try {
    await readPackage(pack, {
      signal,
      onBytes: (more) => {
        bytes += more;
        onProgress?.({ phase: 'checking', bytes, totalBytes });
      },
    });
  } finally {
    await pack.file.close();
  }
  const hash = createHash('sha256');
  for await (const piece of piecesOf(path, signal)) hash.update(piece);
  return hash.digest('hex');
}
