import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Browser, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { findBrowser } from '../../electron/hosts/chromium/browser.ts';
import { runScenario } from '../../test-support/electron/run.ts';
import { connectTo } from './kiosk-browser.ts';
import { type Fault, type KioskData, makeKioskData } from './kiosk-data.ts';
import { type KioskService, Services } from './kiosk-services.ts';
import { type KioskWindow, KioskWindows } from './kiosk-windows.ts';
import type { MuseumClock } from './museum-clock.ts';
import { Program } from './program.ts';
import { beatFor, touchByDevTools } from './touch.ts';

export { expect };

/** A kiosk as a visitor uses it. */
export interface Kiosk {
  page: Page;
  /** Address of the page, ending with /. */
  url: string;
  data: KioskData;
  /** The museum's clock, if the test sets it. */
  clock: MuseumClock | null;
  /** Opens a route, such as `#/home?lang=ru`. */
  open(route: string): Promise<void>;
}

export interface KioskOptions {
  /** Content of settings.json. */
  settings: object | string | null;
  fault: Fault | null;
  /** Text of the page errors that a test causes on purpose. */
  meant: string | null;
  /** Wall clock of the museum at the start, ISO 8601; null: the clock of the machine. */
  clockAt: string | null;
  /** The test changes what the service shows: no other test gets this service. */
  ownService: boolean;
}

/** What the tests of a worker share. */
interface Kept {
  services: Services;
  windows: KioskWindows;
}

interface WorkerOptions {
  /**
   * `electron`: an ordinary window of an unpackaged Electron. `package`: a package's kiosk, full screen. `stand-in`:
   * Electron's main process on a stand-in, with Chromium as its renderer.
   */
  host: 'chromium' | 'electron' | 'package' | 'stand-in';
  /** Electron's program, or the package's. */
  electronProgram: string | null;
}

/**
 * The one fixture of both hosts: the real program with a temporary data folder. It forbids the network, and fails on
 * any error in the page. In a browser, tests with the same settings share a service, one after another, and all share its process.
 */
export const test = base.extend<KioskOptions & { kiosk: Kiosk }, WorkerOptions & Kept>({
  settings: [null, { option: true }],
  fault: [null, { option: true }],
  meant: [null, { option: true }],
  clockAt: [null, { option: true }],
  ownService: [false, { option: true }],
  host: ['chromium', { option: true, scope: 'worker' }],
  electronProgram: [null, { option: true, scope: 'worker' }],
  services: [
    async ({ browserName: _ }, use) => {
      const services = new Services();
      await use(services);
      await services.end();
    },
    { scope: 'worker' },
  ],
  windows: [
    async ({ browserName: _ }, use) => {
      const windows = new KioskWindows();
      await use(windows);
      await windows.close();
    },
    { scope: 'worker' },
  ],

  kiosk: async (
    {
      settings,
      fault,
      meant,
      clockAt,
      ownService,
      host,
      electronProgram,
      services,
      windows,
      browser,
      contextOptions,
      viewport,
      hasTouch,
    },
    use,
    info,
  ) => {
    const needsElectron = host === 'electron' || host === 'package';
    info.skip(needsElectron && electronProgram === null, 'skipped: no Electron binary');
    const size = viewport ?? { width: 1920, height: 1080 };
    const program = electronProgram ?? '';
    // Without a file the host would show the page that sets up a new kiosk.
    const newData = () => makeKioskData(settings ?? {}, fault);
    const show: Record<WorkerOptions['host'], () => Promise<ShownKiosk>> = {
      chromium: async () =>
        showInBrowser(await services.of({ settings, fault, clockAt, isOwn: ownService }), () =>
          windows.open(browser, { ...contextOptions, viewport, hasTouch }),
        ),
      electron: () => showInElectron(program, newData(), size),
      package: () => showPackage(program, newData()),
      'stand-in': () => showOnStandIn(newData(), size),
    };
    const { page, url, data, clock, end } = await show[host]();
    const failures = watch(page, fault, meant);
    const open = async (route: string) => void (await page.goto(url + route));
    await use({ page, url, data, clock, open });
    await end();
    expect(failures, 'errors in the page').toEqual([]);
  },
});

interface ShownKiosk extends Omit<Kiosk, 'open'> {
  end(): Promise<void>;
}

async function showInBrowser(service: KioskService, openWindow: () => Promise<KioskWindow>): Promise<ShownKiosk> {
  const { url, clock, data } = service;
  const { page, close } = await openWindow();
  const end = async () => {
    await close();
    await service.release();
  };
  return { page, url, data, clock, end };
}

/** As `playwright.config.ts` sets it. */
interface Size {
  width: number;
  height: number;
}

/** The window that Electron's main process opened, and not one of the test's. */
async function takeWindow(page: Page): Promise<{ url: string; end(): void }> {
  await touchByDevTools(page);
  const end = beatFor(page);
  return { url: `${page.url().split('#')[0]}`, end };
}

async function showOnStandIn(data: KioskData, size: Size): Promise<ShownKiosk> {
  const scenario = runScenario({
    ...{ app: data.program, data: data.folder, browser: findBrowser() ?? '' },
    starts: [{ displays: [{ x: 0, y: 0, ...size }] }],
  });
  await scenario.until('shown');
  const [chromium] = scenario.happenings('chromium');
  const browser = await connectTo(String(chromium?.details.profile), 300_000);
  const page = await windowOf(browser);
  const window = await takeWindow(page);
  const end = async () => {
    window.end();
    await browser.close();
    scenario.child.kill('SIGTERM');
    const status = await scenario.ended;
    const stderr = scenario.stderr();
    await scenario.close();
    data.remove();
    expect(status, stderr).toBe(0);
  };
  return { page, url: window.url, data, clock: null, end };
}

/** The kiosk's window, once its page is drawn. */
async function windowOf(browser: Browser): Promise<Page> {
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  const find = () => pages().find((page) => /^(esimde|http):/.test(page.url()));
  await expect.poll(() => find() !== undefined, 'Electron opens its window').toBe(true);
  const page = find() as Page;
  await page.locator('main[data-screen]').waitFor();
  return page;
}

/** A machine that forbids user namespaces names its own (`ESIMDE_BROWSER_ARGS`). */
const sandbox = (): string[] =>
  process.getuid?.() === 0 ? ['--no-sandbox'] : (process.env.ESIMDE_BROWSER_ARGS ?? '').split(/\s+/).filter(Boolean);

/** The fuses of a package forbid Playwright's own way of starting it, by Node's inspector. */
async function showPackage(executablePath: string, data: KioskData): Promise<ShownKiosk> {
  const program = new Program(executablePath, [`--data=${data.folder}`, '--remote-debugging-port=0', ...sandbox()]);
  const profile = join(data.folder, 'electron');
  await expect.poll(() => existsSync(join(profile, 'DevToolsActivePort')), 'Electron listens').toBe(true);
  const browser = await connectTo(profile, 300_000);
  const page = await windowOf(browser);
  const window = await takeWindow(page);
  const fills = () => page.evaluate(() => [innerWidth, innerHeight, screen.width, screen.height]);
  const [width, height, screenWidth, screenHeight] = await fills();
  expect([width, height], 'the kiosk fills its display').toEqual([screenWidth, screenHeight]);
  const end = async () => {
    window.end();
    await browser.close();
    const { status, stderr } = await program.end();
    data.remove();
    expect(status, stderr).toBe(0);
  };
  return { page, url: window.url, data, clock: null, end };
}

/** Gives the window a size. A window that its display cannot hold keeps its own, and its page is drawn at that size. */
async function resize(electron: ElectronApplication, page: Page, size: Size): Promise<void> {
  const fits = await electron.evaluate(({ BrowserWindow, screen }, { width, height }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('there is no window');
    const [outer, inner] = [window.getSize(), window.getContentSize()];
    const frame = { width: (outer[0] ?? 0) - (inner[0] ?? 0), height: (outer[1] ?? 0) - (inner[1] ?? 0) };
    const { workAreaSize } = screen.getDisplayMatching(window.getBounds());
    const isHeld = width + frame.width <= workAreaSize.width && height + frame.height <= workAreaSize.height;
    if (isHeld) window.setContentSize(width, height);
    return isHeld;
  }, size);
  if (!fits) {
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
  }
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

async function showInElectron(executablePath: string, data: KioskData, size: Size): Promise<ShownKiosk> {
  const main = join(data.program, 'dist', 'electron', 'main.js');
  const args = [main, `--data=${data.folder}`, '--windowed', ...sandbox()];
  const electron: ElectronApplication = await _electron.launch({ executablePath, args });
  const page = await electron.firstWindow();
  await resize(electron, page, size);
  const window = await takeWindow(page);
  const end = async () => {
    window.end();
    await electron.close();
    data.remove();
  };
  return { page, url: window.url, data, clock: null, end };
}

/** Collects the page's errors and every request that leaves the kiosk. */
function watch(page: Page, fault: Fault | null, meant: string | null): string[] {
  const failures: string[] = [];
  // Without a release the service answers with an error, which the browser logs; the page handles it.
  const isMeant = (text: string) =>
    (fault === 'no-release' && text.includes('503')) || (meant !== null && text.includes(meant));
  page.on('pageerror', (error) => failures.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isMeant(message.text())) failures.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = url.protocol === 'esimde:' || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOurs && url.hostname !== '127.0.0.1') failures.push(`request outside: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isMeant(`${response.status()}`))
      failures.push(`${response.status()}: ${response.url()}`);
  });
  return failures;
}
