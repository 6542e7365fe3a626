import type { BrowserWindow, WebContents } from 'electron';
import type { Beat } from '../../../db/model/api/beat.ts';
import type { PageError } from '../../../db/model/api/page-error.ts';
import type { PageFault } from '../../supervision/page-fault.ts';
import { type PageWatch, pageTimes, watchPage } from '../../supervision/page-watchdog.ts';
import { consoleError } from '../page-errors.ts';

type OnLost = (fault: PageFault, detail?: string) => void;

/** Reports a crash or a failed load. A page that hangs sends no event; the page watch notices its missing heartbeats. */
export function watchContents(contents: Pick<WebContents, 'on'>, onLost: OnLost): void {
  contents.on('render-process-gone', (_event, details) => onLost('crashed', details.reason));
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame) onLost('load-failed', `${description} (${code})`);
  });
}

export interface KeptWindowOptions {
  open: () => Pick<BrowserWindow, 'webContents' | 'isDestroyed' | 'destroy'>;
  /** Whether its page tells that it lives; the workshop's does not. */
  beats: boolean;
  /** What is to be done about a fault: how long to wait before the next window, or that a simpler drawing is needed. */
  fault: (fault: PageFault, detail?: string) => { waitMs: number; stepped: boolean };
  /** Called with every error that the page cannot report itself. */
  onError: (error: PageError) => void;
  /** Called when the page needs a simpler way of drawing, which takes another process. */
  onSimplerNeeded: () => void;
  now: () => number;
  /** How much longer than usual everything takes, see slowness.ts. */
  slowness?: () => number;
  after: (waitMs: number, next: () => void) => void;
  log: {
    info(event: string): void;
    warn(event: string, details: { reason: PageFault; detail?: string | undefined; waitMs: number }): void;
  };
}

export interface KeptWindow {
  onBeat(beat: Beat): void;
  /** To be called every `pageTimes.lookMs`. */
  look(): void;
  readonly calm: boolean;
}

/**
 * Opens a window and another one in its place whenever its page is lost. A window whose page crashed twice does not
 * load again reliably, hence destroyed and made anew; the stone backdrop stands behind it meanwhile.
 */
export function keepWindow({
  open,
  beats,
  fault,
  onError,
  onSimplerNeeded,
  now,
  slowness,
  after,
  log,
}: KeptWindowOptions): KeptWindow {
  let window: ReturnType<KeptWindowOptions['open']> | null = null;

  const lost: OnLost = (reason, detail) => {
    watch.rest();
    const { waitMs, stepped } = fault(reason, detail);
    log.warn('page-lost', { reason, detail, waitMs });
    if (window && !window.isDestroyed()) window.destroy();
    window = null;
    if (stepped) onSimplerNeeded();
    else after(waitMs, begin);
  };
  const watch: PageWatch = watchPage({ now, slowness, onShown: () => log.info('page-shown'), onLost: lost });
  const begin = (): void => {
    const opened = open();
    window = opened;
    if (beats) watch.loading(pageTimes.startMs);
    const { webContents } = opened;
    webContents.on('console-message', (details) => {
      const error = consoleError(details, webContents.getURL());
      if (error) onError(error);
    });
    // What a window tells that was given up already is past.
    watchContents(webContents, (reason, detail) => window === opened && lost(reason, detail));
  };
  begin();
  return {
    onBeat: watch.beat,
    look: watch.look,
    get calm() {
      return watch.calm;
    },
  };
}
