import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { project, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { appVersion, isOlderVersion, minimumAppVersion } from '../manifest.ts';
import {
  createKeys,
  developmentPublicKey,
  isSignedBy,
  parsePublicKey,
  parsePublicKeys,
  readPrivateKey,
  signBytes,
  unlockPrivateKey,
} from './keys.ts';

const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

/** Protects: the museum's private key is private, is never lost to a second `keys create`, and fits its public half. */
describe('a key pair', () => {
  const file = join(work, 'museum.pem');
  const created = createKeys(file);

  it('is readable by its owner only, the public half by all', () => {
    expect(created).toMatchObject({ ok: true, value: { publicFile: join(work, 'museum.pub.pem') } });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(work, 'museum.pub.pem'), 'utf8')).toContain('BEGIN PUBLIC KEY');
  });

  it('signs bytes that its public half verifies, as PEM, Base64 or hex', () => {
    const secret = readPrivateKey(file);
    const printed = created.ok ? created.value.publicKey : '';
    const spellings = [
      readFileSync(join(work, 'museum.pub.pem'), 'utf8'),
      printed,
      Buffer.from(printed, 'base64').toString('hex'),
    ];
    const bytes = Buffer.from('words');
    for (const spelling of spellings) {
      const open = parsePublicKey(spelling);
      expect(open?.id).toBe(secret?.id);
      expect(secret && open && isSignedBy(bytes, signBytes(bytes, secret), open)).toBe(true);
      expect(secret && open && isSignedBy(Buffer.from('others'), signBytes(bytes, secret), open)).toBe(false);
    }
  });

  it('is never overwritten', () => {
    const before = readFileSync(file, 'utf8');
    expect(createKeys(file)).toEqual({ ok: false, error: file });
    rmSync(file);
    expect(createKeys(file)).toEqual({ ok: false, error: join(work, 'museum.pub.pem') });
    expect(existsSync(file)).toBe(false);
    expect(before).toContain('PRIVATE KEY');
  });
});

/** Protects: a private key on a lost stick is useless without its passphrase. */
describe('a key with a passphrase', () => {
  const file = join(work, 'sealed.pem');
  const created = createKeys(file, 'құпия сөйлем');

  it('opens with that passphrase in any Unicode composition, and with no other', () => {
    const id = created.ok ? created.value.id : '';
    expect(unlockPrivateKey(file, 'құпия сөйлем')).toMatchObject({ ok: true, value: { id } });
    expect(unlockPrivateKey(file, 'құпия сөйлем'.normalize('NFD'))).toMatchObject({ ok: true });
    expect(unlockPrivateKey(file, 'құпия сөйлем ')).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(unlockPrivateKey(file, '')).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(unlockPrivateKey(file)).toEqual({ ok: false, error: 'sealed' });
    expect(readPrivateKey(file)).toBeNull();
  });

  it('is expensive to guess, and read by other programs', ({ skip }) => {
    const read = (...words: string[]) => spawnSync('openssl', [...words, '-in', file], { encoding: 'utf8' });
    const structure = read('asn1parse');
    if (structure.error) return skip('skipped: there is no openssl on this machine');
    expect(structure.stdout).toMatch(/PBES2.*PBKDF2.*:0927C0.*hmacWithSHA256.*aes-256-cbc/s);
    expect(read('pkey', '-noout', '-text', '-passin', 'pass:құпия сөйлем').stdout).toContain('ED25519 Private-Key');
  });
});

describe('a text that is not an Ed25519 key', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  it.each(['', 'words', 'AAAA', String(publicKey.export({ format: 'pem', type: 'spki' }))])('%j is refused', (text) => {
    expect(parsePublicKey(text)).toBeNull();
  });

  it('is reported by its position in a list', () => {
    expect(parsePublicKeys([developmentPublicKey, 'words'])).toMatchObject({ keys: [{}], wrong: [1] });
    expect(readPrivateKey(join(work, 'nowhere'))).toBeNull();
  });
});

/** Protects: the constants that replace files which a bundled program does not have. */
describe('the constants', () => {
  it('have the public half of the development key', () => {
    const file = readFileSync(join(project, 'build/keys/development.pub.pem'), 'utf8');
    expect(parsePublicKey(developmentPublicKey)?.id).toBe(treeKey().id);
    expect(parsePublicKey(file)?.id).toBe(treeKey().id);
  });

  it('have the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
    expect(appVersion).toBe(version);
    expect(isOlderVersion(appVersion, minimumAppVersion)).toBe(false);
  });

  it.each([
    ['1.2.3', '1.2.3', false],
    ['1.2.3', '1.10.0', true],
    ['2.0.0', '1.9.9', false],
    ['0.9.9', '1.0.0', true],
  ])('version %s is older than %s: %s', (a, b, older) => {
    expect(isOlderVersion(a, b)).toBe(older);
  });
});
