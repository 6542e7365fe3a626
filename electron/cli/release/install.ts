import { resolve } from 'node:path';
import { Command } from 'commander';
import { installPackage } from '../../../db/release/package/install.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { builtinSequenceOf, placesOf, usualDataFolder } from '../places.ts';
import { type Answer, reply } from '../reply.ts';
import { refusedPackage } from './package-refusal.ts';
import { notDrawn, withPackageWork } from './package-work.ts';

interface Options {
  data: string;
  allowOlder?: boolean;
  json?: boolean;
}

/** `esimde install`: a release from a file. */
export function installCommand(): Command {
  return new Command('install')
    .description('install a release from a file (*.esimde) and show it; a running kiosk takes it over by itself')
    .argument('<file>', 'as `esimde export` wrote it')
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--allow-older', 'even if its sequence number is lower than that of what is shown')
    .option('--json', 'answer as JSON')
    .action((file: string, options: Options) => reply(options.json, () => installOne(resolve(file), options)));
}

async function installOne(file: string, { data, allowOlder }: Options): Promise<Answer> {
  const places = placesOf(openDataFolder(data));
  const { dataFolder, trust, settings } = places;
  const { releasesKept } = settings;
  const builtinSequence = builtinSequenceOf(places);
  const outcome = await withPackageWork(dataFolder, (work) =>
    installPackage({ ...work, dataFolder, file, trust, builtinSequence, allowOlder, releasesKept }),
  );
  if (!outcome.ok) throw refusedPackage(`${file} is not installed`, outcome.refusal);
  const { manifest, keyId, pointer, removed } = outcome.installed;
  const { id, sequence, date } = manifest;
  const lines = [`Release ${id} is installed and current; a running kiosk shows it as soon as nobody reads.`, notDrawn];
  return { data: { release: { id, sequence, date, keyId, ...pointer, removed, drawn: null } }, lines };
}
