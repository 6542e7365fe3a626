import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  crashReporter,
  Menu,
  protocol,
  screen,
  session,
} from 'electron';
import type { Beat } from '../db/model/api/beat.ts';
import type { PageError } from '../db/model/api/page-error.ts';
import type { KioskEnding } from '../db/model/api/staff.ts';
import { withCookieJar } from './hosts/electron/cookie-jar.ts';
import { drawInWindow } from './hosts/electron/drawing-window.ts';
import { lockContents, lockKeys, lockSession } from './hosts/electron/lockdown.ts';
import { type KeptWindow, keepWindow } from './hosts/electron/recovery.ts';
import { declareScheme, pageUrl, serveScheme } from './hosts/electron/scheme.ts';
import { backdropOptions, openWindow } from './hosts/electron/window.ts';
import { placedWindow, screenOf } from './hosts/electron/windows-on-displays.ts';
import { reportRequest } from './hosts/page-errors.ts';
import { workshopPage } from './hosts/workshop-window.ts';
import { appFolder, appVersion } from './kiosk/app-folder.ts';
import { openDataFolder } from './kiosk/data-folder.ts';
import { addressOn, keepDisplays } from './kiosk/displays.ts';
import { openKiosk } from './kiosk/kiosk.ts';
import { defaultDataFolder } from './kiosk/settings/settings.ts';
import { createLog } from './service/http/log.ts';
import { leftForGood, restartWanted } from './supervision/exit-codes.ts';
import { aliveVariable, isKept, sayAlive } from './supervision/heartbeat-sender.ts';
import { measureSlowness } from './supervision/load-factor.ts';
import { pageTimes } from './supervision/page-watchdog.ts';
import {
  createRenderingLadder,
  memorialPage,
  type Rendering,
  renderings,
  simplerNeeded,
} from './supervision/rendering-fallback.ts';

/** The Electron host: serves the page to itself by `esimde://app/` and keeps one window on it. Reads as the order of starting. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    windowed: { type: 'boolean', default: false },
    curator: { type: 'boolean', default: false },
    rendering: { type: 'string', default: 'normal' },
  },
  // Chromium's own arguments stand on the same command line.
  strict: false,
});
const curator = values.curator === true;
const windowed = values.windowed === true || curator;
const dataFolder = openDataFolder(
  typeof values.data === 'string' ? values.data : defaultDataFolder(process.platform, process.env),
);

// Apart from the kiosk's, which may be running: Electron is once per folder.
app.setPath('userData', join(dataFolder, curator ? 'electron-workshop' : 'electron'));
app.setPath('crashDumps', join(dataFolder, 'crashes'));
// Kept on this machine for whoever looks after it; nothing is sent.
crashReporter.start({ uploadToServer: false });
app.enableSandbox();
const rendering: Rendering = renderings.find((way) => way === values.rendering) ?? 'normal';
if (rendering !== 'normal') app.disableHardwareAcceleration();
// As for Chromium: Linux lists its voices only when asked to (docs/accessibility.md).
app.commandLine.appendSwitch('enable-speech-dispatcher');
declareScheme(protocol);

const url = pageUrl + pathOf();
const log = createLog({ folder: join(dataFolder, 'logs'), now: () => new Date() });
const now = () => performance.now();
const ladder = createRenderingLadder(now, log, rendering);

app.on('web-contents-created', (_event, contents) => {
  lockContents(contents);
  if (!windowed) lockKeys(contents);
});
// Between two windows of the kiosk there is none, and that is no reason to quit.
app.on('window-all-closed', () => {
  if (windowed) app.quit();
});

/** How often is seen whether a better way of drawing may be tried. */
const climbLookMs = 10_000;

function pathOf(): string {
  if (curator) return workshopPage;
  return rendering === 'memorial' ? memorialPage : '';
}

function show(): void {
  Menu.setApplicationMenu(null);
  lockSession(session.defaultSession);
  const windows = new Map<number, KeptWindow>();
  const onBeat = (beat: Beat): void => windows.get(beat.display ?? 0)?.onBeat(beat);
  const onEnd = curator ? undefined : (how: KioskEnding) => endAs(how, () => kiosk.close());
  const displaysOf = () => screen.getAllDisplays().length;
  const hidden = {
    session: session.fromPartition('drawing'),
    create: (options: BrowserWindowConstructorOptions) => new BrowserWindow(options),
  };
  const draw = drawInWindow(hidden, {
    pageFolder: join(appFolder(), 'dist', 'renderer'),
    version: appVersion(appFolder()),
  });
  const drawing = { by: 'host' } as const;
  const kiosk = openKiosk({
    appFolder: appFolder(),
    dataFolder,
    log,
    onBeat,
    onEnd,
    displaysOf,
    drawing,
    draw,
    takesSticks: !curator,
  });
  app.on('will-quit', () => kiosk.close());
  serveScheme(protocol, withCookieJar(kiosk.service));
  if (!windowed) new BrowserWindow(backdropOptions);

  const after = (waitMs: number, next: () => void) => setTimeout(next, waitMs);
  const slowness = measureSlowness(now, pageTimes.lookMs);
  const patience = { now, slowness: () => slowness.factor };
  const onError = (error: PageError) => void kiosk.service.fetch(reportRequest('http://kiosk/', error));
  const kept = {
    ...patience,
    onError,
    beats: !curator,
    fault: ladder.fault,
    onSimplerNeeded: drawOtherwise,
    after,
    log,
  };
  const devTools = !app.isPackaged;
  if (windowed || kiosk.displays.length === 0) {
    const open = () => openWindow((options) => new BrowserWindow(options), { windowed, devTools, url });
    windows.set(0, keepWindow({ ...kept, open }));
  } else {
    const displays = keepDisplays({
      screen: screenOf(screen),
      preferences: kiosk.displays,
      after,
      log,
      open: (place, bounds) => {
        const create = (options: BrowserWindowConstructorOptions) => {
          const window = new BrowserWindow({ ...options, ...bounds });
          displays.opened(place, placedWindow(window));
          return window;
        };
        const open = () => openWindow(create, { windowed, devTools, url: addressOn(url, place) });
        windows.set(place, keepWindow({ ...kept, open }));
      },
    });
  }
  const all = () => [...windows.values()];
  const look = (): void => {
    slowness.look();
    for (const window of all()) window.look();
  };
  setInterval(look, pageTimes.lookMs);
  setInterval(() => all().every(({ calm }) => calm) && ladder.climb() && drawOtherwise(), climbLookMs);
  sayAlive();
}

/** Staff end the kiosk. Its keeper sees by the status whether it is to start it again; without one it starts itself. */
function endAs(how: KioskEnding, close: () => void): void {
  close();
  if (how === 'restart' && !isKept()) app.relaunch();
  const kept = how === 'restart' ? restartWanted : leftForGood;
  app.exit(isKept() ? kept : 0);
}

/** Another way of drawing takes another process: whoever started this one starts it, or else it does so itself. */
function drawOtherwise(): void {
  const others = process.argv.slice(1).filter((word) => !word.startsWith('--rendering='));
  const isHelped = process.env[aliveVariable] !== undefined && ladder.rendering !== 'normal';
  if (!isHelped) app.relaunch({ args: [...others, `--rendering=${ladder.rendering}`] });
  app.exit(isHelped ? simplerNeeded : 0);
}

// Not awaited at the top: Electron becomes ready only when this module has been read to its end.
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(show, (error: Error) => {
    log.error('electron-not-ready', { reason: error.message });
    app.exit(1);
  });
} else {
  app.exit(0);
}
