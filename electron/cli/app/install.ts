import { resolve } from 'node:path';
import type { Command } from 'commander';
import { installApp } from '../../../db/release/app/install.ts';
import { readAppState } from '../../../db/release/app/store.ts';
import { installedProgram } from '../../kiosk/app/launched.ts';
import { programGround } from '../../kiosk/app/program-ground.ts';
import { appVersion } from '../../kiosk/app-folder.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { readProgramKeys } from '../../kiosk/settings/settings.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { refusedFor } from '../refused.ts';
import { withPackageJob } from '../release/package-job.ts';

/** `esimde app install` */
export function installAppCommand(): Command {
  return dataCommand(
    'install',
    'install a version of this program from a file (*.esimde-app), beside the one that runs',
  )
    .argument('<file>', 'as `esimde app pack` wrote it')
    .action((file: string, options: DataOptions) => reply(options.json, () => install(resolve(file), options)));
}

/** `esimde app status` */
export function statusCommand(): Command {
  return dataCommand('status', 'show which versions of this program the kiosk has').action(
    ({ data, json }: DataOptions) => reply(json, () => statusOf(data)),
  );
}

async function install(file: string, { data }: DataOptions): Promise<Answer> {
  const dataFolder = openDataFolder(data);
  const ground = programGround(dataFolder, readProgramKeys(dataFolder));
  if (ground === null) throw refusedFor(`${file} is not installed`, { reason: 'not-updatable', detail: '' });
  const { installed, programTrust, checkProgram } = ground;
  const outcome = await withPackageJob(dataFolder, ({ audit, signal, onProgress }) =>
    installApp({
      ...{ dataFolder, file, audit, signal, byHand: true, system: installed.version },
      ...{ trust: programTrust, check: checkProgram },
      onBytes: (bytes, totalBytes) => onProgress({ phase: 'installing', bytes, totalBytes }),
    }),
  );
  if (!outcome.ok) throw refusedFor(`${file} is not installed`, outcome.error);
  const { manifest, keyId } = outcome.value;
  return {
    data: { app: { version: manifest.app, keyId } },
    lines: [
      `Esimde ${manifest.app} is installed; a running kiosk restarts into it as soon as nobody is at its screen.`,
    ],
  };
}

function statusOf(data: string): Answer {
  const state = readAppState(openDataFolder(data));
  const installed = installedProgram();
  const { current, previous, trial, failed } = state;
  return {
    data: { app: { running: appVersion(), installed: installed?.version ?? null, ...state } },
    lines: [
      `This program is Esimde ${appVersion()}; the installed package is ${installed?.version ?? 'this program itself'}.`,
      ...(current === null
        ? []
        : [`Current: ${current}${trial === null ? '' : ', on trial until it has shown the kiosk'}.`]),
      ...(previous === null ? [] : [`Kept for going back: ${previous}.`]),
      ...(failed === null
        ? []
        : [`${failed.version} did not start on this kiosk (${failed.reason}), so the previous one returned.`]),
    ],
  };
}
