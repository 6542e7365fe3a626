import { join } from 'node:path';
import { addressOn, type Bounds } from '../../kiosk/displays.ts';
import type { Log } from '../../service/http/log.ts';
import { memorialPage, type Rendering } from '../../supervision/rendering-fallback.ts';
import { type KeptProcess, keepRunning } from '../../supervision/supervised-process.ts';
import { quietBrowser } from './browser-flags.ts';
import { prepareProfile, profileFolder, profileHome } from './chromium-profile.ts';
import { type ChromiumWindow, type Cover, keepChromiumWindow } from './chromium-window.ts';

export interface ChromiumOptions {
  /** The program, as `findBrowser` has it. */
  program: string;
  /** Address of the page. */
  url: string;
  /** The kiosk's data folder; Chromium's profile is kept in it. */
  dataFolder: string;
  /** A plain window instead of the whole screen; closing it ends the kiosk. */
  windowed: boolean;
  /** How the page is drawn at first. */
  rendering?: Rendering;
  /** Further arguments, as tests need them; from `ESIMDE_BROWSER_ARGS`. */
  more: readonly string[];
}

/** Nothing pops up, nothing is fetched, nothing is offered. */
const silence = [
  ...quietBrowser,
  '--noerrdialogs',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-infobars',
  '--disable-notifications',
  '--deny-permission-prompts',
  '--disable-print-preview',
  '--disable-hang-monitor',
  '--disable-prompt-on-repost',
  '--disable-popup-blocking',
  '--kiosk-printing',
  '--disable-file-system',
  // Its cache may not grow for years; the service keeps all that is asked for.
  '--disk-cache-size=33554432',
  '--media-cache-size=33554432',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,GlobalMediaControls',
];

/** A page that is covered for a moment goes on, and the host speaks to the browser through two pipes. */
const awake = [
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--remote-debugging-pipe',
];

/** The fingers belong to the page: no pinch of the window, no swipe back. */
const touch = ['--disable-pinch', '--overscroll-history-navigation=0'];

export interface CommandLine {
  /** Of the page. */
  address: string;
  /** In it is the profile. */
  home: string;
  windowed: boolean;
  /** Where its window goes; null where nobody knows, and the window manager decides. */
  bounds: Bounds | null;
  rendering: Rendering;
  more: readonly string[];
}

/** The whole command line, without the program. */
export function chromiumArguments({ address, home, windowed, bounds, rendering, more }: CommandLine): string[] {
  const window = windowed ? ['--window-size=1280,800'] : ['--kiosk', '--start-fullscreen', ...overAll(bounds)];
  return [
    `--app=${address}`,
    `--user-data-dir=${profileFolder(home)}`,
    '--force-dark-mode',
    // Linux alone asks for it: without it Chromium lists no voice (docs/accessibility.md).
    '--enable-speech-dispatcher',
    '--autoplay-policy=no-user-gesture-required',
    ...(rendering === 'normal' ? [] : ['--disable-gpu']),
    ...window,
    ...silence,
    ...awake,
    ...touch,
    ...more,
  ];
}

/**
 * `--kiosk` asks the window manager for the whole display; where an X server runs without one, place and size have to
 * be said. Chromium takes a pixel off a window that is as large as the glass, hence one more.
 */
const overAll = (bounds: Bounds | null): string[] =>
  bounds ? [`--window-position=${bounds.x},${bounds.y}`, `--window-size=${bounds.width + 1},${bounds.height + 1}`] : [];

export interface BrowserOptions extends ChromiumOptions {
  /** Place of its display in the setting `displays`; left out where the kiosk has but one. */
  place?: number;
  /** Where its display is; asked at every start. */
  bounds: () => Bounds | null;
  cover: Cover;
}

/** A browser with the page, kept alive. */
export interface KeptBrowser extends KeptProcess {
  onBeat: ChromiumWindow['onBeat'];
  /** Whatever it is doing, it starts anew behind its curtain. That is no fault. */
  startAnew(): void;
}

/** Shows the page in the machine's own browser and brings back whatever of it ends, crashes or hangs. */
export function keepBrowser({ place, bounds, cover, ...options }: BrowserOptions, log: Log): KeptBrowser {
  const { url, program, dataFolder, windowed, more } = options;
  const addressOf = (rendering: Rendering): string => {
    const page = rendering === 'memorial' ? `${url}${memorialPage}` : url;
    return place === undefined ? page : addressOn(page, place);
  };
  const window = keepChromiumWindow({ url, addressOf, begin: options.rendering, cover, log });
  // A profile is one browser's: with another's it would only hand over its address and go.
  const home = () => join(profileHome(dataFolder, log), place ? `display-${place}` : '');
  const line = (): CommandLine => {
    const { rendering } = window;
    return { address: addressOf(rendering), home: home(), windowed, bounds: bounds(), rendering, more };
  };
  const kept = keepRunning(
    {
      name: 'browser',
      file: program,
      args: () => chromiumArguments(line()),
      env: () => prepareProfile(home(), log),
      pipes: 2,
      isMeant: (status) => windowed && status === 0,
      onStart: window.onStart,
      onEnd: window.onEnd,
    },
    log,
  );
  window.ofProcess(kept);
  const end = async (): Promise<void> => {
    window.stop();
    await kept.end();
  };
  return { over: kept.over, restart: kept.restart, startAnew: window.startAnew, end, onBeat: window.onBeat };
}
