import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cheaply } from '../../../test-support/workshop/accounts.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { type Accounts, accountsFile, createAccounts, type KnownAccount, openAccountsFile } from './accounts.ts';

/** Protects: who may work, that a technician can always change that, and that the file reveals no passphrase. */
const passphrase = 'жеті түн ай жұлдыз';
const quietly = (): void => {};
let folder: string;
let db: WritableDb;
let accounts: Accounts;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-accounts-'));
  db = openAccountsFile(folder);
  accounts = createAccounts({ db, now: () => new Date(), hash: cheaply });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

async function added(name: string, roles: KnownAccount['roles']): Promise<KnownAccount> {
  const outcome = await accounts.add({ name, roles, passphrase }, quietly);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

const codeOf = (outcome: Awaited<ReturnType<Accounts['add']>>) => (outcome.ok ? 'done' : outcome.error.code);

describe('accounts', () => {
  it('accept a name and passphrase in any case and Unicode composition', async () => {
    const { id } = await added('Айгүл  Сапарова', ['technician']);
    expect((await accounts.check(' АЙГҮЛ САПАРОВА', passphrase))?.id).toBe(id);
    // й as one sign and as two.
    expect((await accounts.check('Айгүл Сапарова', passphrase.normalize('NFD')))?.id).toBe(id);
    expect(await accounts.check('Айгүл Сапарова', `${passphrase} `)).toBeNull();
    expect(await accounts.check('Айгүл', passphrase)).toBeNull();
  });

  it('start with a technician and never lose the last active one', async () => {
    expect(codeOf(await accounts.add({ name: 'A', roles: ['editor'], passphrase }, quietly))).toBe('last-technician');
    const first = await added('A', ['technician', 'editor']);
    const second = await added('B', ['technician']);
    expect(codeOf(accounts.setActive(second.id, false, quietly))).toBe('done');
    expect(codeOf(accounts.setActive(first.id, false, quietly))).toBe('last-technician');
    expect(codeOf(accounts.setRoles(first.id, ['editor'], quietly))).toBe('last-technician');
    expect(accounts.find(first.id)).toMatchObject({ isActive: true, roles: ['editor', 'technician'] });
    expect(codeOf(accounts.setActive(second.id, true, quietly))).toBe('done');
    expect(codeOf(accounts.setRoles(first.id, [], quietly))).toBe('done');
  });

  it('roll a change back when the audit cannot record it', async () => {
    const { id } = await added('A', ['technician']);
    const full = (): never => {
      throw new Error('disk full');
    };
    expect(() => accounts.setRoles(id, ['technician', 'editor'], full)).toThrow('disk full');
    expect(accounts.find(id)?.roles).toEqual(['technician']);
    await expect(accounts.add({ name: 'B', roles: [], passphrase }, full)).rejects.toThrow('disk full');
    expect(accounts.findByName('B')).toBeNull();
  });

  it('increase the session epoch when sessions must end, and refuse deactivated accounts', async () => {
    const first = await added('A', ['technician']);
    const { id } = await added('B', ['editor']);
    expect(first.epoch).toBe(1);
    await accounts.setPassphrase(id, 'a new and longer one', quietly);
    expect(accounts.find(id)?.epoch).toBe(2);
    accounts.setActive(id, false, quietly);
    expect(accounts.find(id)?.epoch).toBe(3);
    expect(await accounts.check('B', 'a new and longer one')).toBeNull();
  });

  it('refuse a second account of the same name', async () => {
    await added('Дана', ['technician']);
    expect(codeOf(await accounts.add({ name: 'ДАНА', roles: [], passphrase }, quietly))).toBe('exists');
    expect(codeOf(await accounts.add({ name: ' ', roles: [], passphrase }, quietly))).toBe('bad-input');
  });

  it('store no passphrase in the file, which only its owner can read', async () => {
    await added('A', ['technician']);
    const bytes = Buffer.concat(
      [accountsFile(folder), `${accountsFile(folder)}-wal`].map((file) => readFileSync(file)),
    );
    expect(bytes.includes(passphrase)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(accountsFile(folder)).mode & 0o077).toBe(0);
  });

  it('are not taken under a name that looks like another one', async () => {
    await added('Approver', ['technician']);
    for (const name of ['Аpprover', 'Approver\u200b', '\u202eApprover']) {
      const outcome = await accounts.add({ name, roles: [], passphrase }, quietly);
      expect(codeOf(outcome), JSON.stringify(name)).toBe('bad-input');
    }
    expect(codeOf(await accounts.add({ name: 'Айгүл Smith', roles: [], passphrase }, quietly))).toBe('done');
  });

  it('change as a whole or not at all: a refused role leaves the passphrase as it was', async () => {
    const { id, name } = await added('Айгүл', ['technician']);
    const outcome = await accounts.change(id, { passphrase: 'алты жеті сегіз тоғыз', roles: [] }, quietly);
    expect(codeOf(outcome)).toBe('last-technician');
    expect((await accounts.check(name, passphrase))?.roles).toEqual(['technician']);
  });

  it('refuse a file of a newer program', () => {
    db.pragma('user_version = 99');
    expect(() => openAccountsFile(folder)).toThrow(/newer Esimde/);
  });
});
