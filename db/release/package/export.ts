import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { ok } from '../../model/result.ts';
import { writeForeignFile } from '../../sqlite/foreign-file.ts';
import { type Manifest, manifestFile, signatureFile } from '../manifest.ts';
import { type PublicKey, publicKeyName, publicKeyPem } from '../trust/keys.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse, type Sealed, verifySeal } from '../trust/verify.ts';
import { openPackage, readPackage } from './read.ts';
import { auditRefusal, type PackageResult, type ReleaseEvent, refusable } from './refusal.ts';
import { checkSpace, type FreeBytes, freeBytesOf } from './space.ts';
import { chunksOf, writePackage } from './write.ts';
import { layOut } from './zip.ts';

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
 * before it gets its name. An earlier package of that name is replaced, and nothing else is. A folder also gets the public key.
 */
export async function exportRelease(options: ExportOptions): Promise<PackageResult<Exported>> {
  const { audit = () => {}, folder, signal } = options;
  const outcome = await refusable(() => writeRelease(options), signal);
  return auditRefusal(outcome, audit, 'export', basename(folder));
}

async function writeRelease(options: ExportOptions): Promise<PackageResult<Exported>> {
  const { folder, trust, out, signal, onProgress, freeBytes = freeBytesOf } = options;
  const read = await readSeal(folder, trust);
  if (!read.ok) return read;
  const { manifest, keyId, manifestBytes, signatureBytes } = read.value;
  const toFolder = await isFolder(out);
  const file = toFolder ? join(out, packageName(manifest)) : out;
  if (!(await isFree(file))) return refuse('place-taken', file);
  const layout = layOut(manifest, manifestBytes.length, signatureBytes.length);
  const { totalBytes } = layout;
  const sizes = new Map(layout.entries.map(({ name, bytes }) => [name, bytes]));
  const space = await checkSpace(dirname(file), totalBytes, 1, freeBytes);
  if (!space.ok) return space;
  const fill = async (part: FileHandle, path: string): Promise<PackageResult<Exported>> => {
    const written = await writePackage(part, layout, {
      contentOf: (name) => packed(join(folder, name), sizes.get(name) ?? 0, signal),
      signal,
      onBytes: (bytes) => onProgress?.({ phase: 'writing', bytes, totalBytes }),
    });
    if (!written.ok) return written;
    const hash = await readBack(path, options, totalBytes);
    if (!hash.ok) return hash;
    const sha256 = hash.value;
    options.audit?.({ action: 'export', subject: manifest.id, details: { file: basename(file), sha256 } });
    return ok({ file, bytes: totalBytes, sha256, manifest });
  };
  const written = await writeForeignFile(file, fill, 0o644);
  const key = trust.keys.find(({ id }) => id === keyId);
  if (written.ok && toFolder && key) await bringKey(out, key);
  return written;
}

/** A kiosk that does not know the museum's key yet can be told to trust it from the same stick. */
async function bringKey(folder: string, key: PublicKey): Promise<void> {
  const write = async (file: FileHandle) => ok(await file.writeFile(publicKeyPem(key)));
  // The package is there, which counts: a stick may be full now.
  await writeForeignFile(join(folder, publicKeyName(key.id)), write, 0o644).catch(() => undefined);
}

interface Seal extends Sealed {
  manifestBytes: Buffer;
  signatureBytes: Buffer;
}

/** The files themselves are checked when the package is read back. */
async function readSeal(folder: string, trust: Trust): Promise<PackageResult<Seal>> {
  const [manifestBytes, signatureBytes] = await Promise.all(
    [manifestFile, signatureFile].map((name) => readFile(join(folder, name)).catch(() => null)),
  );
  if (!manifestBytes) return refuse(existsSync(folder) ? 'unreadable-manifest' : 'missing');
  const sealed = verifySeal(manifestBytes, signatureBytes ?? null, trust);
  if (!sealed.ok) return sealed;
  return signatureBytes ? ok({ ...sealed.value, manifestBytes, signatureBytes }) : refuse('unsigned');
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

/** Reads the file for its CRC; writing reads it again, from the page cache. */
export async function packed(path: string, bytes: number, signal: AbortSignal | undefined) {
  if (!existsSync(path)) return refuse('missing-file', basename(path));
  let crc = 0;
  let read = 0;
  for await (const chunk of chunksOf(path, signal)) {
    crc = crc32(chunk, crc);
    read += chunk.length;
  }
  if (read !== bytes) return refuse(read < bytes ? 'truncated-file' : 'changed-file', basename(path));
  return ok({ crc, from: path });
}

/** Reads the written file as a kiosk does. @returns its SHA-256 */
async function readBack(path: string, options: ExportOptions, totalBytes: number): Promise<PackageResult<string>> {
  const { trust, signal, onProgress } = options;
  const opened = await openPackage(path, trust);
  if (!opened.ok) return opened;
  let bytes = 0;
  try {
    const read = await readPackage(opened.value, {
      signal,
      onBytes: (more) => {
        bytes += more;
        onProgress?.({ phase: 'checking', bytes, totalBytes });
      },
    });
    if (!read.ok) return read;
  } finally {
    await opened.value.file.close();
  }
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(path, signal)) hash.update(chunk);
  return ok(hash.digest('hex'));
}
