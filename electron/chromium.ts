import { prepareProfile, profileFolder, profileHome } from './chromium-profile.ts';
import { type ChromiumWindow, type Cover, keepChromiumWindow } from './chromium-window.ts';
import { type Glass, glassOf } from './glass.ts';
import { type KeptProcess, keepRunning } from './kept-process.ts';
import { memorialPage, type Rendering } from './rendering-ladder.ts';
import type { Log } from './service/log.ts';
import { connectToX } from './x11/connection.ts';
import { hangCurtain } from './x11/curtain.ts';
import { takeKeys } from './x11/taken-keys.ts';

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

/** The whole command line, without the program. */
export function chromiumArguments(
  { url, dataFolder, windowed, more }: ChromiumOptions,
  glass: Glass | null,
  rendering: Rendering = 'normal',
): string[] {
  const window = windowed ? ['--window-size=1280,800'] : ['--kiosk', '--start-fullscreen', ...overAll(glass)];
  return [
    `--app=${addressFor(url, rendering)}`,
    `--user-data-dir=${profileFolder(dataFolder)}`,
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

const addressFor = (url: string, rendering: Rendering): string =>
  rendering === 'memorial' ? `${url}${memorialPage}` : url;

/**
 * `--kiosk` asks the window manager for the whole screen; where an X server runs without one, the size has to be said.
 * Chromium takes a pixel off a window that is as large as the glass, hence one more.
 */
const overAll = (glass: Glass | null): string[] =>
  glass ? ['--window-position=0,0', `--window-size=${glass.width + 1},${glass.height + 1}`] : [];

/** The machine's own browser with the page, kept alive. */
export interface ShownInChromium extends KeptProcess {
  onBeat: ChromiumWindow['onBeat'];
}

/** Shows the page in the machine's own browser and brings back whatever of it ends, crashes or hangs. */
export async function showInChromium(options: ChromiumOptions, log: Log): Promise<ShownInChromium> {
  const glass = await holdGlass(options.windowed);
  const urlOf = (rendering: Rendering) => addressFor(options.url, rendering);
  const window = keepChromiumWindow({ urlOf, begin: options.rendering, cover: glass.cover, log });
  const home = () => profileHome(options.dataFolder, log);
  const kept = keepRunning(
    {
      name: 'browser',
      file: options.program,
      args: () => chromiumArguments({ ...options, dataFolder: home() }, glassOf(process.env), window.rendering),
      env: () => prepareProfile(home(), log),
      pipes: 2,
      isMeant: (status) => options.windowed && status === 0,
      onStart: window.onStart,
      onEnd: window.onEnd,
    },
    log,
  );
  window.ofProcess(kept);
  const end = async (): Promise<void> => {
    window.stop();
    await kept.end();
    glass.leave();
  };
  return { over: kept.over, restart: kept.restart, end, onBeat: window.onBeat };
}

/** Covers the glass and takes the keys that lead out, where an X server stands behind the screen. */
async function holdGlass(windowed: boolean): Promise<{ cover: Cover; leave: () => void }> {
  const x = windowed ? null : await connectToX(process.env);
  if (!x) return { cover: { close: () => undefined, open: () => undefined }, leave: () => undefined };
  takeKeys(x);
  return { cover: hangCurtain(x), leave: () => x.close() };
}
