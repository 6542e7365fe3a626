import { join } from 'node:path';
import { addressOn, type Bounds } from '../../kiosk/displays.ts';
import type { Log } from '../../service/http/log.ts';
import { createStartBudget } from '../../supervision/crash-budget.ts';
import { memorialPage, type Rendering } from '../../supervision/rendering-fallback.ts';
import { superviseProcess } from '../../supervision/supervised-process.ts';
import type { KioskPage } from '../host.ts';
import { profileHome } from '../profile-home.ts';
import { quietBrowser } from './browser-flags.ts';
import { prepareProfile, profileFolder } from './profile.ts';
import type { ScreenKey } from './screen-key.ts';
import { type Cover, supervisePage } from './supervised-page.ts';

export interface ChromiumOptions {
  /** The program, as `findBrowser` has it. */
  program: string;
  /** The kiosk's data folder; Chromium's profile is kept in it. */
  dataFolder: string;
  /** A plain window instead of the whole screen; closing it ends the kiosk. */
  windowed: boolean;
  /** How the page is drawn at first. */
  rendering?: Rendering | undefined;
  /** Given to each browser. */
  screenKey: ScreenKey;
  /** Further arguments, as tests need them; from `ESIMDE_BROWSER_ARGS`. */
  more: readonly string[];
  /** Whether to give up when it never shows the page, so that another host is tried. */
  canLeave: boolean;
}

/** No dialogs, bubbles, downloads or offers of the browser's own. */
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
  // The cache must not grow for years; the service is local.
  '--disk-cache-size=33554432',
  '--media-cache-size=33554432',
  // Nor a process in reserve for the next site, of 20 MB: the kiosk shows one.
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,GlobalMediaControls,SpareRendererForSitePerProcess',
];

/** A covered page keeps running; the host controls the browser through two pipes. */
const awake = [
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--remote-debugging-pipe',
];

/** No gestures of the browser: no pinch zoom, no swipe back. */
const touch = ['--disable-pinch', '--overscroll-history-navigation=0'];

export interface CommandLine {
  /** Of the page. */
  address: string;
  /** In it is the profile. */
  home: string;
  windowed: boolean;
  /** Where its window goes; null: the window manager decides. */
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
    // Without it Chromium on Linux lists no voice (docs/accessibility.md).
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
 * `--kiosk` asks the window manager for the whole display; without one, place and size have to be given. Chromium
 * removes a pixel from a window as large as the screen, so one is added.
 */
const overAll = (bounds: Bounds | null): string[] =>
  bounds ? [`--window-position=${bounds.x},${bounds.y}`, `--window-size=${bounds.width + 1},${bounds.height + 1}`] : [];

export interface BrowserOptions extends ChromiumOptions {
  page: Pick<KioskPage, 'url' | 'path' | 'heartbeats' | 'onError'>;
  /** Place of its display in the setting `displays`; left out where the kiosk has one display. */
  place?: number;
  /** Where its display is; asked at every start. */
  bounds: () => Bounds | null;
  cover: Cover;
  /** Called at every start of the browser. */
  onStart?: () => void;
  /** Called when the browser ended several times without showing the page. */
  onUnusable: () => void;
}

/** A browser with the page, kept running. */
export interface SupervisedBrowser {
  /** Resolves with an exit code when its ordinary window was closed, with null when it was ended. */
  readonly over: Promise<number | null>;
  /** Restarts it behind its cover; that counts as no fault. */
  restart(): void;
  end(): Promise<void>;
}

/** Shows the page in the machine's own browser and brings back whatever of it ends, crashes or hangs. */
export function superviseBrowser(options: BrowserOptions, log: Log): SupervisedBrowser {
  const { page, place, bounds, cover, program, dataFolder, windowed, more, onStart, onUnusable } = options;
  const startBudget = createStartBudget();
  const addressOf = (rendering: Rendering): string => {
    const address = page.url + (rendering === 'memorial' ? memorialPage : (page.path?.() ?? ''));
    return place === undefined ? address : addressOn(address, place);
  };
  const shown = supervisePage({
    ...{ url: page.url, addressOf, cover, screenKey: options.screenKey, log },
    begin: options.rendering,
    onShown: startBudget.started,
    onError: page.onError,
  });
  const unlisten = page.heartbeats.listen(place ?? 0, shown.onBeat);
  // Each browser needs a profile of its own: with another one's it would hand its address over and exit.
  const home = () => join(profileHome(dataFolder, log), place ? `display-${place}` : '');
  const line = (): CommandLine => {
    const { rendering } = shown;
    return { address: addressOf(rendering), home: home(), windowed, bounds: bounds(), rendering, more };
  };
  const browser = superviseProcess(
    {
      name: 'browser',
      file: program,
      args: () => chromiumArguments(line()),
      env: () => prepareProfile(home(), log),
      pipes: 2,
      onStart(child, restart) {
        shown.onStart(child, restart);
        onStart?.();
      },
      onEnd(status) {
        if (windowed && status === 0) return 'final';
        if (startBudget.isSpent() && options.canLeave) onUnusable();
        return shown.onEnd(status);
      },
    },
    log,
  );
  return {
    over: browser.over,
    restart: shown.restart,
    async end() {
      unlisten();
      shown.stop();
      await browser.end();
    },
  };
}
