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
  return answerCommand('delegate', 'let a museum publish a release of its own in a channel, or end that')
    .argument('<folder>', 'the folder of the channel')
    .argument('<museum>', 'a short name for the museum', parseMuseum)
    .option('--to <key>', 'a public key of the museum; may be repeated, and replaces those before', collect, [])
    .option('--remove', 'take the museum, its keys and its release back')
    .requiredOption('--key <file>', 'the private key of a publisher of the channel')
    .requiredOption('--online <file>', 'the private key of the publishing machine')
    .option('--days <n>', 'days until kiosks call the channel stale if it is not renewed', parseSequence, renewalDays)
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
    ? [`${museum} publishes nothing in ${channel} any more.`]
    : [`${museum} publishes in ${channel} with ${ids.join(', ')}: \`esimde channel publish --museum=${museum}\`.`];
  return { data: { museum, keys: ids, expires: outcome.value }, lines };
}
