import { mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Glass, glassOf } from './glass.ts';
import { type KeptProcess, keepRunning } from './kept-process.ts';
import type { Log } from './service/log.ts';

export interface ChromiumOptions {
  /** The program, as `findBrowser` has it. */
  program: string;
  /** Address of the page. */
  url: string;
  /** The kiosk's data folder; Chromium's profile is kept in it, apart from anybody's own. */
  dataFolder: string;
  /** A plain window instead of the whole screen; closing it ends the kiosk. */
  windowed: boolean;
  /** Further arguments, as tests need them; from `ESIMDE_BROWSER_ARGS`. */
  more: readonly string[];
}

/** Stone, opaque (AARRGGBB): what Chromium paints before the page does. */
const background = 'ff12110f';

/** Nothing pops up, nothing is fetched, nothing is offered. */
const silence = [
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-infobars',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-notifications',
  '--deny-permission-prompts',
  '--disable-print-preview',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,GlobalMediaControls',
];

/** The fingers belong to the page: no pinch of the window, no swipe back. */
const touch = ['--disable-pinch', '--overscroll-history-navigation=0'];

/** The whole command line, without the program. */
export function chromiumArguments({ url, dataFolder, windowed, more }: ChromiumOptions, glass: Glass | null): string[] {
  const window = windowed ? ['--window-size=1280,800'] : ['--kiosk', '--start-fullscreen', ...overAll(glass)];
  return [
    `--app=${url}`,
    `--user-data-dir=${profileFolder(dataFolder)}`,
    `--default-background-color=${background}`,
    '--force-dark-mode',
    '--autoplay-policy=no-user-gesture-required',
    ...window,
    ...silence,
    ...touch,
    ...more,
  ];
}

/**
 * `--kiosk` asks the window manager for the whole screen; where an X server runs without one, the size has to be said.
 * Chromium takes a pixel off a window that is as large as the glass, hence one more.
 */
const overAll = (glass: Glass | null): string[] =>
  glass ? ['--window-position=0,0', `--window-size=${glass.width + 1},${glass.height + 1}`] : [];

/** Shows the page in the machine's own browser and brings it back when it ends. */
export function showInChromium(options: ChromiumOptions, log: Log): KeptProcess {
  const profile = profileFolder(options.dataFolder);
  mkdirSync(profile, { recursive: true });
  endLeftover(profile, log);
  return keepRunning(
    {
      name: 'browser',
      file: options.program,
      args: chromiumArguments(options, glassOf(process.env)),
      isMeant: (status) => options.windowed && status === 0,
    },
    log,
  );
}

const profileFolder = (dataFolder: string): string => join(dataFolder, 'chromium');

/**
 * Ends a browser that outlived an earlier kiosk which was killed: with it, the new one would only hand over its
 * address and go. The profile is ours alone, so its lock may go, and so may a browser that runs on it.
 */
function endLeftover(profile: string, log: Log): void {
  const lock = join(profile, 'SingletonLock');
  try {
    const pid = Number(readlinkSync(lock).split('-').at(-1));
    rmSync(lock, { force: true });
    // After a restart of the machine the number may be somebody else's.
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) return;
    process.kill(pid, 'SIGKILL');
    log.warn('browser-left-over', { pid });
  } catch {
    // No lock (or no such thing on this system), or nobody who holds it.
  }
}
