import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { quietBrowser } from '../../electron/hosts/chromium/browser-flags.ts';
import { type DevTools, speakThrough } from '../../electron/hosts/chromium/devtools-pipe.ts';
import { app } from './app.ts';
import { record } from './plan.ts';
import { type SchemeServer, serverOf } from './scheme-server.ts';
import type { Session } from './session.ts';

/** The machine's Chromium as the process of the stand-in's pages, over the DevTools protocol; null: scripted pages. */
export const browser = process.env.STAND_IN_BROWSER ?? null;

type Fields = Record<string, unknown>;

export interface RendererOwner {
  session: Session;
  size: { width: number; height: number };
  /** @returns whether the page may go there */
  navigates(url: string): boolean;
  /** @returns whether a window may open */
  opens(url: string): boolean;
  painted(): void;
  failed(url: string): void;
  crashed(): void;
  console(details: { level: string; message: string; lineNumber: number; sourceId: string }): void;
}

const flags = [
  ...quietBrowser,
  '--headless=new',
  '--disable-gpu',
  '--mute-audio',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
];

interface Chromium {
  devTools: DevTools;
  contexts: Map<Session, Promise<string | undefined>>;
  pages: Map<string, Renderer>;
}

let running: Promise<Chromium> | null = null;

async function start(): Promise<Chromium> {
  const userData = app.getPath('userData');
  const profile = join(process.env.STAND_IN_PROFILES ?? join(userData, 'chromium'), String(process.pid));
  mkdirSync(profile, { recursive: true });
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(browser ?? '', [...flags, ...root, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const devTools = speakThrough(toBrowser as Writable, fromBrowser as Readable);
  const pages = new Map<string, Renderer>();
  devTools.onEvent((method, params, session) => {
    if (session !== undefined) pages.get(session)?.hear(method, params);
    else if (method === 'Browser.downloadWillBegin') [...pages.values()].at(-1)?.downloads(String(params.url));
    else if (method === 'Target.targetCreated') opened(pages, params.targetInfo as Fields);
  });
  await devTools.send('Target.setDiscoverTargets', { discover: true });
  await devTools.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  record('chromium', { profile });
  // Electron's own browser writes its port there.
  const port = 'DevToolsActivePort';
  while (!existsSync(join(profile, port))) await sleep(50);
  mkdirSync(userData, { recursive: true });
  copyFileSync(join(profile, port), join(userData, port));
  return { devTools, contexts: new Map(), pages };
}

/** Chromium opened a window for a page. */
function opened(pages: Map<string, Renderer>, { targetId, openerId, url }: Fields): void {
  const opener = [...pages.values()].find(({ target }) => target === openerId);
  opener?.opened(String(targetId), String(url));
}

/** Cookies and storage of one session are no other's. */
function contextOf({ devTools, contexts }: Chromium, session: Session): Promise<string | undefined> {
  const make = async (): Promise<string | undefined> =>
    session.partition === ''
      ? undefined
      : String((await devTools.send('Target.createBrowserContext')).browserContextId);
  const context = contexts.get(session) ?? make();
  contexts.set(session, context);
  return context;
}

export async function openRenderer(owner: RendererOwner): Promise<Renderer> {
  running ??= start();
  const chromium = await running;
  const { devTools, pages } = chromium;
  const browserContextId = await contextOf(chromium, owner.session);
  const target = { url: 'about:blank', newWindow: true, ...owner.size, ...(browserContextId && { browserContextId }) };
  const { targetId } = await devTools.send('Target.createTarget', target);
  const { sessionId } = await devTools.send('Target.attachToTarget', { targetId, flatten: true });
  const renderer = new Renderer(devTools, String(targetId), String(sessionId), owner, await serverOf(owner.session));
  pages.set(String(sessionId), renderer);
  await renderer.prepare();
  return renderer;
}

/** One page in Chromium. Its address is the scheme's server; every address outside of this file is the scheme's. */
export class Renderer {
  readonly #devTools: DevTools;
  readonly target: string;
  readonly #session: string;
  readonly #owner: RendererOwner;
  readonly #server: SchemeServer;
  #expected = '';
  #isEnded = false;

  constructor(devTools: DevTools, target: string, session: string, owner: RendererOwner, server: SchemeServer) {
    this.#devTools = devTools;
    this.target = target;
    this.#session = session;
    this.#owner = owner;
    this.#server = server;
  }

  send(method: string, params: Fields = {}): Promise<Fields> {
    return this.#devTools.send(method, params, this.#session);
  }

  async prepare(): Promise<void> {
    const { width, height } = this.#owner.size;
    const screen = { screenWidth: width, screenHeight: height };
    const metrics = { width, height, ...screen, deviceScaleFactor: 1, mobile: false };
    await this.send('Emulation.setDeviceMetricsOverride', metrics);
    for (const domain of ['Page', 'Runtime', 'Log', 'Inspector']) await this.send(`${domain}.enable`);
    await this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  async load(url: string): Promise<void> {
    this.#expected = this.#server.toChromium(url);
    const { errorText } = await this.send('Page.navigate', { url: this.#expected });
    if (errorText !== undefined) this.#owner.failed(url);
  }

  /** docs/api/web-contents.md: resolves with the result of the script, also of a promise. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true, userGesture: true },
    })) as { result: { value?: unknown }; exceptionDetails?: { exception?: { description?: string }; text: string } };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async picture(): Promise<Buffer> {
    return Buffer.from(String((await this.send('Page.captureScreenshot')).data), 'base64');
  }

  crash(): void {
    this.send('Page.crash').catch(() => undefined);
  }

  end(): void {
    this.#isEnded = true;
    this.#devTools.send('Target.closeTarget', { targetId: this.target }).catch(() => undefined);
  }

  downloads(url: string): void {
    this.#owner.session.download(this.#server.toElectron(url));
  }

  hear(method: string, params: Fields): void {
    if (this.#isEnded) return;
    if (method === 'Fetch.requestPaused') this.#answer(params);
    else if (method === 'Page.loadEventFired') this.#owner.painted();
    else if (method === 'Inspector.targetCrashed') this.#owner.crashed();
    else if (method === 'Page.javascriptDialogOpening') {
      record('dialog', { type: params.type });
      this.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => undefined);
    } else if (method === 'Page.fileChooserOpened') record('file-chooser-intercepted');
    else if (method === 'Runtime.exceptionThrown') this.#threw(params.exceptionDetails as Fields);
  }

  /** docs/api/web-request.md, `onBeforeRequest`; docs/api/web-contents.md, `will-navigate`: not for `loadURL`. */
  #answer({ requestId, request, resourceType }: Fields): void {
    const { url } = request as { url: string };
    const asked = this.#server.toElectron(url);
    const isOwn = url === this.#expected || resourceType !== 'Document';
    const isAllowed = this.#owner.session.allows(asked) && (isOwn || this.#owner.navigates(asked));
    if (!isAllowed) record('request-refused', { url: asked, isNavigation: !isOwn });
    const answer = isAllowed
      ? this.send('Fetch.continueRequest', { requestId })
      : this.send('Fetch.failRequest', { requestId, errorReason: isOwn ? 'BlockedByClient' : 'Aborted' });
    answer.catch(() => undefined);
  }

  /** docs/api/web-contents.md, `setWindowOpenHandler`. */
  opened(targetId: string, url: string): void {
    const isAllowed = this.#owner.opens(this.#server.toElectron(url));
    record('window-asked', { url, isAllowed });
    if (!isAllowed) this.#devTools.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  /** docs/api/web-contents.md, `console-message`: what was not caught comes as a message of the console, too. */
  #threw({ exception, text, url = '', lineNumber = 0 }: Fields): void {
    const { description = String(text) } = (exception ?? {}) as { description?: string };
    const message = `Uncaught ${description.split('\n')[0]}`;
    this.#owner.console({ level: 'error', message, lineNumber: Number(lineNumber), sourceId: String(url) });
  }
}
