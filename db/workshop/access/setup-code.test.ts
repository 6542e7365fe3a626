import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cheaply } from '../../../test-support/workshop/accounts.ts';
import { createAccounts, openAccountsFile } from './accounts.ts';
import { codeDigitsOf, groupedCode, setupCodeFile, setupCodeOf } from './setup-code.ts';

/** Protects: the setup code is private, the same until there is an account, and gone afterwards. */
let data = '';
beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'esimde-setup-'))));
afterEach(() => rmSync(data, { recursive: true }));

test('is kept in a private file and is the same at the next start', () => {
  const code = setupCodeOf(data);
  expect(code).toMatch(/^\d{12}$/);
  expect(setupCodeOf(data)).toBe(code);
  expect(statSync(setupCodeFile(data)).mode & 0o777).toBe(0o600);
  expect(codeDigitsOf(readFileSync(setupCodeFile(data), 'utf8'))).toBe(code);
  expect(setupCodeOf(join(data, 'nowhere'))).toBeNull();
});

test('is made again where a power cut left half of it', () => {
  writeFileSync(setupCodeFile(data), '4821 90');
  expect(setupCodeOf(data)).toMatch(/^\d{12}$/);
});

test('stays while the workshop has no account, and ends with the first one', async () => {
  const db = openAccountsFile(join(data, 'workshop'));
  const code = setupCodeOf(data);
  expect(setupCodeOf(data)).toBe(code);
  const accounts = createAccounts({ db, now: () => new Date(), hash: cheaply });
  await accounts.add({ name: 'Айгүл', roles: ['technician'], passphrase: 'жеті түн ай жұлдыз' }, () => {});
  expect(setupCodeOf(data)).toBeNull();
  expect(() => statSync(setupCodeFile(data))).toThrow();
  db.close();
});

test('is shown in groups of four', () => {
  expect(groupedCode('482190375516')).toBe('4821 9037 5516');
});
