import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Page } from './page.ts';
import { isPackaged, record, startPlan } from './plan.ts';

/**
 * Electron's documented behaviour, as far as the kiosk relies on it. Sources are given as paths in the repository
 * electron/electron (version 45) or chromium/src.
 */

type Handler = (request: Request) => Response | Promise<Response>;
type Rectangle = { x: number; y: number; width: number; height: number };

const displays = (startPlan.displays ?? [{ x: 0, y: 0, width: 1920, height: 1080 }]).map((bounds, index) => ({
  id: index + 1,
  label: `Display ${index}`,
  bounds,
}));

let isReady = false;
let relaunchArguments: readonly string[] | null = null;

// electron/lib/browser/init.ts: without a handler of the program, a bug opens a dialog and the program keeps running.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') === 1) record('error-dialog', { message: error.message });
});
// electron/shell/browser/electron_browser_main_parts.cc: "We do not want to crash the main process on unhandled rejections".
process.on('unhandledRejection', (reason) => {
  if (process.listenerCount('unhandledRejection') === 1) record('rejection-warned', { message: String(reason) });
});

class App extends EventEmitter {
  readonly isPackaged = isPackaged;
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => record('switch', { name, value: value ?? null, isReady }),
  };
  readonly #paths = new Map<string, string>();
  #isQuitting = false;

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
    record('path', { name, path, isReady });
  }

  /** docs/api/app.md: both throw after `ready`. */
  enableSandbox(): void {
    if (isReady) throw new Error('app.enableSandbox() must be called before app is ready');
    record('sandbox');
  }

  disableHardwareAcceleration(): void {
    if (isReady) throw new Error('app.disableHardwareAcceleration() must be called before app is ready');
    record('no-hardware-acceleration');
  }

  async whenReady(): Promise<void> {
    // electron/shell/browser/electron_browser_main_parts.cc: `ready` comes when the program's module has been read.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (startPlan.notReady) throw new Error('planned: not ready');
    isReady = true;
  }

  /**
   * chromium/src/chrome/browser/process_singleton_posix.cc: a link in the user's folder names the process. Where it
   * cannot be made, the answer is the same as where another process has it (electron_api_app.cc, LOCK_ERROR).
   */
  requestSingleInstanceLock(): boolean {
    const folder = this.#paths.get('userData') ?? '';
    const lock = join(folder, 'SingletonLock');
    try {
      mkdirSync(folder, { recursive: true });
      if (isHeldByLiving(lock)) return false;
      rmSync(lock, { force: true });
      symlinkSync(`stand-in-${process.pid}`, lock);
      return true;
    } catch (error) {
      record('lock-failed', { message: (error as Error).message });
      return false;
    }
  }

  /** docs/api/app.md: the new program is started when this one exits; `args` replaces `process.argv.slice(1)`. */
  relaunch({ args = process.argv.slice(1) }: { args?: readonly string[] } = {}): void {
    record('relaunch', { args });
    relaunchArguments = args;
  }

  /** docs/api/app.md: no `before-quit`, no `will-quit`, windows are closed at once. */
  exit(code = 0): never {
    end(code);
  }

  /** docs/api/app.md: closes the windows without `window-all-closed`, then `will-quit`. */
  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    BrowserWindow.getAllWindows().length = 0;
    this.emit('will-quit', {});
    end(0);
  }
}

function isHeldByLiving(lock: string): boolean {
  try {
    return existsSync(`/proc/${readlinkSync(lock).split('-').at(-1)}/exe`);
  } catch {
    return false;
  }
}

function end(code: number): never {
  record('exit', { code });
  if (relaunchArguments) {
    const [preloadFlag = '', preload = ''] = process.execArgv;
    const script = isPackaged ? [process.env.STAND_IN_MAIN ?? ''] : [];
    const words = [preloadFlag, preload, ...script, ...relaunchArguments];
    const env = { ...process.env, STAND_IN_FORMER: String(process.pid) };
    spawn(process.execPath, words, { detached: true, stdio: 'ignore', env }).unref();
  }
  process.exit(code);
}

export const app = new App();
// electron/shell/browser/electron_browser_main_parts_posix.cc: these signals quit the program.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());

/** docs/api/protocol.md: `handle` throws where the scheme is handled; schemes are declared once, before `ready`. */
class Protocol {
  readonly handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    record('schemes', { schemes: schemes.map(({ scheme }) => scheme) });
  }

  handle(scheme: string, handler: Handler): void {
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }
}

type RequestListener = (details: { url: string }, answer: (reply: { cancel?: boolean }) => void) => void;

/** docs/api/session.md: a partition without `persist:` lives in memory; cookies and handlers belong to one session. */
class Session extends EventEmitter {
  readonly partition: string;
  readonly protocol = new Protocol();
  #isRefused: RequestListener = (_details, answer) => answer({});
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener) => {
      this.#isRefused = listener;
    },
  };

  constructor(partition: string) {
    super();
    this.partition = partition;
    record('session', { partition });
  }

  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerLanguages(): void {}
  setSpellCheckerEnabled(isEnabled: boolean): void {
    record('spell-checker', { partition: this.partition, isEnabled });
  }

  allows(url: string): boolean {
    let isAllowed = true;
    this.#isRefused({ url }, ({ cancel }) => {
      isAllowed = !cancel;
    });
    return isAllowed;
  }

  /** docs/api/session.md, `will-download`: prevented, the download is cancelled. */
  download(url: string): void {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    this.emit('will-download', { preventDefault }, { getURL: () => url, getFilename: () => url.split('/').at(-1) });
    record('download', { url, isPrevented, isRequested: this.allows(url) });
  }
}

const sessions = new Map<string, Session>();
const sessionOf = (partition: string): Session => {
  const made = sessions.get(partition) ?? new Session(partition);
  sessions.set(partition, made);
  return made;
};
export const session = {
  get defaultSession(): Session {
    return sessionOf('');
  },
  fromPartition: sessionOf,
};
export const protocol = session.defaultSession.protocol;

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

const open: BrowserWindow[] = [];
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
    if (!isReady) throw new Error('Cannot create BrowserWindow before app is ready');
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
  record('signed-in', { displays: all });
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
  setApplicationMenu: (menu: unknown) => record('menu', { isNull: menu === null, isReady }),
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
