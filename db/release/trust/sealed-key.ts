import { createCipheriv, type KeyObject, pbkdf2Sync, randomBytes } from 'node:crypto';

/** OWASP's figure for PBKDF2 with SHA-256: about a fifth of a second per attempt. */
const rounds = 600_000;

/**
 * A private key under a passphrase: PKCS#8 `ENCRYPTED PRIVATE KEY` in PEM, PBES2 with PBKDF2 and AES-256-CBC (RFC 5958,
 * RFC 8018). Node's own export writes the same with 2,048 rounds, which is too few for a key on a lost
 * stick. Node, OpenSSL and Electron's BoringSSL read this form; BoringSSL cannot read scrypt.
 */
export function sealedPem(key: KeyObject, passphrase: string): string {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const secret = pbkdf2Sync(asTyped(passphrase), salt, rounds, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', secret, iv);
  const sealed = Buffer.concat([cipher.update(key.export({ format: 'der', type: 'pkcs8' })), cipher.final()]);
  const derivation = sequence(pbkdf2, sequence(octets(salt), integer(rounds), sequence(hmacWithSha256, none)));
  const encryption = sequence(aes256Cbc, octets(iv));
  const info = sequence(sequence(pbes2, sequence(derivation, encryption)), octets(sealed));
  const lines = info.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${lines.join('\n')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
}

/** Normalised, because keyboards compose letters differently: й is one code point or two. */
export const asTyped = (passphrase: string): string => passphrase.normalize('NFC');

/** A DER value of fewer than 256 bytes. */
function tagged(tag: number, bytes: Buffer): Buffer {
  const length = bytes.length < 0x80 ? [bytes.length] : [0x81, bytes.length];
  return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const octets = (bytes: Buffer): Buffer => tagged(0x04, bytes);
const identifier = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));
const none = tagged(0x05, Buffer.alloc(0));

/** A whole number from 0 to 2^31 − 1 in the minimum number of bytes. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  let start = 0;
  while (start < 3 && bytes[start] === 0 && (bytes[start + 1] ?? 0) < 0x80) start++;
  return tagged(0x02, bytes.subarray(start));
}

const pbes2 = identifier('2a864886f70d01050d'); // 1.2.840.113549.1.5.13
const pbkdf2 = identifier('2a864886f70d01050c'); // 1.2.840.113549.1.5.12
const hmacWithSha256 = identifier('2a864886f70d0209'); // 1.2.840.113549.2.9
const aes256Cbc = identifier('60864801650304012a'); // 2.16.840.1.101.3.4.1.42
