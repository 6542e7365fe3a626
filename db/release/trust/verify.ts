import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../model/result.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { integritySteps } from '../../sqlite/integrity-check.ts';
import { runSync, type Steps } from '../../sqlite/time-slicing.ts';
import { listFolder, measureSteps } from '../files.ts';
import {
  appVersion,
  databaseFile,
  formatVersion,
  formatVersionOf,
  isOlderVersion,
  type Manifest,
  manifestFile,
  parseManifest,
  signatureFile,
} from '../manifest.ts';
import { applicationId, schemaVersion } from '../schema.ts';
import { signerOf, type Trust } from './trust.ts';

/** Every reason for which a release is refused. */
export const refusalReasons = [
  'missing', // there is no such folder
  'unreadable-manifest',
  'unsigned',
  'bad-signature', // the manifest was changed after it was signed, or the signature was
  'untrusted-key',
  'revoked-key', // no longer trusted
  'development-key', // signed with the public development key, and not the built-in release
  'newer-app-needed',
  'newer-schema',
  'missing-file',
  'extra-file',
  'truncated-file',
  'changed-file', // its SHA-256 differs
  'not-a-database',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal<Reason = RefusalReason> {
  reason: Reason;
  /** The file, key, number, version or error code that it is about; empty where the reason says all. */
  detail: string;
}

export const refuse = <Reason extends string>(reason: Reason, detail = '') =>
  failed<Refusal<Reason>>({ reason, detail });

/** A manifest with the key that signed it. */
export interface Sealed {
  manifest: Manifest;
  keyId: string;
}

type Verification = Result<Sealed, Refusal>;

/** Checks that a release folder is complete, signed by a trusted key, and readable by this program. Never throws for its content. */
export function verifyRelease(folder: string, trust: Trust): Verification {
  return runSync(verifySteps(folder, trust));
}

/**
 * The same in short steps: gigabytes of media take a while.
 *
 * @param isNoted whether the folder with this manifest was verified before and its files are the same: they are not read then
 */
export function* verifySteps(
  folder: string,
  trust: Trust,
  isNoted: (manifest: Uint8Array) => boolean = () => false,
): Steps<Verification> {
  if (!isFolder(folder)) return refuse('missing');
  const bytes = readOrNull(join(folder, manifestFile));
  if (bytes === null) return refuse('unreadable-manifest');
  const sealed = verifySeal(bytes, readOrNull(join(folder, signatureFile)), trust);
  if (!sealed.ok) return sealed;
  if (isNoted(bytes)) return sealed;
  const { files } = sealed.value.manifest;
  return (yield* checkFiles(folder, files)) ?? (yield* checkDatabase(join(folder, databaseFile))) ?? sealed;
}

/** Parsing a hostile JSON of some megabytes takes seconds and gigabytes: a longer one is parsed only after its signature is checked. */
const maxUnsignedBytes = 1 << 20;

/** Checks a manifest with its signature, before anything is read of what it names. */
export function verifySeal(bytes: Buffer, signatureBytes: Buffer | null, trust: Trust): Verification {
  if (bytes.length <= maxUnsignedBytes && formatVersionOf(bytes) === null) return refuse('unreadable-manifest');
  const signer = signerOf(bytes, signatureBytes, trust);
  if (!signer.ok) return signer;
  const needed = formatVersionOf(bytes);
  if (needed !== null && needed > formatVersion) return refuse('newer-app-needed', `format ${needed}`);
  const manifest = parseManifest(bytes);
  if (manifest === null) return refuse('unreadable-manifest');
  const { minimumAppVersion, schemaVersion: version } = manifest;
  if (isOlderVersion(appVersion, minimumAppVersion)) return refuse('newer-app-needed', minimumAppVersion);
  return version > schemaVersion ? refuse('newer-schema', String(version)) : ok({ manifest, keyId: signer.value });
}

const isFolder = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

type Fault = ReturnType<typeof refuse<RefusalReason>> | null;

/** Checks that the folder has exactly the files of the manifest, byte for byte. */
export function* checkFiles(folder: string, files: Manifest['files']): Steps<Fault> {
  try {
    const found = listFolder(folder);
    const named = new Set(files.map(({ path }) => path));
    const extra = [...found.strange, ...found.files.filter((path) => !named.has(path))][0];
    if (extra !== undefined) return refuse('extra-file', extra);
    const there = new Set(found.files);
    const missing = files.find(({ path }) => !there.has(path));
    if (missing !== undefined) return refuse('missing-file', missing.path);
    for (const { path, bytes, sha256 } of files) {
      const measured = yield* measureSteps(folder, path);
      if (measured.bytes < bytes) return refuse('truncated-file', path);
      if (measured.sha256 !== sha256) return refuse('changed-file', path);
    }
    return null;
  } catch {
    return refuse('missing-file', 'the folder cannot be read');
  }
}

/** The hash proves that the file was signed; this proves that it is a content.db. */
function* checkDatabase(file: string): Steps<Fault> {
  try {
    const db = openReadable(file);
    try {
      if (db.pragma('application_id', { simple: true }) !== applicationId)
        return refuse('not-a-database', databaseFile);
      const version = Number(db.pragma('user_version', { simple: true }));
      if (version > schemaVersion) return refuse('newer-schema', String(version));
      const isIntact = version >= 1 && (yield* integritySteps(db, 'quick_check')) === null;
      return isIntact ? null : refuse('not-a-database', databaseFile);
    } finally {
      db.close();
    }
  } catch {
    return refuse('not-a-database', databaseFile);
  }
}
