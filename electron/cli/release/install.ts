import { resolve } from 'node:path';
import type { Command } from 'commander';
import { installPackage } from '../../../db/release/package/install.ts';
import { rollBack } from '../../../db/release/package/rollback.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, parseSequence, reply } from '../command.ts';
import { builtinSequenceOf, placesOf } from '../places.ts';
import { refused, refusedFor, soonShown } from '../refused.ts';
import { notDrawn, withPackageJob } from './package-job.ts';

interface InstallOptions extends DataOptions {
  allowOlder?: boolean;
}

interface RollbackOptions extends DataOptions {
  to?: number;
}

/** `esimde install`: a release from a file. */
export function installCommand(): Command {
  return dataCommand('install', 'install a release from a file (*.esimde) and show it, also on a running kiosk')
    .argument('<file>', 'as `esimde export` wrote it')
    .option('--allow-older', 'even if its sequence number is lower than that of the release that is shown')
    .action((file: string, options: InstallOptions) => reply(options.json, () => install(resolve(file), options)));
}

/** `esimde rollback`: an earlier release, on purpose. */
export function rollbackCommand(): Command {
  return dataCommand('rollback', 'go back to the previous release, or to any stored one')
    .option('--to <n>', 'sequence number, as `esimde release list` shows it', parseSequence)
    .action((options: RollbackOptions) => reply(options.json, () => goBack(options)));
}

async function install(file: string, { data, allowOlder }: InstallOptions): Promise<Answer> {
  const places = placesOf(openDataFolder(data));
  const { dataFolder, trust, settings } = places;
  const { releasesKept } = settings;
  const builtinSequence = builtinSequenceOf(places);
  const outcome = await withPackageJob(dataFolder, (job) =>
    installPackage({ ...job, dataFolder, file, trust, builtinSequence, allowOlder, releasesKept }),
  );
  if (!outcome.ok) throw refusedFor(`${file} is not installed`, outcome.error);
  const { manifest, keyId, pointer, removed } = outcome.value;
  const { id, sequence, date } = manifest;
  const lines = [`Release ${id} is installed and current; ${soonShown}`, notDrawn];
  return { data: { release: { id, sequence, date, keyId, ...pointer, removed, drawn: null } }, lines };
}

async function goBack({ data, to }: RollbackOptions): Promise<Answer> {
  const places = placesOf(openDataFolder(data));
  const { dataFolder, trust, builtinFolder } = places;
  const builtinSequence = builtinSequenceOf(places);
  const builtin = builtinSequence === null ? null : { folder: builtinFolder, sequence: builtinSequence };
  const outcome = await withPackageJob(dataFolder, ({ audit, check, signal }) =>
    rollBack({ dataFolder, builtin, trust, to, audit, check, signal }),
  );
  if (!outcome.ok && outcome.error.reason === 'missing') throw refused('missing.kept', { sequence: to });
  if (!outcome.ok) {
    throw refusedFor(to === undefined ? 'nothing was changed' : `release ${to} is not shown`, outcome.error);
  }
  const { manifest, pointer } = outcome.value;
  const { id, date, sequence } = manifest;
  const lines = [`Release ${id} is current again; ${soonShown}`];
  return { data: { release: { id, sequence, date, ...pointer } }, lines };
}
