import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chooseApp, leaveApp, takeStartBack } from '../../db/release/app/choose.ts';
import { appCommand, appNode } from '../../db/release/app/manifest.ts';
import { readAppState } from '../../db/release/app/store.ts';
import { trustPrograms } from '../../db/release/trust/trust.ts';
import { installedProgramVariable } from '../kiosk/app/launched.ts';
import { appFolder, appVersion } from '../kiosk/app-folder.ts';
import { readProgramKeys } from '../kiosk/settings/settings.ts';
import { exitCodes } from '../supervision/exit-codes.ts';

/** Within this time a version on trial shows the kiosk, and is proven (electron/kiosk/app/app-keeper.ts). */
const maxTrialMs = Number(process.env.ESIMDE_TRIAL_MS ?? 180_000);

/** A kiosk that ends so was asked to; it says nothing against its version. */
const orderly: readonly (number | null)[] = [exitCodes.asked, exitCodes.restart, exitCodes.intentional];

const [dataFolder = '', ...words] = process.argv.slice(2);
const system = appFolder();
const { keys, revoked } = readProgramKeys(dataFolder);
const choice = chooseApp({
  dataFolder,
  system: { folder: system, version: appVersion(system) },
  trust: trustPrograms(keys, revoked),
  isStart: words[0] === 'start',
});
for (const each of choice.passed) process.stderr.write(`esimde: version ${each}; another one starts.\n`);

const node = join(choice.folder, appNode);
const args = [...process.execArgv, join(choice.folder, appCommand), ...words];
const env = { ...process.env, [installedProgramVariable]: system };
if (choice.trial === null) {
  process.removeAllListeners('warning');
  process.execve?.(node, [node, ...args], env);
}

// On trial it runs beneath this process, which leaves it when it does not come up.
const kiosk = spawn(node, args, { env, stdio: 'inherit' });
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => kiosk.kill(signal));
const limit = setTimeout(() => {
  const { current, trial } = readAppState(dataFolder);
  if (trial === null || current !== choice.version) return;
  process.stderr.write(`esimde: version ${choice.version} did not show the kiosk in time; the one before it starts.\n`);
  leaveApp(dataFolder, 'not-shown');
  kiosk.kill('SIGKILL');
}, maxTrialMs);
kiosk.once('error', () => process.exit(exitCodes.failed));
kiosk.once('exit', (status) => {
  clearTimeout(limit);
  const isLeft = readAppState(dataFolder).current !== choice.version;
  if (!isLeft && orderly.includes(status)) takeStartBack(dataFolder);
  process.exit(status ?? exitCodes.failed);
});
