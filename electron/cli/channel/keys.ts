import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type ChannelRole,
  changeRoot,
  channelRoles,
  type RootChange,
  type RootState,
  readRoot,
} from '../../../db/release/channel/root.ts';
import { type PrivateKey, type PublicKey, parsePublicKey } from '../../../db/release/trust/keys.ts';
import { UserError } from '../../../db/user-error.ts';
import { type Answer, answerCommand, type JsonOption, parseSequence, reply, writing } from '../command.ts';
import { type Passphrases, passphrasesFrom, unlockedKey } from '../passphrase.ts';
import { refused, refusedFor } from '../refused.ts';

interface CreateOptions extends JsonOption {
  root: string[];
  threshold?: number;
  targets: string[];
  online: string;
  passphraseStdin?: boolean;
}

interface KeysOptions extends JsonOption {
  add: string[];
  remove: string[];
  threshold: string[];
  key: string[];
  passphraseStdin?: boolean;
}

export const collect = (value: string, former: string[] = []): string[] => [...former, value];
const passphraseStdin = [
  '--passphrase-stdin',
  'read the passphrases from stdin, one line for each sealed key',
] as const;

/** `esimde channel create` */
export function createCommand(): Command {
  return answerCommand('create', 'create a channel in an empty folder')
    .argument('<folder>', 'the folder that a web server or a share offers')
    .requiredOption('--root <key>', 'a private key that is kept in a safe; may be repeated', collect)
    .option('--threshold <n>', 'how many of them must sign a change of the keys (default: all)', parseSequence)
    .requiredOption('--targets <key>', 'a public key of a publisher; may be repeated', collect)
    .requiredOption('--online <key>', 'the public key of the publishing machine')
    .option(...passphraseStdin)
    .action((folder: string, options: CreateOptions) => reply(options.json, () => create(resolve(folder), options)));
}

/** `esimde channel keys` */
export function keysCommand(): Command {
  return answerCommand('keys', 'show the keys of a channel, or change them; a change is signed with keys of the root')
    .argument('<folder>', 'the folder of the channel')
    .option('--add <role=key>', 'let a public key sign for a role; may be repeated', collect, [])
    .option('--remove <role=id>', 'remove a key from a role, by the beginning of its id; may be repeated', collect, [])
    .option('--threshold <role=n>', 'how many keys must sign for a role', collect, [])
    .option('--key <file>', 'a private key of the root that signs the change; may be repeated', collect, [])
    .option(...passphraseStdin)
    .action((folder: string, options: KeysOptions) => reply(options.json, () => keys(resolve(folder), options)));
}

async function create(folder: string, options: CreateOptions): Promise<Answer> {
  if (readRoot(folder) !== null) throw refused('channel-taken', { folder });
  const passphrases = passphrasesFrom(options.passphraseStdin ?? false);
  const safe = await unlockedKeys(options.root, passphrases);
  const add = [
    ...safe.map((key) => ({ role: 'root' as const, key })),
    ...options.targets.map((file) => ({ role: 'targets' as const, key: publicKeyIn(file) })),
    ...(['snapshot', 'timestamp'] as const).map((role) => ({ role, key: publicKeyIn(options.online) })),
  ];
  const threshold = options.threshold ?? safe.length;
  const state = applied(folder, { add, thresholds: [{ role: 'root', threshold }] }, safe);
  const answer = answerOf(folder, state);
  return {
    ...answer,
    lines: [...answer.lines, 'Kiosks need metadata/1.root.json of this folder: `esimde channel follow`.'],
  };
}

async function keys(folder: string, options: KeysOptions): Promise<Answer> {
  const root = readRoot(folder);
  if (root === null) throw refused('channel-missing', { folder });
  const change: RootChange = {
    add: options.add.map(roleAndValue).map(([role, file]) => ({ role, key: publicKeyIn(file) })),
    remove: options.remove.map(roleAndValue).map(([role, id]) => ({ role, id })),
    thresholds: options.threshold.map(roleAndValue).map(([role, n]) => ({ role, threshold: parseSequence(n) })),
  };
  const isChange = [...options.add, ...options.remove, ...options.threshold, ...options.key].length > 0;
  if (!isChange) return answerOf(folder, { root, isComplete: true });
  const signers = await unlockedKeys(options.key, passphrasesFrom(options.passphraseStdin ?? false));
  return answerOf(folder, applied(folder, change, signers));
}

/** @throws {CommandRefused} */
function applied(folder: string, change: RootChange, signers: PrivateKey[]): RootState {
  const outcome = writing(folder, () => changeRoot(folder, change, signers, Date.now()));
  if (!outcome.ok) throw refusedFor('the keys were not changed', outcome.error);
  return outcome.value;
}

function answerOf(folder: string, { root, isComplete }: RootState): Answer {
  const { version, expires, roles } = root.signed;
  const shown = channelRoles.map((role) => {
    const { keyIDs = [], threshold = 0 } = roles[role] ?? {};
    return { role, threshold, keys: keyIDs };
  });
  const lines = shown.map(
    ({ role, threshold, keys: ids }) =>
      `${role.padEnd(9)}  ${threshold} of ${ids.length}: ${ids.map((id) => id.slice(0, 16)).join(', ')}`,
  );
  const state = isComplete
    ? `Root ${version} of ${folder} is valid until ${expires.slice(0, 10)}.`
    : `Root ${version} needs further signatures: \`esimde channel keys ${folder} --key FILE\` adds one.`;
  return { data: { root: { version, expires, isComplete, roles: shown } }, lines: [...lines, state] };
}

async function unlockedKeys(files: readonly string[], passphrases: Passphrases): Promise<PrivateKey[]> {
  const unlocked: PrivateKey[] = [];
  for (const file of files) unlocked.push(await unlockedKey(resolve(file), passphrases));
  return unlocked;
}

/** @throws {CommandRefused} */
function roleAndValue(text: string): [ChannelRole, string] {
  const [name, value = ''] = text.split('=', 2);
  const role = channelRoles.find((known) => known === name);
  if (role === undefined || value === '') throw refused('channel-role', { text });
  return [role, value];
}

/** @throws {UserError} */
export function publicKeyIn(file: string): PublicKey {
  const key = existsSync(resolve(file)) ? parsePublicKey(readFileSync(resolve(file), 'utf8')) : parsePublicKey(file);
  if (key === null) throw new UserError(`${file} is neither an Ed25519 public key nor a file with one.`);
  return key;
}
