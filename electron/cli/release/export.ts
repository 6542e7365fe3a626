import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { folderName } from '../../../db/release/manifest.ts';
import { exportRelease } from '../../../db/release/package/export.ts';
import { openBestRelease } from '../../../db/release/store/fallback.ts';
import { installedNames } from '../../../db/release/store/installed.ts';
import { releasesFolder } from '../../../db/release/store/pointer.ts';
import { type Trust, trustBuiltin } from '../../../db/release/trust/trust.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, parseFileName, parseSequence, reply } from '../command.ts';
import { builtinSequenceOf, type Places, placesOf } from '../places.ts';
import { refused, refusedFor } from '../refused.ts';
import { withPackageJob } from './package-job.ts';

interface Options extends DataOptions {
  out: string;
  release?: number;
}

/** `esimde export`: a release as one file. */
export function exportCommand(): Command {
  return dataCommand('export', 'write a release as one file (*.esimde), for a USB stick and other kiosks')
    .requiredOption(
      '--out <file>',
      'the file, or a folder such as a USB stick, in which it is named after the release',
      parseFileName,
    )
    .option('--release <n>', 'sequence number (default: the release that is shown)', parseSequence)
    .action((options: Options) => reply(options.json, () => exportOne(options)));
}

async function exportOne({ data, out: place, release }: Options): Promise<Answer> {
  const places = placesOf(openDataFolder(data));
  const { folder, trust } = release === undefined ? shownRelease(places) : byNumber(places, release);
  const out = resolve(place);
  const outcome = await withPackageJob(places.dataFolder, ({ audit, signal, onProgress }) =>
    exportRelease({ folder, trust, out, audit, signal, onProgress }),
  );
  if (!outcome.ok) throw refusedFor(`nothing was written to ${out}`, outcome.error);
  const { file, bytes, sha256, manifest } = outcome.value;
  const { id, sequence, date } = manifest;
  const lines = [`Release ${id} is in ${file} (${(bytes / 1e6).toFixed(1)} MB), and was verified.`];
  return { data: { package: { file, bytes, sha256 }, release: { id, sequence, date } }, lines };
}

interface Chosen {
  folder: string;
  trust: Trust;
}

/** The release that visitors see, chosen by the same fallback chain. */
export function shownRelease({ dataFolder, builtinFolder, settings, keys, trust }: Places): Chosen {
  const { trustedKeys, revokedKeys } = settings;
  const log = { info: () => {}, warn: () => {} };
  const state = openBestRelease({ dataFolder, builtinFolder, trustedKeys, revokedKeys, log });
  state.close();
  if (state.release === null) throw refused('missing.any');
  const { folder } = state.release;
  return { folder, trust: folder === builtinFolder ? trustBuiltin(keys) : trust };
}

/** An installed release, or else the built-in one, by its number. */
export function byNumber(places: Places, sequence: number): Chosen {
  const { dataFolder, builtinFolder, keys, trust } = places;
  const name = folderName(sequence);
  const isInstalled = installedNames(dataFolder).includes(name);
  if (!isInstalled && builtinSequenceOf(places) === sequence) {
    return { folder: builtinFolder, trust: trustBuiltin(keys) };
  }
  return { folder: join(releasesFolder(dataFolder), name), trust };
}
