import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { ok } from '../../model/result.ts';
import { hasPromisedHash, manifestFile, signatureFile } from '../../release/manifest.ts';
import { openSealed, type SealedFile } from '../../release/package/read.ts';
import type { PackageResult } from '../../release/package/refusal.ts';
import { checkSpace, freeBytesOf } from '../../release/package/space.ts';
import { chunksOf, type Packed, writePackage } from '../../release/package/write.ts';
import { layOut } from '../../release/package/zip.ts';
import { refuse } from '../../release/trust/verify.ts';
import { writeForeignFile } from '../../sqlite/foreign-file.ts';

const workshopPaths =
  /^(workshop\.db|drafts\.db|audit\/audit\.(db|head)|records\.json|media\/[0-9a-f]{64}\.[a-z0-9]{2,5}|names\/(catalogue\.json|[0-9a-f]{64}\.names)|inbox\/(state\.json|\d{8}-[A-Z2-9]{6}\.age))$/;

/** A whole workshop, the changes of a colleague, or a whole kiosk; and the files that it may hold. */
const pathsOf = {
  backup: workshopPaths,
  drafts: workshopPaths,
  kiosk:
    /^(settings\.json|machine\.json|keys\.age|accounts\.db|workshop\.esimde-backup|channel\/[a-z]+\.(json|sig)|channel\/trusted\/\w[\w.-]*|releases\/(current|\d{4,9}\/(manifest\.json|manifest\.sig|content\.db|media(\/[A-Za-z0-9][A-Za-z0-9._-]*)+|names\/(lists\.json|[0-9a-f]{64}\.names))))$/,
} as const;

export type ArchiveKind = keyof typeof pathsOf;

const contentsSchema = v.strictObject({
  parcel: v.picklist(['backup', 'drafts', 'kiosk']),
  version: v.literal(1),
  /** ISO instant. */
  madeAt: v.string(),
  by: v.string(),
  files: v.pipe(
    v.array(
      v.strictObject({
        path: v.string(),
        bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.maxLength(50_000),
    v.check((files) => files.every(hasPromisedHash)),
    v.check((files) => new Set(files.map((file) => file.path)).size === files.length),
  ),
});

const headSchema = v.pipe(
  v.string(),
  v.parseJson(),
  contentsSchema,
  v.check(({ parcel, files }) => files.every((file) => pathsOf[parcel].test(file.path))),
);

/** Table of contents of an archive. */
export type ArchiveContents = v.InferOutput<typeof contentsSchema>;

type OpenArchive = SealedFile & { manifest: ArchiveContents };

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
 * @returns its size
 */
export async function writeArchive(writing: ArchiveWriting): Promise<PackageResult<number>> {
  const { out, kind, by, madeAt, files, signal, onProgress } = writing;
  const measured: (Measured & { path: string })[] = [];
  for (const file of files) measured.push({ ...file, ...(await measure(file.from, signal)) });
  const contents: ArchiveContents = {
    ...{ parcel: kind, version: 1, madeAt, by },
    files: measured.map(({ path: name, bytes, sha256 }) => ({ path: name, bytes, sha256 })),
  };
  const head = Buffer.from(`${JSON.stringify(contents)}\n`);
  const seal = sealOf(head);
  const layout = layOut(contents, head.length, seal.length);
  const space = await checkSpace(dirname(out), layout.totalBytes, 1, freeBytesOf);
  if (!space.ok) return space;
  const packed = new Map<string, Packed>(measured.map((file) => [file.path, file]));
  for (const [name, from] of [
    [manifestFile, head],
    [signatureFile, seal],
  ] as const)
    packed.set(name, { crc: crc32(from), from });
  return writeForeignFile(out, async (part) => {
    const written = await writePackage(part, layout, {
      contentOf: async (name) => {
        const content = packed.get(name);
        if (content === undefined) throw new Error(`${name} was not measured`);
        return ok(content);
      },
      signal,
      onBytes: (bytes) => onProgress?.(bytes, layout.totalBytes),
    });
    return written.ok ? ok(layout.totalBytes) : written;
  });
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
  for await (const chunk of chunksOf(file, signal)) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
    bytes += chunk.length;
  }
  return { bytes, crc, sha256: hash.digest('hex') };
}

/** Opens an archive and reads its table of contents. The caller closes `file`. */
export const openArchive = (from: string, kind: ArchiveKind): Promise<PackageResult<OpenArchive>> =>
  openSealed(from, (head, seal) => {
    if (!sealOf(head).equals(seal)) return refuse('changed-package', manifestFile);
    const read = v.safeParse(headSchema, head.toString('utf8'));
    // The package of a release has another table of contents.
    if (!read.success || read.output.parcel !== kind) return refuse('not-a-package');
    return ok({ manifest: read.output });
  });
