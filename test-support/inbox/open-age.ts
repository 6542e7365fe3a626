import { createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';

/**
 * Opens a file of the age format (C2SP age v1, one X25519 recipient) with nothing but node:crypto: a second implementation,
 * so that what the kiosk seals does not depend on the library that sealed it.
 *
 * @param identity `AGE-SECRET-KEY-1…` @throws Error where it is not sealed to this key, or was changed
 */
export function openAge(sealed: Uint8Array, identity: string): string {
  const bytes = Buffer.from(sealed);
  const macAt = bytes.indexOf('\n--- ') + 5;
  const end = bytes.indexOf('\n', macAt);
  const [version, stanza = '', body = ''] = bytes.subarray(0, macAt).toString('latin1').split('\n');
  if (version !== 'age-encryption.org/v1') throw new Error('no age file');
  const share = Buffer.from(stanza.split(' ')[2] ?? '', 'base64');
  const secret = privateKey(secretOf(identity));
  const own = Buffer.from(createPublicKey(secret).export({ format: 'jwk' }).x ?? '', 'base64url');
  const shared = diffieHellman({ privateKey: secret, publicKey: publicKey(share) });
  const wrap = derive(shared, Buffer.concat([share, own]), 'age-encryption.org/v1/X25519');
  const fileKey = decrypt(wrap, Buffer.alloc(12), Buffer.from(body, 'base64'));
  const macKey = derive(fileKey, Buffer.alloc(0), 'header');
  const header = bytes.subarray(0, macAt - 1);
  const mac = createHmac('sha256', macKey).update(header).digest('base64').replace(/=+$/, '');
  if (mac !== bytes.subarray(macAt, end).toString('latin1')) throw new Error('the header was changed');
  const nonce = bytes.subarray(end + 1, end + 17);
  const payload = bytes.subarray(end + 17);
  if (payload.length > 65_552) throw new Error('longer than one chunk');
  const last = Buffer.alloc(12);
  last[11] = 1;
  return decrypt(derive(fileKey, nonce, 'payload'), last, payload).toString('utf8');
}

const derive = (key: Buffer, salt: Buffer, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));

function decrypt(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

/** PKCS #8 and SPKI of X25519, before the 32 bytes of the key. */
const privateKey = (raw: Buffer) =>
  createPrivateKey({
    ...{
      key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), raw]),
      format: 'der',
      type: 'pkcs8',
    },
  });
const publicKey = (raw: Buffer) =>
  createPublicKey({
    ...{ key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), raw]), format: 'der', type: 'spki' },
  });

const digits = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** The 32 bytes of a Bech32 identity; its checksum is left to the reader of the key file. */
function secretOf(identity: string): Buffer {
  const data = identity.toLowerCase().slice('age-secret-key-1'.length, -6);
  let [bits, value] = [0, 0];
  const bytes: number[] = [];
  for (const digit of data) {
    value = ((value << 5) | digits.indexOf(digit)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
  }
  return Buffer.from(bytes.slice(0, 32));
}
