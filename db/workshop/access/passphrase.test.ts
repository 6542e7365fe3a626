import { expect, it } from 'vitest';
import { hashPassphrase, isGoodPassphrase, isPassphrase } from './passphrase.ts';

/** Protects: what a guess costs, and which passphrases are refused. */
it('is hashed with a salt of its own, at the cost that OWASP names', async () => {
  const [one, other] = [await hashPassphrase('жеті түн ай жұлдыз'), await hashPassphrase('жеті түн ай жұлдыз')];
  expect(one).toMatchObject({ cost: 2 ** 15, blockSize: 8, parallelization: 3 });
  expect([one.salt.length, one.hash.length]).toEqual([16, 32]);
  expect(one.salt.equals(other.salt) || one.hash.equals(other.hash)).toBe(false);
});

it('is the same in any Unicode composition, and another with a space', async () => {
  const stored = await hashPassphrase('жеті түн айдай жұлдыз');
  expect(await isPassphrase('жеті түн айдай жұлдыз'.normalize('NFD'), stored)).toBe(true);
  expect(await isPassphrase('жеті түн айдай жұлдыз ', stored)).toBe(false);
});

it('costs as much processor time for no account as for a wrong passphrase', async () => {
  const stored = await hashPassphrase('жеті түн ай жұлдыз');
  const cpuMs = async (account: typeof stored | null) => {
    const begun = process.cpuUsage();
    expect(await isPassphrase('not the passphrase', account)).toBe(false);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  };
  // The least of several: collecting garbage, or another program in the processor's cache, adds to some.
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 3; round++) {
    known = Math.min(known, await cpuMs(stored));
    unknown = Math.min(unknown, await cpuMs(null));
  }
  expect(unknown / known).toBeGreaterThan(0.6);
  expect(unknown / known).toBeLessThan(1.6);
});

it.each([
  ['жеті түн ай жұлдыз', true],
  ['бір екі үш төрт бес', true],
  ['correcthorsebattery', true],
  ['elevenchars', false],
  ['бір екі үш төрт', false],
  ['aa bb cc dd', false],
  ['password1234', false],
  ['123456789012', false],
  ['qwertyuiop12', false],
  ['adminadminadmin', false],
  ['Айгүл Сапарова42', false],
  ['ab ab ab ab ab ab', false],
  ['aaaaaaaaaaaaaaaa', false],
  ['Айгүл Сапарова', false],
  ['айгүлсапарова', false],
  ['x'.repeat(300), false],
])('a passphrase must be long enough, not common, and contain more than the name: %s', (text, isGood) => {
  expect(isGoodPassphrase(text, 'Айгүл Сапарова')).toBe(isGood);
});
