import type { BrowserWindow, WebContents } from 'electron';

/** Calls `died` with the reason once when the page crashed, hangs or could not be loaded. */
export function watchContents(contents: Pick<WebContents, 'on'>, died: (reason: string) => void): void {
  let over = false;
  const once = (reason: string) => {
    if (over) return;
    over = true;
    died(reason);
  };
  contents.on('render-process-gone', (_event, details) => once(`the page's process is gone: ${details.reason}`));
  contents.on('unresponsive', () => once('the page does not respond'));
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame) once(`the page could not be loaded: ${description} (${code})`);
  });
}

export interface KeptWindow {
  open: () => Pick<BrowserWindow, 'webContents' | 'isDestroyed' | 'destroy'>;
  /** How long to wait before the next window, as the crash budget says. */
  budget: { waitMs(): number };
  after: (waitMs: number, next: () => void) => void;
  log: { warn(event: string, details: { reason: string; waitMs: number }): void };
}

/**
 * Opens a window and another one in its place whenever its page is lost. A window whose page crashed twice does not
 * load again reliably, hence destroyed and made anew.
 */
export function keepWindow({ open, budget, after, log }: KeptWindow): void {
  const window = open();
  watchContents(window.webContents, (reason) => {
    const waitMs = budget.waitMs();
    log.warn('window-lost', { reason, waitMs });
    if (!window.isDestroyed()) window.destroy();
    after(waitMs, () => keepWindow({ open, budget, after, log }));
  });
}
