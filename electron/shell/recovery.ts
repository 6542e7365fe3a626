import type { WebContents } from 'electron';

/** How many times the page may die within `windowMs` before the kiosk waits longer between tries. */
export const crashBudget = { crashes: 3, windowMs: 60_000, waitMs: 10_000 } as const;

/**
 * Decides how long to wait before the next window: at once within the budget, `waitMs` beyond it.
 *
 * @param monotonicMs a clock that does not jump, in milliseconds
 */
export function createCrashBudget(monotonicMs: () => number): { waitMs(): number } {
  let crashes: number[] = [];
  return {
    waitMs() {
      const now = monotonicMs();
      crashes = [...crashes.filter((then) => now - then < crashBudget.windowMs), now];
      return crashes.length > crashBudget.crashes ? crashBudget.waitMs : 0;
    },
  };
}

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
