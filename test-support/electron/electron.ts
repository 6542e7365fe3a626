import { app } from './app.ts';
import type { Page } from './page.ts';
import { record, startPlan } from './plan.ts';
import { start } from './session.ts';
import { type BrowserWindow, displays, openBrowserWindows as open, Screen, shown } from './windows.ts';

export { app } from './app.ts';
export { protocol, session } from './session.ts';
export { BrowserWindow } from './windows.ts';

/**
 * Electron's documented behaviour, as far as the kiosk relies on it. Sources are given as paths in the repository
 * electron/electron (version 45) or chromium/src.
 */

shown.on('shown', afterShown);

let isPlanDone = false;

/** What is planned for the moment at which the page is shown. */
function afterShown(window: BrowserWindow): void {
  if (isPlanDone || window.webContents.getURL() === '') return;
  isPlanDone = true;
  setTimeout(() => void runPlan(window), 400);
}

async function runPlan(window: BrowserWindow): Promise<void> {
  const { page } = window.webContents;
  if (startPlan.jumpMs) jump(startPlan.jumpMs);
  if (startPlan.bug === 'exception') throwLater();
  if (startPlan.bug === 'rejection') void Promise.reject(new Error('planned: a bug'));
  for (let loss = 0; loss < (startPlan.gpuLosses ?? 0); loss++) {
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
  }
  if (startPlan.download) window.session.download(startPlan.download);
  if (startPlan.openFile?.isRunning) app.openFile(startPlan.openFile.path);
  if (startPlan.replug) await replug();
  if (startPlan.close) window.destroy();
  for (const ask of startPlan.firstAccount && page ? [1, 2] : []) {
    const { status } = (await page?.fetch('POST', '/api/workshop/first-account', startPlan.firstAccount)) ?? {};
    record('first-account', { ask, status });
  }
  if (startPlan.staff && page) await endByStaff(page, startPlan.staff);
  // A thread that is blocked sends no heartbeat and answers no signal.
  if (startPlan.hang) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  record('plan-done');
}

const throwLater = (): void =>
  void setTimeout(() => {
    throw new Error('planned: a bug');
  });

/** As after time without any fault. */
function jump(ms: number): void {
  const real = performance.now.bind(performance);
  performance.now = () => real() + ms;
}

async function endByStaff(page: Page, staff: NonNullable<typeof startPlan.staff>): Promise<void> {
  const csrf = await page.signIn(staff);
  const all = await Promise.all(open.map(async ({ webContents }) => webContents.page?.isSignedIn() ?? false));
  const { hostLeft } = (await (await page.fetch('GET', '/api/workshop/staff')).json()) as { hostLeft?: unknown };
  if (startPlan.drives) {
    const drives = (await (await page.fetch('GET', '/api/workshop/drives')).json()) as unknown[];
    record('drives', { drives });
  }
  record('signed-in', { displays: all, hostLeft });
  if (!staff.how) return;
  const response = await page.fetch('POST', '/api/workshop/staff/end', { how: staff.how }, { 'X-Esimde-Csrf': csrf });
  record('asked-to-end', { status: response.status });
}

/** docs/api/screen.md: `display-removed` and `display-added`. */
async function replug(): Promise<void> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 800));
  const last = displays.pop();
  if (!last) return;
  screen.emit('display-removed', {}, last);
  await pause();
  const crashed = open.find(({ webContents }) => webContents.page?.display === displays.length);
  crashed?.webContents.crash('crashed');
  const isNext = (window: BrowserWindow) =>
    window !== crashed && window.webContents.page?.display === displays.length && window.webContents.page.isPainted;
  while (!open.some(isNext)) await new Promise((resolve) => setTimeout(resolve, 50));
  await pause();
  record('plugged');
  displays.push(last);
  screen.emit('display-added', {}, last);
  await pause();
}

export const screen = new Screen();

/** electron/lib/browser/api/menu.ts: on macOS `null` counts only before the default menu is made, hence before `ready`. */
export const Menu = {
  setApplicationMenu: (menu: unknown) => record('menu', { isNull: menu === null, isReady: start.isReady }),
  buildFromTemplate: (items: { role: string }[]) => items,
};
export const crashReporter = { start: (options: object) => record('crash-reporter', { ...options }) };
export const dialog = { showErrorBox: (title: string, content: string) => record('error-box', { title, content }) };
export const powerSaveBlocker = {
  start: (type: string) => {
    record('power-save-blocker', { type });
    return 1;
  },
  stop: () => {},
  isStarted: () => true,
};
