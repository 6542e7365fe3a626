import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Account, roles as allRoles, type Preferences, type Role } from '../../model/api/accounts.ts';
import { ok } from '../../model/result.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { openPrivateFile } from '../../sqlite/private-file.ts';
import { accountsMigrations } from '../migrations/steps.ts';
import { type Outcome, refused } from '../outcome.ts';
import { foldedName } from './folded-name.ts';
import { type HashedPassphrase, hashPassphrase, isGoodPassphrase, isPassphrase, passphraseRule } from './passphrase.ts';

/** An account with its session number, which grows to end its sessions. */
export interface KnownAccount extends Account {
  epoch: number;
  /** Another person chose the passphrase: the only permitted action is to choose a new one. */
  mustChange: boolean;
}

/** Refused with `bad-input`, `exists`, `not-found`, `last-technician` or `weak-passphrase`. */
export type AccountOutcome = Outcome<KnownAccount>;

/**
 * Told of a change right before it is final, with the account as it then is: writes the line of the audit. What it
 * throws takes the change back.
 */
export type Noting = (account: KnownAccount) => void;

export interface AccountChanges {
  roles?: Role[] | undefined;
  isActive?: boolean | undefined;
  passphrase?: string | undefined;
}

interface NewAccount {
  name: string;
  roles: Role[];
  passphrase: string;
  /** The person who adds the account knows the passphrase. */
  mustChange?: boolean;
}

/** The accounts of the workshop. */
export interface Accounts {
  list(): KnownAccount[];
  find(id: string): KnownAccount | null;
  findByName(name: string): KnownAccount | null;
  add(wanted: NewAccount, note: Noting): Promise<AccountOutcome>;
  setRoles(id: string, roles: Role[], note: Noting): AccountOutcome;
  setActive(id: string, isActive: boolean, note: Noting): AccountOutcome;
  /** One's own choice. */
  setPassphrase(id: string, passphrase: string, note: Noting): Promise<AccountOutcome>;
  /** Changes several things in one transaction: all of them or none. The owner has to change a passphrase that is set here. */
  change(id: string, changes: AccountChanges, note: Noting): Promise<AccountOutcome>;
  preferences(id: string): Preferences;
  setPreferences(id: string, chosen: Preferences): void;
  /** Takes the same time whether or not the account exists or is active. @returns null if name and passphrase do not match */
  check(name: string, passphrase: string): Promise<KnownAccount | null>;
}

interface AccountRow {
  id: string;
  name: string;
  is_editor: 0 | 1;
  is_approver: 0 | 1;
  is_technician: 0 | 1;
  is_active: 0 | 1;
  epoch: number;
  must_change: 0 | 1;
}

type PassphraseRow = Pick<HashedPassphrase, 'salt' | 'hash' | 'cost' | 'parallelization'> & { block_size: number };

const refusals = {
  name: refused(
    'bad-input',
    'a name has 1 to 100 characters, no control or invisible characters, and no word of Latin and Cyrillic letters',
  ),
  exists: refused('exists', 'there is an account of this name already: choose another name'),
  unknown: refused('not-found', 'there is no such account'),
  weak: refused('weak-passphrase', passphraseRule),
  first: refused('last-technician', 'the first account has to be a technician, who can add the others'),
  last: refused('last-technician', 'this is the last active technician: make somebody else a technician first'),
};

const isName = (name: string): boolean =>
  foldedName(name).length > 0 && [...name].length <= 100 && !/[\p{Cc}\p{Cf}]/u.test(name) && !mixesScripts(name);

/** A word of Latin and Cyrillic letters looks like another account's name: `Аpprover` beside `Approver`. */
const mixesScripts = (name: string): boolean =>
  name.split(/\P{L}+/u).some((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word));

const columns = 'id, name, is_editor, is_approver, is_technician, is_active, epoch, must_change';

function accountOf(row: AccountRow): KnownAccount {
  const has: Record<Role, 0 | 1> = {
    editor: row.is_editor,
    approver: row.is_approver,
    technician: row.is_technician,
  };
  const roles = allRoles.filter((role) => has[role]);
  return {
    id: row.id,
    name: row.name,
    roles,
    isActive: row.is_active === 1,
    epoch: row.epoch,
    mustChange: row.must_change === 1,
  };
}

const flagsOf = (roles: Role[]) => ({
  editor: Number(roles.includes('editor')),
  approver: Number(roles.includes('approver')),
  technician: Number(roles.includes('technician')),
});

const storedOf = ({ salt, hash, cost, block_size, parallelization }: PassphraseRow): HashedPassphrase => ({
  salt,
  hash,
  cost,
  parallelization,
  blockSize: block_size,
});

interface AccountsParts {
  db: WritableDb;
  now: () => Date;
  hash?: (passphrase: string) => Promise<HashedPassphrase>;
}

/** The accounts in an open `accounts.db`. */
export function createAccounts({ db, now, hash = hashPassphrase }: AccountsParts): Accounts {
  const statements = prepare(db);
  const find = (id: string): KnownAccount | null => {
    const row = statements.byId.get(id) as AccountRow | undefined;
    return row ? accountOf(row) : null;
  };
  const findByName = (name: string): KnownAccount | null => {
    const row = statements.byName.get(foldedName(name)) as AccountRow | undefined;
    return row ? accountOf(row) : null;
  };
  /** Changes an account, unless no active technician would remain. */
  const change = (id: string, note: Noting, run: () => void): AccountOutcome =>
    db
      .transaction((): AccountOutcome => {
        const before = find(id);
        if (!before) return refusals.unknown;
        run();
        const after = find(id);
        if (isTechnician(before) && !statements.technician.get()) throw new LastTechnician();
        if (!after) return refusals.unknown;
        note(after);
        return ok(after);
      })
      .immediate();

  return {
    list: () => (statements.all.all() as AccountRow[]).map(accountOf),
    find,
    findByName,
    add: async ({ name, roles, passphrase, mustChange = false }, note) => {
      if (!isName(name)) return refusals.name;
      if (findByName(name)) return refusals.exists;
      if (!isGoodPassphrase(passphrase, name)) return refusals.weak;
      const hashed = await hash(passphrase);
      return db
        .transaction((): AccountOutcome => {
          // Checked again: another account may have been added meanwhile.
          if (findByName(name)) return refusals.exists;
          if (!statements.technician.get() && !roles.includes('technician')) return refusals.first;
          const [id, shown] = [randomUUID(), name.trim().replace(/\s+/g, ' ')];
          const addedAt = now().toISOString();
          statements.insert.run({
            id,
            name: shown,
            folded: foldedName(name),
            addedAt,
            mustChange: Number(mustChange),
            ...flagsOf(roles),
            ...hashed,
          });
          const account = find(id);
          if (!account) return refusals.unknown;
          note(account);
          return ok(account);
        })
        .immediate();
    },
    setRoles: (id, roles, note) =>
      unlessLast(() => change(id, note, () => statements.roles.run({ id, ...flagsOf(roles) }))),
    setActive: (id, isActive, note) =>
      unlessLast(() => change(id, note, () => statements.active.run({ id, isActive: Number(isActive) }))),
    setPassphrase: async (id, passphrase, note) => {
      const account = find(id);
      if (!account) return refusals.unknown;
      if (!isGoodPassphrase(passphrase, account.name)) return refusals.weak;
      const hashed = await hash(passphrase);
      return change(id, note, () => statements.passphrase.run({ id, mustChange: 0, ...hashed }));
    },
    change: async (id, { roles, isActive, passphrase }, note) => {
      const account = find(id);
      if (!account) return refusals.unknown;
      if (passphrase !== undefined && !isGoodPassphrase(passphrase, account.name)) return refusals.weak;
      const hashed = passphrase === undefined ? null : await hash(passphrase);
      return unlessLast(() =>
        change(id, note, () => {
          if (hashed !== null) statements.passphrase.run({ id, mustChange: 1, ...hashed });
          if (roles !== undefined) statements.roles.run({ id, ...flagsOf(roles) });
          if (isActive !== undefined) statements.active.run({ id, isActive: Number(isActive) });
        }),
      );
    },
    preferences: (id) => JSON.parse(statements.preferences.get(id)?.chosen ?? '{}') as Preferences,
    setPreferences: (id, chosen) => void statements.prefer.run(id, JSON.stringify(chosen)),
    check: async (name, passphrase) => {
      const account = findByName(name);
      const row = account?.isActive ? (statements.stored.get(account.id) as PassphraseRow | undefined) : undefined;
      const isRight = await isPassphrase(passphrase, row ? storedOf(row) : null);
      // Checked again: it may have been removed while the passphrase was hashed.
      const still = account && find(account.id);
      return isRight && still?.isActive && still.epoch === account?.epoch ? still : null;
    },
  };
}

/** Rolls the change back. */
class LastTechnician extends Error {}

function unlessLast(work: () => AccountOutcome): AccountOutcome {
  try {
    return work();
  } catch (error) {
    if (error instanceof LastTechnician) return refusals.last;
    throw error;
  }
}

const isTechnician = ({ isActive, roles }: Account): boolean => isActive && roles.includes('technician');

function prepare(db: WritableDb) {
  return {
    all: db.prepare(`SELECT ${columns} FROM account ORDER BY folded`),
    byId: db.prepare(`SELECT ${columns} FROM account WHERE id = ?`),
    byName: db.prepare(`SELECT ${columns} FROM account WHERE folded = ?`),
    stored: db.prepare('SELECT salt, hash, cost, block_size, parallelization FROM account WHERE id = ?'),
    technician: db.prepare('SELECT 1 FROM account WHERE is_technician = 1 AND is_active = 1 LIMIT 1'),
    insert: db.prepare(
      `INSERT INTO account (id, name, folded, is_editor, is_approver, is_technician, is_active, epoch,
         salt, hash, cost, block_size, parallelization, added_at, must_change)
       VALUES (:id, :name, :folded, :editor, :approver, :technician, 1, 1,
         :salt, :hash, :cost, :blockSize, :parallelization, :addedAt, :mustChange)`,
    ),
    preferences: db.prepare<[string], { chosen: string }>('SELECT chosen FROM preferences WHERE account = ?'),
    prefer: db.prepare('INSERT OR REPLACE INTO preferences (account, chosen) VALUES (?, ?)'),
    roles: db.prepare(
      'UPDATE account SET is_editor = :editor, is_approver = :approver, is_technician = :technician WHERE id = :id',
    ),
    active: db.prepare('UPDATE account SET is_active = :isActive, epoch = epoch + 1 WHERE id = :id'),
    passphrase: db.prepare(
      `UPDATE account SET salt = :salt, hash = :hash, cost = :cost, block_size = :blockSize,
         parallelization = :parallelization, epoch = epoch + 1, must_change = :mustChange WHERE id = :id`,
    ),
  };
}

export const accountsFile = (folder: string): string => join(folder, 'accounts.db');

/**
 * Opens `accounts.db`, a file of its own so that no backup of the content carries passphrases. Readable by the account
 * of the system that runs the kiosk alone.
 *
 * @throws Error where the file was made by a newer program, or cannot be written to
 */
export function openAccountsFile(folder: string): WritableDb {
  return openPrivateFile(accountsFile(folder), accountsMigrations);
}
