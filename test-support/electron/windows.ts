import { EventEmitter } from 'node:events';
import { app, openWindows } from './app.ts';
import { browser, openRenderer, type Renderer } from './chromium.ts';
import { Page } from './page.ts';
import { record, startPlan } from './plan.ts';
import { type Session, session, start } from './session.ts';

type Rectangle = { x: number; y: number; width: number; height: number };

export const displays = (startPlan.displays ?? [{ x: 0, y: 0, width: 1920, height: 1080 }]).map((bounds, index) => ({
  id: index + 1,
  label: `Display ${index}`,
  bounds,
}));

export class Screen extends EventEmitter {
  getAllDisplays(): typeof displays {
    return displays;
  }
  getPrimaryDisplay(): (typeof displays)[number] | undefined {
    return displays[0];
  }
}

/** Emits each window that is shown. */
export const shown = new EventEmitter();

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
    sendCommand: async (method: string, params: Record<string, unknown> = {}) => {
      record('debugger', { method });
      await (await this.#renderer)?.send(method, params);
    },
  };
  page: Page | null = null;
  #url = '';
  #renderer: Promise<Renderer> | null = null;
  #mayOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly #window: BrowserWindow;

  constructor(window: BrowserWindow) {
    super();
    this.#window = window;
    if (browser !== null) this.#renderer = this.#open();
  }

  get session(): Session {
    return this.#window.session;
  }

  #open(): Promise<Renderer> {
    return openRenderer({
      session: this.#window.session,
      size: this.#window.getBounds(),
      navigates: (url) => this.#navigates(url),
      opens: (url) => this.#mayOpen({ url }).action === 'allow',
      painted: () => this.#window.emit('ready-to-show'),
      failed: (url) => this.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', url, true),
      crashed: () => this.crash('crashed'),
      console: (details) => this.emit('console-message', details),
    });
  }

  #navigates(url: string): boolean {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    this.emit('will-navigate', { url, preventDefault });
    return !isPrevented;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#mayOpen = handler;
  }
  setFrameRate(framesPerSecond: number): void {
    record('frame-rate', { framesPerSecond });
  }
  getURL(): string {
    return this.#url;
  }
  async executeJavaScript(script: string): Promise<unknown> {
    const renderer = await this.#renderer;
    if (!renderer) throw new Error('a scripted page runs no scripts');
    return renderer.evaluate(script);
  }
  downloadURL(url: string): void {
    this.#window.session.download(url);
  }
  async capturePage(): Promise<{ toPNG(): Buffer }> {
    const picture = (await (await this.#renderer)?.picture()) ?? Buffer.alloc(0);
    return { toPNG: () => picture };
  }

  async load(url: string, behaviour: string): Promise<void> {
    this.#url = url;
    if (this.#renderer) {
      const renderer = await this.#renderer;
      await renderer.load(url);
      record('loaded', { url, status: 200 });
      return;
    }
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
    this.end();
    setImmediate(() => {
      if (!this.#window.isDestroyed()) this.emit('render-process-gone', {}, { reason });
    });
  }

  forcefullyCrashRenderer(): void {
    record('page-killed', { window: this.#window.id });
    void this.#renderer?.then((renderer) => renderer.crash());
    this.crash('killed');
  }

  end(): void {
    this.page?.end();
  }

  close(): void {
    this.end();
    void this.#renderer?.then((renderer) => renderer.end());
  }
}

export const openBrowserWindows = openWindows as BrowserWindow[];
const open = openBrowserWindows;
let opened = 0;

export class BrowserWindow extends EventEmitter {
  static getAllWindows = (): BrowserWindow[] => open;
  readonly id = ++opened;
  readonly session: Session;
  readonly webContents: WebContents;
  readonly #behaviour: string;
  #bounds: Rectangle;
  #isKiosk: boolean;
  #isVisible = false;
  #isOnTop = false;
  #isDestroyed = false;

  constructor(options: WindowOptions) {
    super();
    if (!start.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {}, kiosk = false } = options;
    this.session = webPreferences.session ?? session.defaultSession;
    this.#bounds = { x, y, width, height };
    this.webContents = new WebContents(this);
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
    await this.webContents.load(url, this.#behaviour);
  }

  show(): void {
    this.#isVisible = true;
    record('shown', { id: this.id, url: this.webContents.getURL() });
    shown.emit('shown', this);
  }
  hide(): void {
    this.#isVisible = false;
    record('hidden', { id: this.id });
  }
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  isFocused(): boolean {
    return this.#isVisible && open.at(-1) === this;
  }
  isAlwaysOnTop(): boolean {
    return this.#isOnTop;
  }
  setAlwaysOnTop(isOnTop: boolean, level: string): void {
    this.#isOnTop = isOnTop;
    record('on-top', { id: this.id, isOnTop, level });
  }
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
  isKiosk(): boolean {
    return this.#isKiosk;
  }
  setKiosk(isKiosk: boolean): void {
    this.#isKiosk = isKiosk;
  }

  /** electron/shell/browser/window_list.cc, RemoveWindow: `window-all-closed` comes with the last one, at once. */
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.webContents.close();
    open.splice(open.indexOf(this), 1);
    record('destroyed', { id: this.id, open: open.length });
    this.emit('closed');
    if (open.length > 0) return;
    record('window-all-closed');
    if (!app.emit('window-all-closed')) app.quit();
  }
}
