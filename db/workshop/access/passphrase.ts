import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * What a guess costs: 32 MiB and three passes, one of the settings that OWASP's Password Storage Cheat Sheet names as
 * equal to N = 2^17, p = 1; a quarter of the memory, for a kiosk that shows its page meanwhile.
 */
const cost = { cost: 2 ** 15, blockSize: 8, parallelization: 3 };
const hashBytes = 32;
const saltBytes = 16;

/** A stored passphrase hash with its parameters. */
export interface HashedPassphrase {
  salt: Buffer;
  hash: Buffer;
  cost: number;
  blockSize: number;
  parallelization: number;
}

/** Normalises a passphrase: keyboards compose й and ё differently. */
const bytesOf = (passphrase: string): Buffer => Buffer.from(passphrase.normalize('NFKC'), 'utf8');

/** Runs in the thread pool, so that visitors' requests are answered meanwhile. */
function derive(passphrase: string, salt: Buffer, { cost, blockSize, parallelization }: ScryptOptions) {
  const options = { cost, blockSize, parallelization, maxmem: 256 * (cost ?? 0) * (blockSize ?? 0) };
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(bytesOf(passphrase), salt, hashBytes, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

/** @param price what a guess costs; it is stored with the hash, so that a later one may differ */
export async function hashPassphrase(passphrase: string, price = cost): Promise<HashedPassphrase> {
  const salt = randomBytes(saltBytes);
  return { ...price, salt, hash: await derive(passphrase, salt, price) };
}

/** Replaces a missing account, so that its absence takes as long as a wrong passphrase. */
const decoy: HashedPassphrase = { ...cost, salt: Buffer.alloc(saltBytes), hash: Buffer.alloc(hashBytes) };

/** @param stored null: no such account; takes as long and is false */
export async function isPassphrase(passphrase: string, stored: HashedPassphrase | null): Promise<boolean> {
  const against = stored ?? decoy;
  const hash = await derive(passphrase, against.salt, against);
  return timingSafeEqual(hash, against.hash) && stored !== null;
}

const minCharacters = 12;
const minWords = 4;
const minLetters = 15;
const maxCharacters = 256;
const minDifferent = 5;

/** The rule in one sentence, for the message of a refusal. */
export const passphraseRule =
  'a passphrase needs at least 12 characters, or 4 words of 15 letters (256 characters at most), no common password, row of keys or sequence with a few more characters, not the same few characters over and over, and not the name of the account in it';

/** Parts of the most common passphrases, as published lists of leaked ones begin. */
const common = `
  password passw0rd parol пароль құпиясөз qwertyuiop qwerty qazwsxedc qazwsx asdfghjkl asdfgh zxcvbnm 1q2w3e4r5t
  1q2w3e4r 1q2w3e йцукенгшщзхъ йцукен фывапролджэ фывапр ячсмить abcdefgh abcdef abc iloveyou letmein welcome
  admin administrator login master dragon monkey football sunshine princess superman trustno1 whatever changeme
  default guest secret test user root hello шифр привет любовь наташа солнышко қазақстан kazakhstan казахстан
  astana астана almaty алматы esimde есімде музей museum karlag карлаг қарлаг долинка dolinka алжир gulag гулаг`
  .trim()
  .split(/\s+/)
  .toSorted((one, other) => other.length - one.length);

/** Minimum number of characters without common parts, sequences of digits and the name. */
const minOwn = 6;

/** Whether a passphrase is strong enough. Length counts (NIST SP 800-63B); special characters are not required. */
export function isGoodPassphrase(passphrase: string, name: string): boolean {
  const text = passphrase.normalize('NFKC').trim();
  const characters = [...text];
  const words = text.split(/\s+/).filter((word) => [...word].length >= 2);
  const isLong = words.length >= minWords ? words.join('').length >= minLetters : characters.length >= minCharacters;
  if (!isLong || characters.length > maxCharacters || new Set(characters).size < minDifferent) return false;
  return ownPart(squeezed(text), squeezed(name)).length >= minOwn;
}

function ownPart(text: string, name: string): string {
  let rest = [...name].length >= 3 ? text.replaceAll(name, '') : text === name ? '' : text;
  for (const part of common) rest = rest.replaceAll(part, '');
  return withoutSequences(rest);
}

/** `123456`, `987`, `abcd` and `аааа`: each of these counts as one character. */
function withoutSequences(text: string): string {
  const signs = [...text];
  const step = (at: number) => (signs[at]?.codePointAt(0) ?? 0) - (signs[at - 1]?.codePointAt(0) ?? 0);
  return signs.filter((_, at) => at < 2 || step(at) !== step(at - 1) || Math.abs(step(at)) > 1).join('');
}

const squeezed = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
