import { join } from 'node:path';
import type { Log } from '../service/http/log.ts';
import { type KeptProcess, keepRunning } from '../supervision/supervised-process.ts';
import { quietBrowser } from './chromium/browser-flags.ts';
import { prepareProfile, profileFolder } from './chromium/chromium-profile.ts';

/** The workshop's page, beside the visitor's. */
export const workshopPage = 'workshop.html';

export interface WorkshopWindowOptions {
  /** The program, as `findBrowser` has it. */
  program: string;
  /** Address of the workshop's page. */
  url: string;
  dataFolder: string;
  /** Further arguments, as tests need them; from `ESIMDE_BROWSER_ARGS`. */
  more: readonly string[];
}

/** Nothing is fetched and nothing is kept that the workshop does not keep itself; a passphrase least of all. */
const silence = [
  ...quietBrowser,
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-notifications',
  '--disable-save-password-bubble',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
];

/** A profile of its own: with the kiosk's, Chromium would open the page in the kiosk's window. */
const ownFolder = (dataFolder: string): string => join(dataFolder, 'workshop-window');

export const workshopArguments = ({ url, dataFolder, more }: WorkshopWindowOptions): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profileFolder(ownFolder(dataFolder))}`,
  '--window-size=1366,860',
  ...silence,
  ...more,
];

/** Shows the workshop in an ordinary window of the machine's own browser; closing it ends the program. */
export function showWorkshop(options: WorkshopWindowOptions, log: Log): KeptProcess {
  return keepRunning(
    {
      name: 'workshop-browser',
      file: options.program,
      args: () => workshopArguments(options),
      env: () => prepareProfile(ownFolder(options.dataFolder), log),
      isMeant: (status) => status === 0,
    },
    log,
  );
}
