import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Session, screen, session } from 'electron';
import { addressOn, keepDisplays } from '../../kiosk/displays.ts';
import type { Log } from '../../service/http/log.ts';
import type { Service } from '../../service/service.ts';
import { measureLoad } from '../../supervision/load-factor.ts';
import { pageTimes } from '../../supervision/page-watchdog.ts';
import type { RenderingFallback } from '../../supervision/rendering-fallback.ts';
import type { HostEnd, KioskHost, KioskPage } from '../host.ts';
import { withCookieJar } from './cookie-jar.ts';
import { lockSession, refuseDialogs } from './lockdown.ts';
import type { ElectronPlatform } from './platform.ts';
import { type SupervisedWindow, superviseWindow } from './recovery.ts';
import { serveScheme } from './scheme.ts';
import { backdropOptions, openWindow } from './window.ts';
import { DisplayWindow, screenOf } from './windows-on-displays.ts';

export interface ElectronHostOptions {
  service: Service;
  /** An ordinary window instead of the kiosk. */
  windowed: boolean;
  curator: boolean;
  /** Whether another process restarts this one. */
  isSupervised: boolean;
  platform: ElectronPlatform;
  fallback: RenderingFallback;
  log: Log;
}

/** How often to check whether a better level of drawing may be tried. */
const recoverLookMs = 10_000;

/** Shows the kiosk in windows of this Electron. Another level of drawing takes another process, so it ends the host. */
export function createElectronHost(options: ElectronHostOptions): KioskHost {
  const { service, windowed, curator, isSupervised, platform, fallback, log } = options;
  const end = Promise.withResolvers<HostEnd | null>();
  const windows: SupervisedWindow[] = [];
  const now = () => performance.now();
  const load = measureLoad(now, pageTimes.lookMs);
  const devTools = !app.isPackaged;

  const simplify = (): void => end.resolve('simpler-rendering');
  app.on('window-all-closed', () => {
    if (windowed) end.resolve('closed');
  });
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    if (fallback.fault('graphics-ended', reason).stepped) simplify();
  });

  /** A session of its own for each display: staff who sign in on one are not signed in on another. */
  const sessionOf = (display: number): Session => {
    const own = display === 0 ? session.defaultSession : session.fromPartition(`display-${display}`);
    lockSession(own, curator);
    serveScheme(own.protocol, withCookieJar(service));
    return own;
  };

  /** @param placed null: the system places the window */
  const supervise = (page: KioskPage, display: number, url: string, placed: DisplayWindow | null): void => {
    const own = sessionOf(display);
    let window: BrowserWindow;
    windows.push(
      superviseWindow({
        open(onPainted) {
          const kiosk = windowed ? null : platform.kioskWindow;
          const create = (all: BrowserWindowConstructorOptions) => new BrowserWindow(all);
          window = openWindow(create, { kiosk, devTools, url, session: own, bounds: placed?.bounds, onPainted });
          if (!windowed) {
            refuseDialogs(window.webContents, (reason) => log.warn('dialogs-not-refused', { reason }));
            if (platform.staysOnTop && isSupervised) window.setAlwaysOnTop(true, 'screen-saver');
          }
          placed?.adopt(window);
          return window;
        },
        show() {
          if (placed?.isVisible ?? true) window.show();
        },
        display,
        heartbeats: curator ? null : page.heartbeats,
        fault: fallback.fault,
        onError: page.onError,
        onSimplerNeeded: simplify,
        now,
        load: () => load.factor,
        after,
        log,
      }),
    );
  };

  const timers = [
    setInterval(() => {
      load.look();
      for (const window of windows) window.look();
    }, pageTimes.lookMs),
    setInterval(() => {
      // A curator may be in the middle of an edit.
      if (curator || !windows.every(({ calm }) => calm)) return;
      if (fallback.recover()) end.resolve('better-rendering');
    }, recoverLookMs),
  ];

  return {
    ended: end.promise,
    displays: () => ({ count: screen.getAllDisplays().length, isHeld: null }),
    async open(page) {
      if (platform.hasBackdrop) new BrowserWindow(backdropOptions);
      const several = page.displays.length > 0;
      if (several && !windowed && !platform.placesWindows) {
        log.warn('displays-unknown', { reason: 'Wayland lets no program place its windows' });
      }
      if (windowed || !platform.placesWindows) {
        supervise(page, 0, page.url, null);
        return;
      }
      keepDisplays({
        screen: screenOf(screen),
        preferences: several ? page.displays : [{ display: 0 }],
        after,
        log,
        open(place, bounds) {
          const placed = new DisplayWindow(bounds, platform.leavesKioskLater);
          supervise(page, place, several ? addressOn(page.url, place) : page.url, placed);
          return placed;
        },
      });
    },
    async end() {
      for (const timer of timers) clearInterval(timer);
      end.resolve(null);
    },
  };
}

const after = (waitMs: number, next: () => void): void => void setTimeout(next, waitMs);
