import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { unlockPrivateKey } from '../../../db/release/trust/keys.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { publish } from '../../../db/workshop/publish/publish.ts';
import { signingKeyFile } from '../../../db/workshop/publish/signing-keys.ts';
import { machine } from '../../../db/workshop/types.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { passphrasesFrom } from '../passphrase.ts';
import { builtinSequenceOf, placesOf } from '../places.ts';
import { refused, refusedFor, soonShown } from '../refused.ts';
import { notDrawn, withPackageJob } from './package-job.ts';

export interface PublishOptions extends DataOptions {
  key: string;
  passphraseStdin?: boolean;
}

/** `esimde publish`: publishes what is approved in the workshop as the next release. */
export function publishCommand(): Command {
  return dataCommand('publish', 'publish what is approved in the workshop as the next release, and show it')
    .requiredOption('--key <name>', 'a private key: its name in the folder "keys" of the workshop, or a file')
    .option('--passphrase-stdin', 'read the passphrase of the key from stdin')
    .action((options: PublishOptions) => reply(options.json, () => publishOne(options)));
}

/** @throws {CommandRefused} where nothing is published */
export async function publishOne({ data, key, passphraseStdin = false }: PublishOptions): Promise<Answer> {
  const places = placesOf(openDataFolder(data));
  const { dataFolder, builtinFolder, trust, settings } = places;
  const folder = join(dataFolder, 'workshop');
  if (!existsSync(join(folder, 'workshop.db'))) {
    throw refused('no-workshop', { dataFolder });
  }
  const keyFile = signingKeyFile(folder, key) ?? resolve(key);
  if (!existsSync(keyFile)) throw refused('no-key', { key, folder });
  const audit = openAudit({ folder, now: () => new Date() });
  try {
    const outcome = await withPackageJob(dataFolder, async ({ check, signal }) =>
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
      throw refusedFor('nothing was published', outcome.error, { gates: outcome.error.gates });
    }
    const { manifest, pointer, records, removed } = outcome.value;
    const { id, sequence, date } = manifest;
    const lines = [`Release ${id} is published; ${soonShown}`, notDrawn];
    return { data: { release: { id, sequence, date, ...pointer, records, removed, drawn: null } }, lines };
  } finally {
    audit.close();
  }
}

/** Asks only if the key has one. */
async function passphraseOf(file: string, isPiped: boolean): Promise<string | undefined> {
  const open = unlockPrivateKey(file);
  return !open.ok && open.error === 'sealed' ? passphrasesFrom(isPiped).known(file) : undefined;
}
