import { prepareProfile, profileFolder } from './chromium-profile.ts';
import { type Glass, glassOf } from './glass.ts';
import { type KeptProcess, keepRunning } from './kept-process.ts';
import type { Log } from './service/log.ts';

export interface ChromiumOptions {
  /** The program, as `findBrowser` has it. */
  program: string;
  /** Address of the page. */
  url: string;
  /** The kiosk's data folder; Chromium's profile is kept in it. */
  dataFolder: string;
  /** A plain window instead of the whole screen; closing it ends the kiosk. */
  windowed: boolean;
  /** Further arguments, as tests need them; from `ESIMDE_BROWSER_ARGS`. */
  more: readonly string[];
}

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
    '--force-dark-mode',
    // Linux alone asks for it: without it Chromium lists no voice (docs/accessibility.md).
    '--enable-speech-dispatcher',
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
  return keepRunning(
    {
      name: 'browser',
      file: options.program,
      args: chromiumArguments(options, glassOf(process.env)),
      env: prepareProfile(options.dataFolder, log),
      isMeant: (status) => options.windowed && status === 0,
    },
    log,
  );
}
