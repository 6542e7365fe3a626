import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { pageUrl } from './scheme.ts';

/** The ground of every screen (`--stone`); nothing lighter is ever shown, not even before the first paint. */
export const stone = '#12110f';

export interface WindowOptions {
  /** An ordinary window instead of the kiosk's full screen. */
  windowed: boolean;
  /** Developer tools, for an unpackaged copy only. */
  devTools: boolean;
  /** What it shows; the visitor's page unless it is said. */
  url?: string;
}

/** The options of the one window: no preload, no Node, no bridge; shown only once it is painted. */
export function windowOptions({ windowed, devTools }: WindowOptions): BrowserWindowConstructorOptions {
  return {
    show: false,
    backgroundColor: stone,
    kiosk: !windowed,
    fullscreen: !windowed,
    frame: windowed,
    autoHideMenuBar: true,
    width: 1280,
    height: 720,
    title: 'Esimde',
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      backgroundThrottling: false,
      devTools,
    },
  };
}

/** Stone behind the kiosk's window, for the moments in which there is none: never the desktop. */
export const backdropOptions: BrowserWindowConstructorOptions = {
  backgroundColor: stone,
  kiosk: true,
  fullscreen: true,
  frame: false,
  focusable: false,
  skipTaskbar: true,
  title: 'Esimde',
  webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
};

/** The parts of a window that the kiosk uses. */
export type KioskWindow = Pick<BrowserWindow, 'show' | 'destroy' | 'isDestroyed' | 'loadURL' | 'once' | 'webContents'>;

/** Opens the page and shows the window when its first frame stands: no white flash. */
export function openWindow(
  create: (options: BrowserWindowConstructorOptions) => KioskWindow,
  options: WindowOptions & { url?: string },
) {
  const window = create(windowOptions(options));
  window.once('ready-to-show', () => window.show());
  // A failed load is told by `did-fail-load`, which the watch in recovery.ts answers.
  window.loadURL(options.url ?? pageUrl).catch(() => undefined);
  return window;
}
