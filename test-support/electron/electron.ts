import { EventEmitter } from 'node:events';
import { app, openWindows } from './app.ts';
import { Page } from './page.ts';
import { record, startPlan } from './plan.ts';
import { type Session, session, start } from './session.ts';

export { app } from './app.ts';
export { protocol, session } from './session.ts';

/**
 * Electron's documented behaviour, as far as the kiosk relies on it. Sources are given as paths in the repository
 * electron/electron (version 45) or chromium/src.
 */

type Rectangle = { x: number; y: number; width: number; height: number };

const displays = (startPlan.displays ?? [{ x: 0, y: 0, width: 1920, height: 1080 }]).map((bounds, index) => ({
  id: index + 1,
  label: `Display ${index}`,
  bounds,
}));

interface WindowOptions extends Partial<Rectangle> {
  show?: boolean;
  kiosk?: boolean;
  fullscreen?: boolean;
  focusable?: boolean;
  webPreferences?: Record<string, unknown> & { session?: Session };
}

class WebContents extends EventEmitter {
  readonly debugger = {
    attach: () => record('debugger-attached'),
    sendCommand: async (method: string) => record('debugger', { method }),
  };
  page: Page | null = null;
  #url = '';
  readonly #window: BrowserWindow;

  constructor(window: BrowserWindow) {
    super();
    this.#window = window;
  }

  setWindowOpenHandler(): void {}
  setFrameRate(): void {}
  getURL(): string {
    return this.#url;
  }
  async executeJavaScript(): Promise<never> {
    throw new Error('the stand-in runs no scripts');
  }

  load(url: string, behaviour: string): void {
    this.#url = url;
    this.page = new Page(url, behaviour, {
      handler: () => this.#window.session.protocol.handlers.get('esimde'),
      painted: () => this.#window.emit('ready-to-show'),
      crashed: (reason) => this.crash(reason),
      loadFailed: () => this.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', url, true),
    });
    void this.page.load();
  }

  /** docs/api/web-contents.md: `render-process-gone` follows asynchronously, and not for a destroyed window. */
  crash(reason: string): void {
    this.page?.end();
    setImmediate(() => {
      if (!this.#window.isDestroyed()) this.emit('render-process-gone', {}, { reason });
    });
  }

  forcefullyCrashRenderer(): void {
    record('page-killed', { window: this.#window.id });
    this.crash('killed');
  }
}

const open = openWindows as BrowserWindow[];
let opened = 0;

export class BrowserWindow extends EventEmitter {
  static getAllWindows = (): BrowserWindow[] => open;
  readonly id = ++opened;
  readonly session: Session;
  readonly webContents: WebContents;
  readonly #behaviour: string;
  #bounds: Rectangle;
  #isKiosk: boolean;
  #isDestroyed = false;

  constructor(options: WindowOptions) {
    super();
    if (!start.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {}, kiosk = false } = options;
    this.session = webPreferences.session ?? session.defaultSession;
    this.webContents = new WebContents(this);
    this.#bounds = { x, y, width, height };
    this.#isKiosk = kiosk;
    this.#behaviour = this.id <= (startPlan.windows ?? Number.POSITIVE_INFINITY) ? (startPlan.page ?? 'well') : 'well';
    open.push(this);
    const { session: _session, ...preferences } = webPreferences;
    const { webPreferences: _preferences, ...look } = options;
    record('window', { id: this.id, ...look, preferences, partition: this.session.partition, open: open.length });
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    if (!this.session.allows(url)) throw new Error('ERR_BLOCKED_BY_CLIENT (-20)');
    this.webContents.load(url, this.#behaviour);
  }

  show(): void {
    record('shown', { id: this.id, url: this.webContents.getURL() });
    afterShown(this);
  }
  hide(): void {
    record('hidden', { id: this.id });
  }
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  setAlwaysOnTop(): void {}
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  /** docs/api/browser-window.md, `setKiosk`; a window in kiosk mode keeps its display. */
  setBounds(bounds: Partial<Rectangle>): void {
    if (this.#isKiosk) return;
    this.#bounds = { ...this.#bounds, ...bounds };
    record('bounds', { id: this.id, ...this.#bounds });
  }
  setKiosk(isKiosk: boolean): void {
    this.#isKiosk = isKiosk;
  }

  /** electron/shell/browser/window_list.cc, RemoveWindow: `window-all-closed` comes with the last one, at once. */
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.webContents.page?.end();
    open.splice(open.indexOf(this), 1);
    record('destroyed', { id: this.id, open: open.length });
    this.emit('closed');
    if (open.length > 0) return;
    record('window-all-closed');
    if (!app.emit('window-all-closed')) app.quit();
  }
}

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
  if (startPlan.replug) await replug();
  if (startPlan.close) window.destroy();
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
  open.find(({ webContents }) => webContents.page?.display === displays.length)?.webContents.crash('crashed');
  await pause();
  record('plugged');
  displays.push(last);
  screen.emit('display-added', {}, last);
  await pause();
}

class Screen extends EventEmitter {
  getAllDisplays(): typeof displays {
    return displays;
  }
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
};
