import { createHash, randomBytes } from 'node:crypto';
import type { HashedPassphrase } from '../../db/workshop/access/passphrase.ts';

/**
 * In place of the hash that costs a guess a quarter of a second of a processor (`vi.mock`), for tests of accounts and sessions;
 * `passphrase.test.ts` tests the real one.
 */
const quickly = (passphrase: string, salt: Buffer): Buffer =>
  createHash('sha256').update(salt).update(passphrase.normalize('NFKC')).digest();

export async function hashPassphrase(passphrase: string): Promise<HashedPassphrase> {
  const salt = randomBytes(16);
  return { cost: 2 ** 15, blockSize: 8, parallelization: 3, salt, hash: quickly(passphrase, salt) };
}

export async function isPassphrase(passphrase: string, stored: HashedPassphrase | null): Promise<boolean> {
  return stored !== null && quickly(passphrase, Buffer.from(stored.salt)).equals(Buffer.from(stored.hash));
}
