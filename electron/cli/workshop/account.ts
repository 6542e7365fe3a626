import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { type Role, roles } from '../../../db/model/api/accounts.ts';
import type { WritableDb } from '../../../db/sqlite/connection.ts';
import {
  type AccountOutcome,
  type Accounts,
  createAccounts,
  type KnownAccount,
  openAccountsFile,
} from '../../../db/workshop/access/accounts.ts';
import { forgetTries } from '../../../db/workshop/access/throttle.ts';
import { type Audit, type AuditLine, openAudit } from '../../../db/workshop/audit/audit.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { table } from '../output.ts';
import { askPassphrase } from '../passphrase.ts';
import { CommandRefused, refused } from '../refused.ts';

interface SecretOptions extends DataOptions {
  passphraseStdin?: boolean;
}

interface AddOptions extends SecretOptions {
  roles: Role[];
}

/** `esimde account`: the accounts of the workshop. Write access to the data folder is the only permission it needs. */
export function accountCommand(): Command {
  const add = secret('add', 'add an account; the first one must be a technician')
    .argument('<name>', 'as it is shown in the history')
    .option('--roles <list>', `any of ${roles.join(', ')}, separated by commas`, parseRoles, [...roles])
    .action((name: string, options: AddOptions) => reply(options.json, () => addAccount(name, options)));
  const list = dataCommand('list', 'list the accounts').action((options: DataOptions) =>
    reply(options.json, () => withAccounts(options.data, ({ accounts }) => listOf(accounts.list()))),
  );
  const setRoles = named('roles', 'change the roles of an account')
    .argument('<roles>', `any of ${roles.join(', ')}, separated by commas`, parseRoles)
    .action((name: string, newRoles: Role[], options: DataOptions) =>
      reply(options.json, () =>
        changed(options, name, 'account-roles', (accounts, id, note) => accounts.setRoles(id, newRoles, note)),
      ),
    );
  const passphrase = secret('passphrase', 'give an account a new passphrase; its sessions end')
    .argument('<name>')
    .action((name: string, options: SecretOptions) => reply(options.json, () => newPassphrase(name, options)));
  const unlock = named('unlock', 'end the delay after wrong passphrases').action((name: string, options: DataOptions) =>
    reply(options.json, () => unlocked(options, name)),
  );
  const fourEyes = dataCommand('four-eyes', 'switch on or off the rule that a second person must approve each change')
    .addArgument(new Argument('<state>').choices(['on', 'off']))
    .action((state: 'on' | 'off', options: DataOptions) => reply(options.json, () => switchFourEyes(options, state)));
  const account = new Command('account').description('add and change the accounts of the workshop');
  for (const part of [add, list, setRoles, passphrase, unlock, active(true), active(false), fourEyes])
    account.addCommand(part);
  return account;
}

const named = (name: string, description: string): Command => dataCommand(name, description).argument('<name>');

const secret = (name: string, description: string): Command =>
  dataCommand(name, description).option('--passphrase-stdin', 'read the passphrase from stdin instead of a terminal');

function active(isActive: boolean): Command {
  const description = isActive ? 'activate an account' : 'deactivate an account; its sessions end';
  return named(isActive ? 'activate' : 'deactivate', description).action((name: string, options: DataOptions) =>
    reply(options.json, () =>
      changed(options, name, isActive ? 'account-activate' : 'account-deactivate', (accounts, id, note) =>
        accounts.setActive(id, isActive, note),
      ),
    ),
  );
}

function parseRoles(text: string): Role[] {
  const names = text.split(',').map((word) => word.trim());
  const unknown = names.find((word) => !roles.some((role) => role === word));
  if (unknown !== undefined) throw new InvalidArgumentError(`Roles must be any of ${roles.join(', ')}.`);
  return roles.filter((role) => names.includes(role));
}

interface Opened {
  accounts: Accounts;
  audit: Audit;
  noteAs: (action: AuditLine['action']) => (account: KnownAccount) => void;
  forgetTries: (name: string) => void;
}

/** Opens the accounts and the audit for as long as `work` takes. */
async function withAccounts(data: string, work: (opened: Opened) => Answer | Promise<Answer>): Promise<Answer> {
  const folder = join(openDataFolder(data), 'workshop');
  const now = () => new Date();
  const { db, audit } = openFiles(folder, now);
  const noteAs: Opened['noteAs'] =
    (action) =>
    ({ name, roles }) =>
      void audit.append({ by: machine, action, subject: name, details: { roles, systemUser: userInfo().username } });
  try {
    const accounts = createAccounts({ db, now });
    return await work({ accounts, audit, noteAs, forgetTries: (name) => forgetTries(db, name) });
  } finally {
    audit.close();
    db.close();
  }
}

function openFiles(folder: string, now: () => Date): { db: WritableDb; audit: Audit } {
  try {
    return { db: openAccountsFile(folder), audit: openAudit({ folder, now }) };
  } catch (error) {
    throw refused('unusable.accounts', { folder, reason: (error as Error).message });
  }
}

function addAccount(name: string, { data, roles, passphraseStdin = false }: AddOptions): Promise<Answer> {
  return withAccounts(data, async ({ accounts, noteAs }) => {
    if (accounts.findByName(name)) throw refused('exists', { name });
    const passphrase = await askPassphrase(passphraseStdin);
    return answerOf(await accounts.add({ name, roles, passphrase }, noteAs('account-add')), 'is added');
  });
}

function newPassphrase(name: string, { data, passphraseStdin = false }: SecretOptions): Promise<Answer> {
  return withAccounts(data, async ({ accounts, noteAs, forgetTries }) => {
    const { id } = byName(accounts, name);
    const passphrase = await askPassphrase(passphraseStdin);
    const answer = answerOf(
      await accounts.change(id, { passphrase }, noteAs('account-passphrase')),
      'has a new passphrase',
    );
    forgetTries(name);
    return answer;
  });
}

function unlocked({ data }: DataOptions, name: string): Promise<Answer> {
  return withAccounts(data, ({ accounts, noteAs, forgetTries }) => {
    const account = byName(accounts, name);
    noteAs('account-unlock')(account);
    forgetTries(name);
    return answerOf({ ok: true, value: account }, 'can sign in again');
  });
}

function switchFourEyes({ data }: DataOptions, state: 'on' | 'off'): Promise<Answer> {
  return withAccounts(data, ({ audit }) => {
    const details = { on: state === 'on', systemUser: userInfo().username };
    audit.append({ by: machine, action: 'four-eyes', subject: '', details });
    const lines = [
      state === 'on' ? 'A second person must approve each change.' : 'People can approve their own changes.',
    ];
    return { data: { fourEyes: state }, lines };
  });
}

type Change = (accounts: Accounts, id: string, note: (account: KnownAccount) => void) => AccountOutcome;

function changed({ data }: DataOptions, name: string, action: AuditLine['action'], run: Change): Promise<Answer> {
  return withAccounts(data, ({ accounts, noteAs }) =>
    answerOf(run(accounts, byName(accounts, name).id, noteAs(action)), 'is changed'),
  );
}

function byName(accounts: Accounts, name: string): KnownAccount {
  const account = accounts.findByName(name);
  if (!account) throw refused('not-found', { name });
  return account;
}

function answerOf(outcome: AccountOutcome, what: string): Answer {
  if (!outcome.ok) throw new CommandRefused(outcome.error.code, `${outcome.error.message}.`);
  const { value } = outcome;
  return { data: { account: dataOf(value) }, lines: [`${value.name} ${what}: ${rolesText(value)}.`] };
}

function listOf(accounts: KnownAccount[]): Answer {
  const rows = accounts.map((account) => [account.name, rolesText(account), account.id]);
  const lines = accounts.length === 0 ? ['There is no account yet; `esimde account add NAME` adds one.'] : [];
  return {
    data: { accounts: accounts.map(dataOf) },
    lines: lines.length > 0 ? lines : table(['name', 'roles', 'id'], rows),
  };
}

const rolesText = ({ roles, isActive }: KnownAccount): string =>
  `${roles.length > 0 ? roles.join(', ') : 'no role'}${isActive ? '' : ' (not active)'}`;

const dataOf = ({ id, name, roles, isActive }: KnownAccount): object => ({ id, name, roles, isActive });
