import { readdirSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserServer, chromium, type Page } from '@playwright/test';
import type { LoopProgramme, SceneKind } from '../db/model/api/loop.ts';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { type Measure, median, quantile } from './measure.ts';
import { serve } from './process.ts';

/** The processor time of the loop, and the delay from a touch to the home screen. */
export async function measureLoop(): Promise<Measure[]> {
  const executablePath = findBrowser();
  if (!executablePath || process.platform !== 'linux') {
    console.log('Skipped loop: no browser found, or not on Linux.');
    return [];
  }
  const server = await chromium.launchServer({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const browser = await chromium.connect(server.wsEndpoint());
  const kiosk = await serve();
  try {
    return [
      await measureTouch(browser, kiosk.url),
      await measureScene(browser, server, kiosk.url, 'passage', 'still loop: share of a core', 2),
      await measureScene(browser, server, kiosk.url, 'years', 'moving scene (map): share of a core', 35),
      await measureChange(browser, server, kiosk.url),
    ];
  } finally {
    await browser.close();
    await server.close();
    await kiosk.end();
  }
}

const settleMs = 6_000;
const watchMs = 20_000;

/** A still scene (no fade), or one that moves by itself, over twenty seconds. */
async function measureScene(
  browser: Browser,
  server: BrowserServer,
  url: string,
  kind: SceneKind,
  name: string,
  limit: number,
): Promise<Measure> {
  const page = await openLoop(browser, url, kind, 600);
  await page.waitForTimeout(settleMs);
  const value = await shareOfCore(server, () => page.waitForTimeout(watchMs));
  await page.context().close();
  return { name, value, unit: '%', limit };
}

/** Scenes that follow one another for a minute; without a limit. */
async function measureChange(browser: Browser, server: BrowserServer, url: string): Promise<Measure> {
  const page = await openLoop(browser, url, 'name', 5);
  await page.waitForTimeout(settleMs);
  const value = await shareOfCore(server, () => page.waitForTimeout(60_000));
  await page.context().close();
  return { name: 'loop of names, fades included: share of a core', value, unit: '%', limit: null };
}

async function openLoop(browser: Browser, url: string, kind: SceneKind, shortestSeconds: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, hasTouch: true });
  const page = await context.newPage();
  await page.route('**/api/loop?*', async (route) => {
    const response = await route.fetch();
    const { content, now } = (await response.json()) as LoopProgramme;
    const playlist = { ...now.playlist, scenes: [{ kind, weight: 1 }], shortestSeconds };
    await route.fulfill({ response, json: { content, now: { ...now, playlist } } });
  });
  await page.goto(`${url}#/loop`);
  await page.locator('[data-scene]').waitFor();
  return page;
}

/** Processor time of the browser and its descendants, in per cent of one core. */
async function shareOfCore(server: BrowserServer, during: () => Promise<void>): Promise<number> {
  const pid = server.process().pid ?? 0;
  const [startMs, startTicks] = [performance.now(), ticksOf(pid)];
  await during();
  // A clock tick of Linux is a hundredth of a second.
  return ((ticksOf(pid) - startTicks) * 10 * 100) / (performance.now() - startMs);
}

function ticksOf(root: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf);
  const isOf = (pid: number): boolean => {
    if (pid === root) return true;
    const parent = stats.find((stat) => stat.pid === pid)?.parent ?? 0;
    return parent > 1 && isOf(parent);
  };
  return stats.reduce((sum, { pid, ticks }) => sum + (isOf(pid) ? ticks : 0), 0);
}

function statOf(name: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    return [{ pid: Number(name), parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }];
  } catch {
    return []; // The process has just ended.
  }
}

/** From the touch to the frame that shows the home screen. */
async function measureTouch(browser: Browser, url: string): Promise<Measure> {
  const times: number[] = [];
  for (let turn = 0; turn < 30; turn++) {
    const page = await openLoop(browser, url, turn % 2 ? 'name' : 'figure', 30);
    await page.waitForTimeout(1_500);
    times.push(await touchMs(page));
    await page.context().close();
  }
  const against = `30 touches, p50 ${median(times).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`;
  return {
    name: 'touch in the loop → home painted, p95',
    value: quantile(times, 0.95),
    unit: 'ms',
    limit: 100,
    against,
  };
}

async function touchMs(page: Page): Promise<number> {
  const time = await page.evaluateHandle(() => {
    const found = { ms: new Promise<number>(() => {}) };
    found.ms = new Promise((resolve) => {
      const onDown = ({ timeStamp }: PointerEvent): void => {
        const look = (): void => {
          const heading = document.querySelector('main[data-screen=home] h1');
          requestAnimationFrame(() => (heading ? resolve(performance.now() - timeStamp) : look()));
        };
        look();
      };
      addEventListener('pointerdown', onDown, { once: true, capture: true });
    });
    return found;
  });
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 900, y: 500 }] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return time.evaluate(({ ms }) => ms);
}
