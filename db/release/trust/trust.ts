import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../model/result.ts';
import { manifestFile, parseSignature } from '../manifest.ts';
import { developmentPublicKey, isSignedBy, type PublicKey, parsePublicKey, parsePublicKeys } from './keys.ts';

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

/** Trust for versions of the program. `keys`: as settings.json has them; the development key, which is public, signs none. */
export function trustPrograms(keys: readonly string[], revokedKeys: readonly string[]): Trust {
  return { keys: parsePublicKeys(keys).keys, development: null, revoked: new Set(revokedKeys) };
}

/** The key with this id, if it may sign this manifest. */
function keyForManifest(
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

/** Why no trusted key vouches for a manifest; the detail is the id of the key. */
interface SignatureFault {
  reason: 'unsigned' | 'bad-signature' | 'untrusted-key' | 'revoked-key' | 'development-key';
  detail: string;
}

/** @returns the id of the trusted key that signed these bytes */
export function signerOf(
  bytes: Uint8Array,
  signatureBytes: Uint8Array | null,
  trust: Trust,
): Result<string, SignatureFault> {
  const signature = signatureBytes === null ? null : parseSignature(signatureBytes);
  if (signature === null) return failed({ reason: 'unsigned', detail: '' });
  const { keyId } = signature;
  const key = keyForManifest(trust, keyId, bytes);
  if (!key.ok) return failed({ reason: key.error, detail: keyId });
  const isSigned = isSignedBy(bytes, Buffer.from(signature.signature, 'base64'), key.value);
  return isSigned ? ok(keyId) : failed({ reason: 'bad-signature', detail: keyId });
}
