import { type AppStep, installApp } from '../../db/release/app/install.ts';
import { trustPrograms } from '../../db/release/trust/trust.ts';
import { checkProgram } from '../../electron/kiosk/app/self-check.ts';
import { die } from './die.ts';

/**
 * Installs a version of the program, and kills itself with SIGKILL after a step, or at a share of the bytes:
 * `node install-app.ts DATA FILE KEY MOMENT`, where MOMENT is a step, a number from 0 to 1, or `none`.
 */
const [dataFolder = '', file = '', key = '', moment = 'none'] = process.argv.slice(2);

const outcome = await installApp({
  ...{ dataFolder, file, system: '0.2.0', trust: trustPrograms([key], []) },
  check: (folder) => checkProgram(folder, dataFolder),
  audit: () => {},
  after: (step: AppStep) => {
    if (step === moment) die();
  },
  onBytes: (bytes, totalBytes) => {
    if (bytes / totalBytes >= Number(moment)) die();
  },
});
process.stdout.write(`${outcome.ok ? 'installed' : outcome.error.reason}\n`);
