import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  test as base,
  expect,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
} from '@playwright/test';
import type { Role } from '../../db/model/api/accounts.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import { findBrowser } from '../../electron/hosts/chromium/browser.ts';
import { runScenario } from '../../test-support/electron/run.ts';
import type { TestAccount } from '../../test-support/workshop/accounts.ts';
import { type KioskData, makeKioskData } from './kiosk-data.ts';
import { type KioskWindow, KioskWindows } from './kiosk-windows.ts';
import { Program, project } from './program.ts';
import { seedWithAccounts } from './seeded-workshop.ts';

export { expect };

/** A label of the workshop from `locales/workshop/*.json`. */
export function workshopWord(language: Language, key: string): string {
  const file = join(project, 'locales', 'workshop', `${language}.json`);
  const word = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)[key];
  if (word === undefined) throw new Error(`${file} has no ${key}`);
  return word;
}

export interface Editor {
  name: string;
  page: Page;
}

/** A workshop with a temporary data folder. Its program starts with the first page, or with `start`. */
export interface Workshop {
  data: KioskData;
  /** Only of a started one. */
  url(): string;
  start(): Promise<void>;
  /** Creates an account with the command line, as a technician does. */
  addAccount(name: string, roles?: readonly Role[]): void;
  /** Switches the two-person rule off, as a technician does at the machine. */
  switchFourEyesOff(): void;
  /** Signs in with a new browser context. @param search of the page's address, such as `?kiosk` */
  signIn(name: string, language?: Language, search?: string): Promise<Editor>;
  /** A page of the workshop before sign-in. */
  desk(search?: string): Promise<Page>;
  /** Kills the service and starts it again at the same address. */
  killAndRestart(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** A passphrase that satisfies the rules. */
const passphrase = 'Қарағанды даласында жел 1931';

export interface WorkerOptions {
  /** `stand-in`: Electron's main process on a stand-in serves the workshop, as in its window. */
  host: 'chromium' | 'electron' | 'stand-in';
}

/** Running workshops of a worker, by their settings and accounts. */
type Shared = Map<string, Running>;

type Running = { data: KioskData; served: Served };

type Around = Pick<
  PlaywrightTestArgs & PlaywrightTestOptions & PlaywrightWorkerArgs,
  'browser' | 'viewport' | 'hasTouch'
> &
  WorkerOptions & { settings: object | null; shared: Shared | null; windows: KioskWindows };

/**
 * `second`: another kiosk with its own workshop, for transfers between the two. `sharesWorkshop`: tests of a worker with the same
 * settings and accounts share a workshop, one after another; what one saves there must not matter to another.
 */
export const test = base.extend<
  { settings: object | null; sharesWorkshop: boolean; workshop: Workshop; second: Workshop },
  WorkerOptions & { shared: Shared; windows: KioskWindows }
>({
  settings: [null, { option: true }],
  sharesWorkshop: [false, { option: true }],
  host: ['chromium', { option: true, scope: 'worker' }],
  shared: [
    async ({ browserName: _ }, use) => {
      const shared: Shared = new Map();
      await use(shared);
      for (const running of shared.values()) await endRunning(running);
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
  workshop: ({ browser, settings, viewport, hasTouch, host, windows, shared, sharesWorkshop }, use) =>
    run({ browser, settings, viewport, hasTouch, host, windows, shared: sharesWorkshop ? shared : null }, use),
  second: ({ browser, settings, viewport, hasTouch, host, windows }, use) =>
    run({ browser, settings, viewport, hasTouch, host, windows, shared: null }, use),
});

async function endRunning({ data, served }: Running): Promise<void> {
  await served.end();
  data.remove();
}

/** The real program, a temporary data folder, and any number of editors; fails on any error in a page. */
async function run(
  { browser, settings, viewport, hasTouch, host, windows, shared }: Around,
  use: (workshop: Workshop) => Promise<void>,
) {
  const opened: KioskWindow[] = [];
  const failures: string[] = [];
  const serve = host === 'stand-in' ? serveOnStandIn : serveAlone;
  const accounts: TestAccount[] = [];
  let data = makeKioskData(settings, null);
  let served: Served | null = null;
  let stopped = false;

  const startOwn = async (): Promise<Served> => {
    await seedWithAccounts(data.folder, accounts, passphrase);
    return serve(data, 0);
  };
  const start = async (): Promise<Served> => {
    if (served) return served;
    const key = JSON.stringify([settings, accounts]);
    const known = shared?.get(key);
    if (known) {
      data.remove();
      data = known.data;
    }
    served = known?.served ?? (await startOwn());
    shared?.set(key, { data, served });
    return served;
  };
  const running = (): Served => {
    if (!served) throw new Error('the workshop has not started');
    return served;
  };

  const desk = async (search = ''): Promise<Page> => {
    const { url } = await start();
    const window = await windows.open(browser, { viewport, hasTouch });
    opened.push(window);
    const { page } = window;
    page.on('pageerror', (error) => failures.push(`uncaught: ${error.message}`));
    page.on('response', (response) => {
      // 507 is a regular response: the disk is full or the stick was removed.
      if (response.status() >= 500 && response.status() !== 507)
        failures.push(`${response.status()}: ${response.url()}`);
    });
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') failures.push(`request outside: ${request.url()}`);
    });
    await page.goto(`${url}workshop.html${search}`);
    return page;
  };
  const kill = async (): Promise<void> => {
    if (shared) throw new Error('other tests use this workshop');
    stopped = true;
    await running().end('SIGKILL');
  };
  const restart = async (): Promise<void> => {
    served = await serve(data, Number(new URL(running().url).port));
    stopped = false;
  };
  await use({
    get data() {
      return data;
    },
    url: () => running().url,
    start: async () => void (await start()),
    desk,
    kill,
    restart,
    addAccount(name, roles) {
      if (served) addAccount(data, name, roles);
      else accounts.push(roles ? { name, roles } : { name });
    },
    switchFourEyesOff: () => {
      const args = ['account', 'four-eyes', 'off', `--data=${data.folder}`];
      const { status, stderr } = spawnSync(process.execPath, [esimde(data), ...args], { encoding: 'utf8' });
      expect(status, stderr).toBe(0);
    },
    async signIn(name, language = 'ru', search = '') {
      const page = await desk(search);
      await page.locator(`button[lang=${language}]`).click();
      await page.getByLabel(workshopWord(language, 'signIn.name'), { exact: true }).fill(name);
      await givePassphrase(page, language);
      await expect(page.locator('main[data-screen="desk"]')).toBeVisible();
      return { name, page };
    },
    async killAndRestart() {
      await kill();
      await restart();
    },
  });
  await Promise.all(opened.map((window) => window.close()));
  if (!shared) {
    if (served && !stopped) await running().end();
    data.remove();
  } else if (!served) data.remove();
  expect(failures, 'errors in the page').toEqual([]);
}

/** Enters the passphrase at the prompt and continues. */
export async function givePassphrase(page: Page, language: Language = 'ru'): Promise<void> {
  const field = page.getByLabel(workshopWord(language, 'signIn.passphrase'), { exact: true });
  await field.fill(passphrase);
  await field.press('Enter');
}

const esimde = (data: KioskData): string => join(data.program, 'dist', 'esimde.js');

type Served = { url: string; end(signal?: NodeJS.Signals): Promise<unknown> };

async function serveAlone(data: KioskData, port: number): Promise<Served> {
  const args = [esimde(data), 'start', '--host=none', `--port=${port}`, `--data=${data.folder}`];
  const program = new Program(process.execPath, args);
  const [, url = ''] = await program.printed(/^Esimde is serving (\S+)\n/);
  return { url, end: (signal) => program.end(signal) };
}

/** At another address each time. */
async function serveOnStandIn(data: KioskData): Promise<Served> {
  const scenario = runScenario({
    ...{ app: data.program, data: data.folder, browser: findBrowser() ?? '', words: ['--curator'] },
  });
  const [server] = await scenario.until('scheme-server');
  return { url: String(server?.details.url), end: () => scenario.close() };
}

export function addAccount(data: KioskData, name: string, roles?: readonly Role[]): void {
  const args = ['account', 'add', name, `--data=${data.folder}`, '--passphrase-stdin'];
  const given = roles ? [`--roles=${roles.join(',')}`] : [];
  const input = `${passphrase}\n`;
  const { status, stderr } = spawnSync(process.execPath, [esimde(data), ...args, ...given], {
    input,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}

/** A real PNG, 640 × 400, drawn by the browser. */
export async function pictureOf(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 400 });
    const pen = canvas.getContext('2d');
    for (let x = 0; x < 640; x += 8) pen?.fillRect(x, (x * 7) % 300, 5, 90);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}
