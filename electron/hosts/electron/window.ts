import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import type { Bounds } from '../../kiosk/displays.ts';
import { pageUrl } from './scheme.ts';

/** The ground of every screen (`--stone`); nothing lighter is ever shown, not even before the first frame. */
export const stone = '#12110f';

export interface WindowOptions {
  /** Options of the kiosk's window on this platform; null: an ordinary window. */
  kiosk: BrowserWindowConstructorOptions | null;
  /** Developer tools, for an unpackaged copy only. */
  devTools: boolean;
  /** The default session where it is left out. */
  session?: Session;
  /** Where the window opens; the system decides where it is left out. */
  bounds?: Bounds | undefined;
}

/** No preload, no Node, no bridge; shown only once it is painted. */
export function windowOptions({ kiosk, devTools, session, bounds }: WindowOptions): BrowserWindowConstructorOptions {
  return {
    show: false,
    backgroundColor: stone,
    autoHideMenuBar: true,
    width: 1280,
    height: 720,
    title: 'Esimde',
    ...kiosk,
    ...bounds,
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
      // alert, confirm and prompt open nothing; the workshop uses none of them either.
      disableDialogs: true,
      backgroundThrottling: false,
      devTools,
      ...(session && { session }),
    },
  };
}

/** Behind the kiosk's windows, so that the desktop is never seen (platform.ts: Windows only). */
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
export type KioskWindow = Pick<BrowserWindow, 'show' | 'destroy' | 'isDestroyed' | 'loadURL' | 'webContents'> & {
  once(event: 'ready-to-show', painted: () => void): unknown;
};

/** Opens the page and calls back when its first frame is painted: no white flash. */
export function openWindow<Opened extends KioskWindow>(
  create: (options: BrowserWindowConstructorOptions) => Opened,
  { url = pageUrl, onPainted, ...options }: WindowOptions & { url?: string; onPainted: (window: Opened) => void },
): Opened {
  const window = create(windowOptions(options));
  window.once('ready-to-show', () => onPainted(window));
  // `did-fail-load` reports a failed load (recovery.ts).
  window.loadURL(url).catch(() => undefined);
  return window;
}
