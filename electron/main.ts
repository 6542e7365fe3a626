import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, Menu, protocol, screen, session } from 'electron';
import { appFolder } from './app-folder.ts';
import { createCrashBudget } from './crash-budget.ts';
import { openDataFolder } from './data-folder.ts';
import { openKiosk } from './kiosk.ts';
import { createLog } from './service/log.ts';
import { defaultDataFolder } from './service/settings.ts';
import { withCookieJar } from './shell/cookie-jar.ts';
import { addressOn, keepDisplays } from './shell/displays.ts';
import { lockContents, lockSession } from './shell/lockdown.ts';
import { keepWindow } from './shell/recovery.ts';
import { declareScheme, pageUrl, serveScheme } from './shell/scheme.ts';
import { openWindow } from './shell/window.ts';
import { workshopPage } from './workshop-window.ts';

/** The Electron host: serves the page to itself by `esimde://app/` and keeps one window on it. Reads as the order of starting. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    windowed: { type: 'boolean', default: false },
    curator: { type: 'boolean', default: false },
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
app.enableSandbox();
// As for Chromium: Linux lists its voices only when asked to (docs/accessibility.md).
app.commandLine.appendSwitch('enable-speech-dispatcher');
declareScheme(protocol);

const url = curator ? pageUrl + workshopPage : pageUrl;
const log = createLog({ folder: join(dataFolder, 'logs'), now: () => new Date() });
const budget = createCrashBudget(() => performance.now());

app.on('web-contents-created', (_event, contents) => lockContents(contents));
// Between two windows of the kiosk there is none, and that is no reason to quit.
app.on('window-all-closed', () => {
  if (windowed) app.quit();
});

function show(): void {
  Menu.setApplicationMenu(null);
  lockSession(session.defaultSession);
  const kiosk = openKiosk({ appFolder: appFolder(), dataFolder, log });
  app.on('will-quit', () => kiosk.close());
  serveScheme(protocol, withCookieJar(kiosk.service));
  const after = (waitMs: number, next: () => void) => setTimeout(next, waitMs);
  const devTools = !app.isPackaged;
  if (windowed || kiosk.displays.length === 0) {
    const open = () => openWindow((options) => new BrowserWindow(options), { windowed, devTools, url });
    keepWindow({ open, budget, after, log });
    return;
  }
  const displays = keepDisplays({
    screen,
    wishes: kiosk.displays,
    after,
    log,
    open: (place, bounds) => {
      const create = (options: BrowserWindowConstructorOptions) => {
        const window = new BrowserWindow({ ...options, ...bounds });
        displays.opened(place, window);
        return window;
      };
      const open = () => openWindow(create, { windowed, devTools, url: addressOn(url, place) });
      keepWindow({ open, budget, after, log });
    },
  });
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
