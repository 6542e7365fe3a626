import * as v from 'valibot';
import { trilingualSchema } from '../model/entry/trilingual.ts';
import { isReservedOnWindows } from './windows-names.ts';

/** Version of the form of a release folder, its manifest and its signature. */
export const formatVersion = 1;

/** Names within a release folder. */
export const manifestFile = 'manifest.json';
export const signatureFile = 'manifest.sig';
export const databaseFile = 'content.db';
export const mediaFolder = 'media';
export const namesFolder = 'names';
export const namesIndex = `${namesFolder}/lists.json`;

/** Fewer files than would need zip64's end record. */
const maxFiles = 50_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** `1.2.3` */
export const versionSchema = v.pipe(v.string(), v.regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/));

/** Path of a file within the release: the database, a file in media, or a list of names. It never leaves the folder. */
const path = v.pipe(
  v.string(),
  v.regex(/^(content\.db|media(\/[A-Za-z0-9][A-Za-z0-9._-]*)+|names\/(lists\.json|[0-9a-f]{64}\.names))$/),
);

/** Files with their measures; `path` says which paths they may have. */
export const filesAt = <Path extends v.GenericSchema<string>>(path: Path) =>
  v.pipe(
    v.array(v.strictObject({ path, bytes: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
    v.maxLength(maxFiles),
  );

/** Path of a list of names, whose name is its SHA-256. */
const listPath = /^names\/([0-9a-f]{64})\.names$/;

/** Whether a file has the hash that its name promises; true for every file that promises none. */
export function hasPromisedHash({ path: name, sha256 }: { path: string; sha256: string }): boolean {
  const promised = listPath.exec(name)?.[1];
  return promised === undefined || promised === sha256;
}

/** `manifest.json`: describes a release and lists its files except the manifest and the signature. */
const manifestFields = v.strictObject({
  formatVersion: v.literal(formatVersion),
  /** The sequence number and the first digits of the SHA-256 of content.db: `0001-9f2c1a7b`. */
  id: v.pipe(v.string(), v.regex(/^\d{4,9}-[0-9a-f]{8}$/)),
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  minimumAppVersion: versionSchema,
  schemaVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  title: trilingualSchema,
  /** ISO day of the content. */
  date: v.pipe(v.string(), v.isoDate()),
  by: v.pipe(v.string(), v.minLength(1)),
  files: v.pipe(
    filesAt(path),
    v.check((files) => files.filter((file) => file.path === databaseFile).length === 1, 'must name content.db once'),
    v.check((files) => files.every(hasPromisedHash), 'must name lists for their hash'),
    v.check((files) => canStandTogether(files.map((file) => file.path)), 'must name files that no disk mixes up'),
    v.check((files) => Number.isSafeInteger(files.reduce((sum, file) => sum + file.bytes, 0)), 'must fit on a disk'),
  ),
});

/** Caches use the id as key, so no two releases may share one. */
const manifestSchema = v.pipe(
  manifestFields,
  v.check(({ id, sequence }) => id.startsWith(`${folderName(sequence)}-`), 'must begin its id with its number'),
);

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/**
 * Whether these paths are distinct files on every system: Windows and macOS ignore case, and Windows reserves the names of
 * devices and drops a trailing dot.
 */
function canStandTogether(paths: readonly string[]): boolean {
  const files = new Set(paths.map((one) => one.toLowerCase()));
  if (files.size < paths.length) return false;
  return [...files].every((file) => {
    const steps = file.split('/');
    const folders = steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
    return !folders.some((one) => files.has(one)) && !steps.some(isReservedOnWindows);
  });
}

const signatureSchema = v.strictObject({
  algorithm: v.literal('ed25519'),
  keyId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  signature: v.pipe(v.string(), v.base64()),
});

export type Signature = v.InferOutput<typeof signatureSchema>;

/** `formatVersion` alone, to recognise a manifest of a later form. */
export function formatVersionOf(bytes: Uint8Array): number | null {
  const result = v.safeParse(v.object({ formatVersion: v.number() }), parseJson(bytes));
  return result.success ? result.output.formatVersion : null;
}

/** @returns null for an invalid manifest */
export function parseManifest(bytes: Uint8Array): Manifest | null {
  const result = v.safeParse(manifestSchema, parseJson(bytes));
  return result.success ? result.output : null;
}

/** @returns null for an invalid signature */
export function parseSignature(bytes: Uint8Array): Signature | null {
  const result = v.safeParse(signatureSchema, parseJson(bytes));
  return result.success ? result.output : null;
}

/** The name of a release's folder: `0007`. */
export function folderName(sequence: number): string {
  return String(sequence).padStart(4, '0');
}

/** The bytes of a manifest or a signature; the manifest's are what is signed. */
export function toBytes(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

/** Null where it is no JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Version of this program, as in package.json (a test compares them): a release may need a newer one. */
export const appVersion = '0.2.0';

/** The oldest program that can read the releases of this one. */
export const minimumAppVersion = '0.2.0';

/** Whether version `a` (`1.2.3`) comes before version `b`. */
export function isOlderVersion(a: string, b: string): boolean {
  const [first, second] = [a, b].map((version) => version.split('.').map(Number));
  for (const [index, number] of (first ?? []).entries()) {
    const other = second?.[index] ?? 0;
    if (number !== other) return number < other;
  }
  return false;
}
