import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { failed, ok, type Result } from '../../model/result.ts';
import { syncFolder } from '../../sqlite/durable.ts';
import { asTyped, sealedPem } from './sealed-key.ts';

/** A key that verifies releases. `id`: the first 16 hex digits of the SHA-256 of its 32 bytes. */
export interface PublicKey {
  id: string;
  key: KeyObject;
}

/** A key that signs releases, with the id of its public half. */
export interface PrivateKey {
  id: string;
  key: KeyObject;
}

/** Public half of build/keys/development.pem, which is public: it is trusted for the built-in release only. */
export const developmentPublicKey = '0igJ9pWrnkZv5rxqZGhxGiV0GVWrWhf/tNnAPTaY8eI=';

/**
 * Reads a public key: PEM text, or its 32 bytes in Base64 or hex as `esimde keys create` prints them.
 *
 * @returns null where the text is no Ed25519 public key
 */
export function parsePublicKey(text: string): PublicKey | null {
  try {
    const key = text.includes('-----BEGIN PUBLIC KEY-----') ? createPublicKey(text) : fromRaw(text.trim());
    return key.asymmetricKeyType === 'ed25519' ? { id: keyId(key), key } : null;
  } catch {
    return null;
  }
}

/** The keys of a list, and the indexes of items that are no keys. */
export function parsePublicKeys(texts: readonly string[]): { keys: PublicKey[]; wrong: number[] } {
  const parsed = texts.map(parsePublicKey);
  return {
    keys: parsed.filter((key) => key !== null),
    wrong: parsed.flatMap((key, index) => (key === null ? index : [])),
  };
}

/** @returns null if the file is unreadable or has no Ed25519 private key without a passphrase */
export function readPrivateKey(file: string): PrivateKey | null {
  const read = unlockPrivateKey(file);
  return read.ok ? read.value : null;
}

/** `sealed`: it needs a passphrase; `wrong-passphrase`: it needs another. */
type KeyRead = Result<PrivateKey, 'unreadable' | 'sealed' | 'wrong-passphrase'>;

/** Reads a private key with or without a passphrase. */
export function unlockPrivateKey(file: string, passphrase?: string): KeyRead {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return failed('unreadable');
  }
  const isSealed = text.includes('-----BEGIN ENCRYPTED PRIVATE KEY-----');
  if (isSealed && passphrase === undefined) return failed('sealed');
  try {
    const key = createPrivateKey(isSealed ? { key: text, passphrase: asTyped(passphrase ?? '') } : text);
    const isOurs = key.asymmetricKeyType === 'ed25519';
    return isOurs ? ok({ id: keyId(createPublicKey(key)), key }) : failed('unreadable');
  } catch {
    return failed(isSealed ? 'wrong-passphrase' : 'unreadable');
  }
}

/**
 * Creates a key pair: the private key in `file`, readable by its owner only and encrypted if there is a passphrase; the public
 * key beside it in `….pub.pem`.
 *
 * @returns the existing file as the error: a key is never overwritten
 * @throws Error where the folder cannot be written
 */
export function createKeys(
  file: string,
  passphrase?: string,
): Result<{ id: string; fingerprint: string; publicFile: string; publicKey: string }, string> {
  const publicFile = publicFileOf(file);
  const taken = [file, publicFile].find((path) => existsSync(path));
  if (taken !== undefined) return failed(taken);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  for (const [path, text, mode] of [
    [file, passphrase === undefined ? openPem(privateKey) : sealedPem(privateKey, passphrase), 0o600],
    [publicFile, publicKey.export({ format: 'pem', type: 'spki' }), 0o644],
  ] as const) {
    if (!writeNew(path, String(text), mode)) return failed(path);
  }
  syncFolder(dirname(file));
  const fingerprint = fingerprintOf(publicKey);
  return ok({ id: keyId(publicKey), fingerprint, publicFile, publicKey: publicKeyText(publicKey) });
}

const openPem = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'pkcs8' }));

/** A public key as settings.json has it: its 32 bytes in Base64. For a private key: of its public half. */
export function publicKeyText(key: KeyObject): string {
  return rawOf(key.type === 'private' ? createPublicKey(key) : key).toString('base64');
}

export const publicKeyPem = ({ key }: PublicKey): string => String(key.export({ format: 'pem', type: 'spki' }));

/** The name of a public key on a stick. */
export const publicKeyName = (id: string): string => `esimde-key-${id}.pub.pem`;

/** In bytes of the SHA-256 of a key: each group of five digits is made of five of them. */
const fingerprintGroups = [0, 5, 10, 15, 20, 25];

/**
 * A key as people compare it, on paper or by telephone, in any language: 30 digits in groups of five, about 100 bits. An id has
 * 64 bits, for which a second key can be searched.
 */
export function fingerprintOf(key: KeyObject): string {
  const hash = createHash('sha256').update('esimde fingerprint 1\n').update(rawOf(key)).digest();
  return fingerprintGroups.map((at) => String(hash.readUIntBE(at, 5) % 100_000).padStart(5, '0')).join(' ');
}

/** `museum.pem` → `museum.pub.pem` */
export function publicFileOf(file: string): string {
  return `${file.replace(/\.pem$/, '')}.pub.pem`;
}

export function signBytes(bytes: Uint8Array, { key }: PrivateKey): Buffer {
  return sign(null, bytes, key);
}

export function isSignedBy(bytes: Uint8Array, signature: Uint8Array, { key }: PublicKey): boolean {
  return verify(null, bytes, key, signature);
}

function keyId(key: KeyObject): string {
  return createHash('sha256').update(rawOf(key)).digest('hex').slice(0, 16);
}

function rawOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function fromRaw(text: string): KeyObject {
  const raw = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
}

/** @returns false where the file exists */
function writeNew(path: string, text: string, mode: number): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return true;
}
