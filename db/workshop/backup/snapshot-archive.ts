import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { manifestFile, signatureFile } from '../../release/manifest.ts';
import { claimsOf, type ReadablePackage, readAt, writeAll } from '../../release/package/read.ts';
import { PackageRefused } from '../../release/package/refusal.ts';
import { freeBytesOf, requireSpace } from '../../release/package/space.ts';
import {
  directory,
  type Layout,
  layOut,
  localHeader,
  localHeaderBytes,
  type ZipEntry,
} from '../../release/package/zip.ts';
import { writeForeignFile } from '../../sqlite/foreign-file.ts';

/** A whole workshop, or the changes of a colleague. */
export type ArchiveKind = 'backup' | 'drafts';

const path = v.pipe(
  v.string(),
  v.regex(/^(workshop\.db|drafts\.db|audit\/audit\.(db|head)|records\.json|media\/[0-9a-f]{64}\.[a-z0-9]{2,5})$/),
);

const contentsSchema = v.strictObject({
  parcel: v.picklist(['backup', 'drafts']),
  version: v.literal(1),
  /** ISO instant. */
  madeAt: v.string(),
  by: v.string(),
  files: v.pipe(
    v.array(
      v.strictObject({
        path,
        bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.maxLength(50_000),
    v.check((files) => new Set(files.map((file) => file.path)).size === files.length),
  ),
});

/** Table of contents of an archive. */
export type ArchiveContents = v.InferOutput<typeof contentsSchema>;

export interface ArchiveWriting {
  out: string;
  kind: ArchiveKind;
  by: string;
  madeAt: string;
  files: readonly { path: string; from: string }[];
  signal?: AbortSignal | undefined;
  onProgress?: ((bytes: number, of: number) => void) | undefined;
}

/**
 * Writes files as one, in the form of a package of a release (docs/releases.md): every byte follows from the table of contents.
 * Its SHA-256 takes the place of a signature: an archive is protected against accidents, not against forgery.
 *
 * @returns its size @throws PackageRefused where there is no room
 */
export async function writeArchive(writing: ArchiveWriting): Promise<number> {
  const { out, kind, by, madeAt, files, signal } = writing;
  const measured: (Measured & { path: string })[] = [];
  for (const file of files) measured.push({ ...file, ...(await measure(file.from, signal)) });
  const contents: ArchiveContents = {
    ...{ parcel: kind, version: 1, madeAt, by },
    files: measured.map(({ path: name, bytes, sha256 }) => ({ path: name, bytes, sha256 })),
  };
  const head = Buffer.from(`${JSON.stringify(contents)}\n`);
  const seal = sealOf(head);
  const layout = layOut(contents, head.length, seal.length);
  await requireSpace(dirname(out), layout.totalBytes, 1, freeBytesOf);
  await writeForeignFile(out, (part) => pour(part, [head, seal], measured, layout, writing));
  return layout.totalBytes;
}

const sealOf = (head: Buffer): Buffer => Buffer.from(`${createHash('sha256').update(head).digest('hex')}\n`);

interface Measured {
  from: string;
  bytes: number;
  sha256: string;
  crc: number;
}

async function measure(file: string, signal: AbortSignal | undefined): Promise<Omit<Measured, 'from'>> {
  const hash = createHash('sha256');
  let [bytes, crc] = [0, 0];
  for await (const piece of piecesOf(file, signal)) {
    hash.update(piece);
    crc = crc32(piece, crc);
    bytes += piece.length;
  }
  return { bytes, crc, sha256: hash.digest('hex') };
}

const piecesOf = (file: string, signal: AbortSignal | undefined): AsyncIterable<Buffer> =>
  createReadStream(file, { highWaterMark: 1 << 20, signal });

async function pour(
  out: FileHandle,
  seal: readonly Buffer[],
  files: readonly Measured[],
  layout: Layout,
  { signal, onProgress }: ArchiveWriting,
): Promise<void> {
  const entries: ZipEntry[] = [];
  for (const [at, { name, bytes, offset }] of layout.entries.entries()) {
    const content = seal[at];
    const file = files[at - seal.length];
    const crc = content ? crc32(content) : (file?.crc ?? 0);
    await writeAll(out, localHeader({ name, bytes, crc }));
    if (content) await writeAll(out, content);
    else if (file) for await (const piece of piecesOf(file.from, signal)) await writeAll(out, piece);
    entries.push({ name, bytes, crc, offset });
    onProgress?.(offset + bytes, layout.totalBytes);
  }
  await writeAll(out, directory(entries, layout.directoryOffset));
}

export type OpenArchive = ReadablePackage & { contents: ArchiveContents; totalBytes: number };

const maxHeadBytes = 16 << 20;

/** Opens an archive and reads its table of contents. The caller closes `file`. @throws PackageRefused */
export async function openArchive(from: string, kind: ArchiveKind): Promise<OpenArchive> {
  const file = await open(from, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new PackageRefused(error.code === 'ENOENT' ? 'no-such-file' : 'unreadable-package', error.code);
  });
  try {
    const { size } = await file.stat();
    const manifestBytes = await entryAt(file, 0, manifestFile, maxHeadBytes);
    const signatureOffset = localHeaderBytes(manifestFile, manifestBytes.length) + manifestBytes.length;
    const signatureBytes = await entryAt(file, signatureOffset, signatureFile, 100);
    if (!sealOf(manifestBytes).equals(signatureBytes)) throw new PackageRefused('changed-package', manifestFile);
    const contents = parse(manifestBytes, kind);
    const layout = layOut(contents, manifestBytes.length, signatureBytes.length);
    if (size < layout.totalBytes) throw new PackageRefused('truncated-package');
    if (size > layout.totalBytes) throw new PackageRefused('trailing-bytes');
    const { totalBytes } = layout;
    return { file, manifest: contents, manifestBytes, signatureBytes, layout, contents, totalBytes };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function entryAt(file: FileHandle, offset: number, name: string, most: number): Promise<Buffer> {
  const head = await readAt(file, offset, localHeaderBytes(name, 0));
  if (!head.subarray(30).equals(Buffer.from(name))) throw new PackageRefused('not-a-package');
  const { bytes, crc } = claimsOf(head, name);
  if (bytes > most) throw new PackageRefused('huge-manifest', name);
  const content = await readAt(file, offset + head.length, bytes);
  if (crc32(content) !== crc) throw new PackageRefused('changed-package', name);
  return content;
}

/** @throws PackageRefused for a package of a release, which has another table of contents */
function parse(bytes: Buffer, kind: ArchiveKind): ArchiveContents {
  let read: v.SafeParseResult<typeof contentsSchema>;
  try {
    read = v.safeParse(contentsSchema, JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new PackageRefused('not-a-package');
  }
  if (!read.success || read.output.parcel !== kind) throw new PackageRefused('not-a-package');
  return read.output;
}
