import type { WebContents } from 'electron';
import type { PageError } from '../../../db/model/api/page-reports.ts';
import type { Heartbeats } from '../../supervision/heartbeats.ts';
import type { PageFault } from '../../supervision/page-fault.ts';
import { pageTimes, watchPage } from '../../supervision/page-watchdog.ts';
import { consoleError } from '../page-errors.ts';
import type { KioskWindow } from './window.ts';

type OnLost = (fault: PageFault, detail?: string) => void;

/** A load that was stopped, as by a navigation during it (net_error_list.h, ERR_ABORTED). */
const aborted = -3;

/** Reports a crash or a failed load. A page that hangs causes no event: its heartbeats are missing. */
export function watchContents(contents: Pick<WebContents, 'on'>, onLost: OnLost): void {
  contents.on('render-process-gone', (_event, details) => onLost('crashed', details.reason));
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) onLost('load-failed', `${description} (${code})`);
  });
}

export interface WindowSupervision {
  /** Opens a window and calls back when it is painted. */
  open: (onPainted: () => void) => Pick<KioskWindow, 'webContents' | 'isDestroyed' | 'destroy'>;
  /** Shows the window, where its display is there. */
  show: () => void;
  /** The page's heartbeats; null where it sends none, as the workshop. */
  heartbeats: Heartbeats | null;
  /** Place of its display in the setting `displays`. */
  display: number;
  /** Counts a fault: how long to wait before the next window, or that another level of drawing is needed. */
  fault: (fault: PageFault, detail?: string) => { waitMs: number; stepped: boolean };
  /** Reports an error that the page cannot report itself. */
  onError: (error: PageError) => void;
  /** Called when the page needs a simpler way of drawing, which takes another process. */
  onSimplerNeeded: () => void;
  now: () => number;
  /** How much longer than usual everything takes (load-factor.ts). */
  load?: () => number;
  after: (waitMs: number, next: () => void) => void;
  log: {
    info(event: string): void;
    warn(event: string, details: { reason: PageFault; detail?: string | undefined; waitMs: number }): void;
  };
}

export interface SupervisedWindow {
  /** To be called every `pageTimes.lookMs`. */
  look(): void;
  readonly calm: boolean;
}

/**
 * Keeps a window with the page open. A window whose page is lost is replaced, because one that crashed twice does not
 * load again reliably; it is destroyed only when the new one is shown, so that the desktop is never seen and the last
 * window never closes, which would end an ordinary program.
 */
export function superviseWindow(options: WindowSupervision): SupervisedWindow {
  const { open, show, heartbeats, display, fault, onError, onSimplerNeeded, now, load, after, log } = options;
  type Opened = ReturnType<WindowSupervision['open']>;
  /** The window whose page is expected to live. */
  let watched: Opened | null = null;
  let onDisplay: Opened | null = null;
  let windows: Opened[] = [];

  const lost: OnLost = (reason, detail) => {
    watchdog.rest();
    const { waitMs, stepped } = fault(reason, detail);
    log.warn('page-lost', { reason, detail, waitMs });
    // A page that hangs would keep a processor busy until its window is replaced.
    if (reason !== 'crashed' && watched && !watched.isDestroyed()) watched.webContents.forcefullyCrashRenderer();
    watched = null;
    if (stepped) onSimplerNeeded();
    else after(waitMs, begin);
  };
  const shown = (window: Opened | null): void => {
    if (window === null || window !== watched || window === onDisplay) return;
    onDisplay = window;
    show();
    for (const former of windows) if (former !== window && !former.isDestroyed()) former.destroy();
    windows = [window];
  };
  const watchdog = watchPage({
    now,
    ...(load && { load }),
    onShown: () => {
      // Also where a hidden window never reports that it was painted.
      shown(watched);
      log.info('page-shown');
    },
    onLost: lost,
  });
  const begin = (): void => {
    const opened: Opened = open(() => shown(opened));
    watched = opened;
    windows.push(opened);
    if (heartbeats) watchdog.loading(pageTimes.startMs);
    const { webContents } = opened;
    webContents.on('console-message', (details) => {
      const error = consoleError(details, webContents.getURL());
      if (error) onError(error);
    });
    // Events of a window that was given up are ignored.
    watchContents(webContents, (reason, detail) => watched === opened && lost(reason, detail));
  };
  heartbeats?.listen(display, watchdog.beat);
  begin();
  return {
    look: watchdog.look,
    get calm() {
      return watchdog.calm;
    },
  };
}
