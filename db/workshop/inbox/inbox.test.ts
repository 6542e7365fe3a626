import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { maxLetterBytes } from '../../model/letter.ts';
import {
  describeLetter,
  exportLetters,
  importLetters,
  inboxOf,
  maxLetters,
  receiveLetter,
  sealedLetter,
} from './inbox.ts';

/** Protects: only sealed letters are kept, as they came, and carried to another kiosk without being opened. */
const work = mkdtempSync(join(tmpdir(), 'esimde-inbox-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const header = `age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\n`;
const sealed = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  bytes.set(Buffer.from(header));
  return bytes;
};
const now = new Date('2026-11-29T10:00:00Z');

it('keeps what is sealed, and nothing else', () => {
  const folder = join(work, 'kept');
  expect(receiveLetter(folder, Buffer.from('{"words":"in the clear"}'), now)).toMatchObject({ error: 'not-sealed' });
  expect(receiveLetter(folder, Buffer.from(`age-encryption.org/v1\n-> scrypt x\n`), now)).toMatchObject({ ok: false });
  expect(receiveLetter(folder, sealed(maxLetterBytes + 1), now)).toMatchObject({ error: 'not-sealed' });
  const kept = receiveLetter(folder, sealed(900), now);
  if (!kept.ok) throw new Error(kept.error);
  expect(kept.value).toMatch(/^20261129-[A-Z2-9]{6}$/);
  expect(sealedLetter(folder, kept.value)).toEqual(sealed(900));
  expect(sealedLetter(folder, '../workshop')).toBeNull();
  expect(inboxOf(folder)).toEqual([
    { number: kept.value, receivedOn: '2026-11-29', bytes: 900, status: 'new', reply: '', link: null },
  ]);
  const state = { status: 'answered', reply: 'By post', link: 'person/a' } as const;
  expect([describeLetter(folder, kept.value, state), describeLetter(folder, '20261129-AAAAAA', state)]).toEqual([
    true,
    false,
  ]);
  expect(inboxOf(folder)).toMatchObject([state]);
});

it('is carried as one file; letters that are there stay as they are', async () => {
  const [from, to] = [join(work, 'from'), join(work, 'to')];
  for (const length of [500, 600]) receiveLetter(from, sealed(length), now);
  const parcel = exportLetters(from);
  expect(await importLetters(to, parcel)).toBe(2);
  expect(await importLetters(to, parcel)).toBe(0);
  expect(inboxOf(to)).toEqual(inboxOf(from));
  expect(await importLetters(to, '{"letters":"esimde"}')).toBeNull();
  const forged = {
    letters: 'esimde',
    version: 1,
    sealed: { '20261129-AAAAAA': Buffer.from('clear').toString('base64') },
  };
  expect(await importLetters(to, JSON.stringify(forged))).toBe(0);
});

it('refuses letters when it is full', () => {
  const folder = join(work, 'full');
  receiveLetter(folder, sealed(500), now);
  for (let number = readdirSync(folder).length; number < maxLetters; number++) {
    const code = [0, 1, 2, 3, 4, 5].map((digit) => 'ABCDEFGH'[Math.floor(number / 8 ** digit) % 8]).join('');
    writeFileSync(join(folder, `20261128-${code}.age`), '');
  }
  expect(receiveLetter(folder, sealed(500), now)).toMatchObject({ error: 'full' });
});
