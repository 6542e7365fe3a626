import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../model/result.ts';
import { manifestFile } from '../manifest.ts';
import { developmentPublicKey, type PublicKey, parsePublicKey } from './keys.ts';

/** Which signatures are accepted in a given place. */
export interface Trust {
  /** Keys that this kiosk trusts. */
  keys: readonly PublicKey[];
  /**
   * What the development key may sign: `any` in the place of the built-in release, else only the manifest of the built-in
   * release (null: nothing).
   */
  development: 'any' | Uint8Array | null;
  /** Ids of keys whose releases are refused, even if they are trusted. */
  revoked: ReadonlySet<string>;
}

/**
 * Trust for the built-in release. It came with the program and is the last level before the memorial screen: a revocation
 * does not affect it.
 */
export function trustBuiltin(keys: readonly PublicKey[]): Trust {
  return { keys, development: 'any', revoked: new Set() };
}

/** Trust for releases in a data folder, and for packages. `revokedKeys`: ids of keys, as `settings.json` has them. */
export function trustInstalled(
  keys: readonly PublicKey[],
  builtinFolder: string,
  revokedKeys: readonly string[] = [],
): Trust {
  const revoked = new Set(revokedKeys);
  try {
    return { keys, development: readFileSync(join(builtinFolder, manifestFile)), revoked };
  } catch {
    return { keys, development: null, revoked };
  }
}

/** The key with this id, if it may sign this manifest. */
export function keyForManifest(
  trust: Trust,
  keyId: string,
  manifest: Uint8Array,
): Result<PublicKey, 'untrusted-key' | 'revoked-key' | 'development-key'> {
  if (trust.revoked.has(keyId)) return failed('revoked-key');
  const development = parsePublicKey(developmentPublicKey);
  if (development?.id === keyId) {
    const { development: allowed } = trust;
    const vouched = allowed === 'any' || (allowed !== null && Buffer.compare(allowed, manifest) === 0);
    return vouched ? ok(development) : failed('development-key');
  }
  const key = trust.keys.find(({ id }) => id === keyId);
  return key === undefined ? failed('untrusted-key') : ok(key);
}
