import { join } from 'node:path';
import type { Log } from '../../service/http/log.ts';
import { createCrashBudget } from '../../supervision/crash-budget.ts';
import { superviseProcess } from '../../supervision/supervised-process.ts';
import type { Shown } from '../host.ts';
import { quietBrowser } from './browser-flags.ts';
import { prepareProfile, profileFolder } from './profile.ts';

export interface WorkshopWindowOptions {
  /** The program, as `findBrowser` has it. */
  program: string;
  /** Address of the workshop's page. */
  url: string;
  dataFolder: string;
  /** Further arguments, as tests need them; from `ESIMDE_BROWSER_ARGS`. */
  more: readonly string[];
}

/** No downloads of its own, no saved passphrases. */
const silence = [
  ...quietBrowser,
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-notifications',
  '--disable-save-password-bubble',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
];

/** With the kiosk's profile, Chromium would open the page in the kiosk's window. */
const ownFolder = (dataFolder: string): string => join(dataFolder, 'workshop-window');

const workshopArguments = ({ url, dataFolder, more }: WorkshopWindowOptions): string[] => [
  `--app=${url}`,
  `--user-data-dir=${profileFolder(ownFolder(dataFolder))}`,
  '--window-size=1366,860',
  ...silence,
  ...more,
];

/** Shows the workshop in an ordinary window of the machine's browser. */
export function showWorkshop(options: WorkshopWindowOptions, log: Log): Shown {
  const budget = createCrashBudget(() => performance.now());
  const { over, end } = superviseProcess(
    {
      name: 'workshop-browser',
      file: options.program,
      args: () => workshopArguments(options),
      env: () => prepareProfile(ownFolder(options.dataFolder), log),
      onEnd: (status) => (status === 0 ? 'final' : budget.waitMs()),
    },
    log,
  );
  return { ended: over.then((status) => (status === null ? null : 'closed')), end };
}
