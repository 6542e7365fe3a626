import * as v from 'valibot';
import { ok, type Result } from '../../model/result.ts';
import { filesAt, formatVersion, parseJson, versionSchema } from '../manifest.ts';
import { signerOf, type Trust } from '../trust/trust.ts';
import { type Refusal, refuse } from '../trust/verify.ts';

export const appExtension = '.esimde-app';

/** What starts a version: its own Node, which is its only executable file, and the command. */
export const appNode = 'bin/node';
export const appCommand = 'dist/esimde.js';

/** Systems and processors for which there are versions. */
export const appPlatforms = [
  'linux-x64',
  'linux-arm64',
  'win32-x64',
  'win32-arm64',
  'darwin-x64',
  'darwin-arm64',
] as const;

/** Of this machine. */
export const appPlatform = `${process.platform}-${process.arch}`;

/** The oldest installed package on which this version runs: raise it with what a newer one needs of units, rules and system packages. */
export const minimumPackageVersion = '0.2.0';

/** No name begins with a dot, so none leads out of the folder, is hidden, or is one of the store's own. */
const path = v.pipe(
  v.string(),
  v.maxLength(250),
  v.regex(/^[A-Za-z0-9@][A-Za-z0-9@._+-]*(\/[A-Za-z0-9@][A-Za-z0-9@._+-]*)*$/),
);

/** `manifest.json` of a version of the program. */
const appManifestSchema = v.strictObject({
  formatVersion: v.literal(formatVersion),
  /** Its version, as in its package.json. */
  app: versionSchema,
  platform: v.picklist(appPlatforms),
  /** The oldest installed package on which it runs: units, rules and libraries of the system come from there. */
  minimumVersion: versionSchema,
  files: v.pipe(
    filesAt(path),
    v.check(
      (files) => [appNode, appCommand, 'package.json'].every((name) => files.some((file) => file.path === name)),
      'must have what starts it',
    ),
  ),
});

export type AppManifest = v.InferOutput<typeof appManifestSchema>;

/** A manifest with the key that signed it. */
export interface SealedApp {
  manifest: AppManifest;
  keyId: string;
}

/** @returns null for an invalid manifest, that of a release included */
export function parseAppManifest(bytes: Uint8Array): AppManifest | null {
  const result = v.safeParse(appManifestSchema, parseJson(bytes));
  return result.success ? result.output : null;
}

/** Nothing of a manifest is parsed before its signature is checked. */
export function verifyAppSeal(
  bytes: Uint8Array,
  signatureBytes: Uint8Array | null,
  trust: Trust,
): Result<SealedApp, Refusal> {
  const signer = signerOf(bytes, signatureBytes, trust);
  if (!signer.ok) return signer;
  const manifest = parseAppManifest(bytes);
  return manifest === null ? refuse('unreadable-manifest') : ok({ manifest, keyId: signer.value });
}

/** `esimde-0.3.0-linux-x64` */
export const appNameOf = ({ app, platform }: Pick<AppManifest, 'app' | 'platform'>): string =>
  `esimde-${app}-${platform}`;
