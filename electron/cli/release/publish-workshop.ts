import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { unlockPrivateKey } from '../../../db/release/trust/keys.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { publish } from '../../../db/workshop/publish/publish.ts';
import { signingKeyFile } from '../../../db/workshop/publish/signing-keys.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { publishRefusalText } from '../../publish-refusal.ts';
import { passphrasesFrom } from '../keys/key-passphrase.ts';
import { builtinSequenceOf, placesOf, usualDataFolder } from '../places.ts';
import { type Answer, Refused, reply } from '../reply.ts';
import { notDrawn, withPackageWork } from './package-work.ts';

interface Options {
  data: string;
  key: string;
  passphraseStdin?: boolean;
  json?: boolean;
}

/** `esimde publish`: what is approved in the workshop becomes the next release. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('make the next release of what is approved in the workshop, and show it')
    .requiredOption('--key <name>', 'a private key: its name in the folder "keys" of the workshop, or a file')
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--passphrase-stdin', 'read the passphrase of the key from stdin')
    .option('--json', 'answer as JSON')
    .action((options: Options) => reply(options.json, () => publishOne(options)));
}

async function publishOne({ data, key, passphraseStdin = false }: Options): Promise<Answer> {
  const places = placesOf(openDataFolder(data));
  const { dataFolder, builtinFolder, trust, settings } = places;
  const folder = join(dataFolder, 'workshop');
  if (!existsSync(join(folder, 'workshop.db'))) {
    throw new Refused('no-workshop', `there is no workshop in ${dataFolder} yet: open it once on the kiosk.`);
  }
  const keyFile = signingKeyFile(folder, key) ?? resolve(key);
  if (!existsSync(keyFile)) throw new Refused('no-key', `there is no key "${key}": name one of ${folder}, or a file.`);
  const audit = openAudit({ folder, now: () => new Date() });
  try {
    const outcome = await withPackageWork(dataFolder, async ({ check, signal }) =>
      publish({
        ...{ dataFolder, keyFile, trust, check, signal, by: machine.name },
        passphrase: await passphraseOf(keyFile, passphraseStdin),
        now: () => new Date(),
        builtinSequence: builtinSequenceOf(places),
        mediaFolders: [join(folder, 'media'), join(builtinFolder, 'media')],
        releasesKept: settings.releasesKept,
        audit: ({ subject, details }) => void audit.append({ by: machine, action: 'publish', subject, details }),
      }),
    );
    if (!outcome.ok) {
      const { refusal } = outcome;
      throw new Refused(refusal.reason, `nothing was published: ${publishRefusalText(refusal)}.`, {
        gates: refusal.gates,
      });
    }
    const { manifest, pointer, records, removed } = outcome.published;
    const { id, sequence, date } = manifest;
    const lines = [`Release ${id} is published; a running kiosk shows it as soon as nobody reads.`, notDrawn];
    return { data: { release: { id, sequence, date, ...pointer, records, removed, drawn: null } }, lines };
  } finally {
    audit.close();
  }
}

/** Asked for only where the key is under one. */
async function passphraseOf(file: string, isPiped: boolean): Promise<string | undefined> {
  const open = unlockPrivateKey(file);
  return !open.ok && open.code === 'sealed' ? passphrasesFrom(isPiped).known(file) : undefined;
}
