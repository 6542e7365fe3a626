import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
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
import { askPassphrase } from '../passphrase.ts';
import { usualDataFolder } from '../places.ts';
import { type Answer, Refused, reply } from '../reply.ts';
import { table } from '../table.ts';

interface Options {
  data: string;
  json?: boolean;
}

interface SecretOptions extends Options {
  passphraseStdin?: boolean;
}

interface AddOptions extends SecretOptions {
  roles: Role[];
}

/** `esimde account`: who may work in the workshop. Whoever may write to the data folder may call it. */
export function accountCommand(): Command {
  const add = secret('add', 'add an account; the first one is a technician at least')
    .argument('<name>', 'as it is shown in the history')
    .option('--roles <list>', `of ${roles.join(', ')}, with commas`, parseRoles, [...roles])
    .action((name: string, options: AddOptions) => reply(options.json, () => addAccount(name, options)));
  const list = command('list', 'list the accounts').action((options: Options) =>
    reply(options.json, () => withAccounts(options.data, ({ accounts }) => listed(accounts.list()))),
  );
  const setRoles = named('roles', 'give an account other roles')
    .argument('<roles>', `of ${roles.join(', ')}, with commas`, parseRoles)
    .action((name: string, wanted: Role[], options: Options) =>
      reply(options.json, () =>
        changed(options, name, 'account-roles', (accounts, id, note) => accounts.setRoles(id, wanted, note)),
      ),
    );
  const passphrase = secret('passphrase', 'give an account a new passphrase; its sessions end')
    .argument('<name>')
    .action((name: string, options: SecretOptions) => reply(options.json, () => newPassphrase(name, options)));
  const unlock = named('unlock', 'forget the wrong tries, so that nobody has to wait').action(
    (name: string, options: Options) => reply(options.json, () => unlocked(options, name)),
  );
  const account = new Command('account').description('add and change the accounts of the workshop');
  for (const part of [add, list, setRoles, passphrase, unlock, active(true), active(false)]) account.addCommand(part);
  return account;
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--json', 'answer as JSON');
}

const named = (name: string, description: string): Command => command(name, description).argument('<name>');

const secret = (name: string, description: string): Command =>
  command(name, description).option('--passphrase-stdin', 'read the passphrase from stdin, which is no terminal');

function active(isActive: boolean): Command {
  const description = isActive ? 'let an account in again' : 'let an account in no more; its sessions end';
  return named(isActive ? 'activate' : 'deactivate', description).action((name: string, options: Options) =>
    reply(options.json, () =>
      changed(options, name, isActive ? 'account-activate' : 'account-deactivate', (accounts, id, note) =>
        accounts.setActive(id, isActive, note),
      ),
    ),
  );
}

function parseRoles(text: string): Role[] {
  const wanted = text.split(',').map((word) => word.trim());
  const unknown = wanted.find((word) => !roles.some((role) => role === word));
  if (unknown !== undefined) throw new InvalidArgumentError(`Roles are ${roles.join(', ')}.`);
  return roles.filter((role) => wanted.includes(role));
}

interface Opened {
  accounts: Accounts;
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
    return await work({ accounts, noteAs, forgetTries: (name) => forgetTries(db, name) });
  } finally {
    audit.close();
    db.close();
  }
}

function openFiles(folder: string, now: () => Date): { db: WritableDb; audit: Audit } {
  try {
    return { db: openAccountsFile(folder), audit: openAudit({ folder, now }) };
  } catch (error) {
    const reason = (error as Error).message;
    throw new Refused('unusable', `the accounts or the audit in ${folder} cannot be opened: ${reason}.`);
  }
}

function addAccount(name: string, { data, roles, passphraseStdin = false }: AddOptions): Promise<Answer> {
  return withAccounts(data, async ({ accounts, noteAs }) => {
    if (accounts.findByName(name)) throw new Refused('exists', `there is an account "${name}" already.`);
    const passphrase = await askPassphrase(passphraseStdin);
    return told(await accounts.add({ name, roles, passphrase }, noteAs('account-add')), 'is added');
  });
}

function newPassphrase(name: string, { data, passphraseStdin = false }: SecretOptions): Promise<Answer> {
  return withAccounts(data, async ({ accounts, noteAs, forgetTries }) => {
    const { id } = byName(accounts, name);
    const passphrase = await askPassphrase(passphraseStdin);
    const answer = told(
      await accounts.setPassphrase(id, passphrase, noteAs('account-passphrase')),
      'has a new passphrase',
    );
    forgetTries(name);
    return answer;
  });
}

function unlocked({ data }: Options, name: string): Promise<Answer> {
  return withAccounts(data, ({ accounts, noteAs, forgetTries }) => {
    const account = byName(accounts, name);
    noteAs('account-unlock')(account);
    forgetTries(name);
    return told({ ok: true, value: account }, 'does not have to wait any more');
  });
}

type Change = (accounts: Accounts, id: string, note: (account: KnownAccount) => void) => AccountOutcome;

function changed({ data }: Options, name: string, action: AuditLine['action'], run: Change): Promise<Answer> {
  return withAccounts(data, ({ accounts, noteAs }) =>
    told(run(accounts, byName(accounts, name).id, noteAs(action)), 'is changed'),
  );
}

function byName(accounts: Accounts, name: string): KnownAccount {
  const account = accounts.findByName(name);
  if (!account) throw new Refused('not-found', `there is no account "${name}"; \`esimde account list\` shows them.`);
  return account;
}

function told(outcome: AccountOutcome, what: string): Answer {
  if (!outcome.ok) throw new Refused(outcome.error.code, `${outcome.error.message}.`);
  const { value } = outcome;
  return { data: { account: shownOf(value) }, lines: [`${value.name} ${what}: ${wordsOf(value)}.`] };
}

function listed(accounts: KnownAccount[]): Answer {
  const rows = accounts.map((account) => [account.name, wordsOf(account), account.id]);
  const lines = accounts.length === 0 ? ['There is no account yet; `esimde account add NAME` makes one.'] : [];
  return {
    data: { accounts: accounts.map(shownOf) },
    lines: lines.length > 0 ? lines : table(['name', 'roles', 'id'], rows),
  };
}

const wordsOf = ({ roles, isActive }: KnownAccount): string =>
  `${roles.length > 0 ? roles.join(', ') : 'no role'}${isActive ? '' : ' (not active)'}`;

const shownOf = ({ id, name, roles, isActive }: KnownAccount): object => ({ id, name, roles, isActive });
