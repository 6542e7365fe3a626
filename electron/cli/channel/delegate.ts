import { resolve } from 'node:path';
import type { Command } from 'commander';
import { delegateTo } from '../../../db/release/channel/delegate.ts';
import { renewalDays } from '../../../db/release/channel/publish.ts';
import { UserError } from '../../../db/user-error.ts';
import { type Answer, answerCommand, type JsonOption, parseSequence, reply, writing } from '../command.ts';
import { passphrasesFrom, unlockedKey } from '../passphrase.ts';
import { refusedFor } from '../refused.ts';
import { collect, publicKeyIn } from './keys.ts';
import { parseMuseum } from './publish.ts';

interface DelegateOptions extends JsonOption {
  to: string[];
  remove?: boolean;
  key: string;
  online: string;
  days: number;
  passphraseStdin?: boolean;
}

/** `esimde channel delegate` */
export function delegateCommand(): Command {
  return answerCommand('delegate', 'let a museum publish its own release in a channel, or stop that')
    .argument('<folder>', 'the folder of the channel')
    .argument('<museum>', 'a short name for the museum', parseMuseum)
    .option('--to <key>', 'a public key of the museum; may be repeated; replaces the earlier ones', collect, [])
    .option('--remove', 'remove the museum, its keys and its release')
    .requiredOption('--key <file>', 'the private key of a publisher of the channel')
    .requiredOption('--online <file>', 'the private key of the publishing machine')
    .option(
      '--days <n>',
      'days until kiosks treat the channel as stale unless it is renewed',
      parseSequence,
      renewalDays,
    )
    .option('--passphrase-stdin', 'read the passphrases from stdin: one line for each sealed key')
    .action((folder: string, museum: string, options: DelegateOptions) =>
      reply(options.json, () => delegate(resolve(folder), museum, options)),
    );
}

async function delegate(channel: string, museum: string, options: DelegateOptions): Promise<Answer> {
  const { to, remove = false, days } = options;
  if (remove === to.length > 0) throw new UserError('name the keys of the museum with --to=KEY, or use --remove.');
  const passphrases = passphrasesFrom(options.passphraseStdin ?? false);
  const keys = {
    targets: await unlockedKey(resolve(options.key), passphrases),
    online: await unlockedKey(resolve(options.online), passphrases),
  };
  const publishers = to.map(publicKeyIn);
  const outcome = writing(channel, () => delegateTo({ channel, museum, publishers, keys, nowMs: Date.now(), days }));
  if (!outcome.ok) throw refusedFor('nothing was changed', outcome.error);
  const ids = publishers.map(({ id }) => id);
  const lines = remove
    ? [`${museum} no longer publishes in ${channel}.`]
    : [`${museum} publishes in ${channel} with ${ids.join(', ')}: \`esimde channel publish --museum=${museum}\`.`];
  return { data: { museum, keys: ids, expires: outcome.value }, lines };
}
