import { Command } from 'commander';
import { rollBack } from '../../../db/release/package/rollback.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { parseSequence } from '../number.ts';
import { builtinSequenceOf, placesOf, usualDataFolder } from '../places.ts';
import { type Answer, Refused, reply } from '../reply.ts';
import { refusedPackage } from './package-refusal.ts';
import { withPackageWork } from './package-work.ts';

interface Options {
  data: string;
  to?: number;
  json?: boolean;
}

/** `esimde rollback`: an earlier release, on purpose. */
export function rollbackCommand(): Command {
  return new Command('rollback')
    .description('go back to the release before, or to any that is kept')
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--to <n>', 'sequence number, as `esimde release list` shows it', parseSequence)
    .option('--json', 'answer as JSON')
    .action((options: Options) => reply(options.json, () => goBack(options)));
}

async function goBack({ data, to }: Options): Promise<Answer> {
  const places = placesOf(openDataFolder(data));
  const { dataFolder, trust, builtinFolder } = places;
  const sequence = builtinSequenceOf(places);
  const builtin = sequence === null ? null : { folder: builtinFolder, sequence };
  const outcome = await withPackageWork(dataFolder, ({ audit, check, signal }) =>
    rollBack({ dataFolder, builtin, trust, to, audit, check, signal }),
  );
  if (!outcome.ok && outcome.refusal.reason === 'missing') {
    const advice = '`esimde release list` shows those that are';
    throw new Refused('missing', `release ${to} is not kept on this kiosk: ${advice}.`);
  }
  if (!outcome.ok) {
    throw refusedPackage(to === undefined ? 'nothing was changed' : `release ${to} is not shown`, outcome.refusal);
  }
  const { manifest, pointer } = outcome.rolledBack;
  const { id, date } = manifest;
  const lines = [`Release ${id} is current again; a running kiosk shows it as soon as nobody reads.`];
  return { data: { release: { id, sequence: manifest.sequence, date, ...pointer } }, lines };
}
