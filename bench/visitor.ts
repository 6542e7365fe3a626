import { gzipSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { type Measure, median, quantile } from './measure.ts';
import { serve } from './process.ts';

/** What a visitor notices: the size of the first load, the delay of a touch and of a screen, the smoothness of motion. */
const screens = [
  '#/home',
  '#/figures',
  '#/figures/four-counts',
  '#/figures/sentenced',
  '#/figures/peoples',
  '#/figures/works',
  '#/camps',
  '#/camps/karlag',
  '#/remembrance',
  '#/remembrance/gulag',
];

/** 50 frames a second, as the mean time of one frame. */
const frameMs = 20;

export async function measureVisitor(): Promise<Measure[]> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log('Skipped visitor: no browser found.');
    return [];
  }
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const kiosk = await serve();
  try {
    return [
      await measureScripts(browser, kiosk.url),
      await measureTaps(browser, kiosk.url),
      await measureRouteChanges(browser, kiosk.url),
      await measureTally(browser, kiosk.url),
      ...(await measureMapDrag(browser, kiosk.url)),
    ];
  } finally {
    await browser.close();
    await kiosk.end();
  }
}

/** Scripts that a visitor's first screens load. */
async function measureScripts(browser: Browser, url: string): Promise<Measure> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(`${url}#/home?still=1`, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  await context.close();
  return { name: 'JavaScript of the visitor’s first load, gzip', value: bytes / 1000, unit: 'kB', limit: 90 };
}

/** From a touch to the frame after it, on all screens: marks, links to sections, tabs, rows, the bottom bar. */
async function measureTaps(browser: Browser, url: string): Promise<Measure> {
  const page = await openPage(browser, url, '#/home');
  const touch = await page.context().newCDPSession(page);
  const times: number[] = [];
  for (const route of screens) {
    for (let turn = 0; turn < 6; turn++) {
      await show(page, route);
      const spot = await spotOf(page, turn);
      if (spot) times.push(await paintAfterTapMs(page, touch, spot));
    }
  }
  await page.context().close();
  const against = `${times.length} taps, p50 ${median(times).toFixed(0)} ms`;
  return { name: 'tap → next paint, p95', value: quantile(times, 0.95), unit: 'ms', limit: 50, against };
}

interface Spot {
  x: number;
  y: number;
}

/** The centre of one of the visible buttons, a different one each turn; links are measured separately. */
function spotOf(page: Page, turn: number): Promise<Spot | null> {
  return page.evaluate((index) => {
    const boxes = [...document.querySelectorAll('button')]
      .map((button) => button.getBoundingClientRect())
      .filter(({ top, bottom, width }) => width > 0 && top > 0 && bottom < innerHeight);
    const box = boxes[(index * 7) % boxes.length];
    return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
  }, turn);
}

async function paintAfterTapMs(page: Page, touch: CDPSession, { x, y }: Spot): Promise<number> {
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const onDown = (event: PointerEvent): void => {
          // The message arrives after the paint of the frame with the touch's changes.
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            channel.port2.postMessage(null);
          });
        };
        addEventListener('pointerdown', onDown, { once: true, capture: true });
      }),
  );
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return painted;
}

/** By then the page has preloaded the code of its screens (renderer/visitor/shell/parts/load-screen.ts). */
const preloadMs = 5_000;

/** From the change of the address to the painted screen, one screen after another, each requesting its data. */
async function measureRouteChanges(browser: Browser, url: string): Promise<Measure> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const page = await openPage(browser, url, '#/home');
    await page.waitForTimeout(preloadMs);
    for (const route of [...screens.slice(1), '#/home']) times.push(await routeChangeMs(page, route));
    await page.context().close();
  }
  const against = `${times.length} changes, p50 ${median(times).toFixed(0)} ms`;
  return { name: 'route change → painted, p95', value: quantile(times, 0.95), unit: 'ms', limit: 100, against };
}

async function routeChangeMs(page: Page, route: string): Promise<number> {
  return page.evaluate(
    (hash) =>
      new Promise<number>((resolve) => {
        const startMs = performance.now();
        const before = document.querySelector('main h1')?.textContent;
        const look = (): void => {
          const heading = document.querySelector('main h1')?.textContent;
          if (heading !== undefined && heading !== before) {
            requestAnimationFrame(() => resolve(performance.now() - startMs));
          } else requestAnimationFrame(look);
        };
        location.hash = hash;
        look();
      }),
    route,
  );
}

/** The tally while it fades in, as large as the screen allows. */
async function measureTally(browser: Browser, url: string): Promise<Measure> {
  const page = await openPage(browser, url, '#/figures/passed-through');
  const wall = page.locator('canvas[data-strokes]');
  await wall.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { meanMs, maxMs } = await framesDuring(page, 2_000);
  await page.context().close();
  const against = `the longest frame ${maxMs.toFixed(0)} ms`;
  return { name: 'tally fading in: time of a frame', value: meanMs, unit: 'ms', limit: frameMs, against };
}

/** The map dragged to and fro. @returns nothing when the screen of camps shows no map */
async function measureMapDrag(browser: Browser, url: string): Promise<Measure[]> {
  const page = await openPage(browser, url, '#/camps');
  const box = await page
    .locator('main canvas')
    .first()
    .boundingBox({ timeout: 3_000 })
    .catch(() => null);
  if (!box) {
    await page.context().close();
    return [];
  }
  const touch = await page.context().newCDPSession(page);
  const counting = framesDuring(page, 2_000);
  await drag(touch, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, 1_800);
  const { meanMs, maxMs } = await counting;
  await page.context().close();
  const against = `the longest frame ${maxMs.toFixed(0)} ms`;
  return [{ name: 'dragging the map: time of a frame', value: meanMs, unit: 'ms', limit: frameMs, against }];
}

async function drag(touch: CDPSession, { x, y }: Spot, durationMs: number): Promise<void> {
  const startMs = performance.now();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let passed = 0; passed < durationMs; passed = performance.now() - startMs) {
    const point = { x: x + 200 * Math.sin(passed / 200), y: y + 60 * Math.sin(passed / 130) };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function openPage(browser: Browser, url: string, route: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto(url + route);
  await page.locator('main h1').first().waitFor();
  return page;
}

/** Opens a route and waits until it is shown, with no sheet over it. */
async function show(page: Page, route: string): Promise<void> {
  await page.keyboard.press('Escape');
  if (new URL(page.url()).hash !== route) await routeChangeMs(page, route);
  await page.waitForTimeout(50);
}

/** Durations of the frames of the page's main thread. */
interface Frames {
  meanMs: number;
  maxMs: number;
}

/** Counts frames for a while. Requesting each keeps the page awake, so this measures what the page can do. */
function framesDuring(page: Page, durationMs: number): Promise<Frames> {
  return page.evaluate(
    (duration) =>
      new Promise<Frames>((resolve) => {
        const times: number[] = [];
        const count = (now: number): void => {
          times.push(now);
          const first = times[0] ?? now;
          if (now - first < duration) return void requestAnimationFrame(count);
          const lengths = times.slice(1).map((time, index) => time - (times[index] ?? time));
          resolve({ meanMs: (now - first) / lengths.length, maxMs: Math.max(...lengths) });
        };
        requestAnimationFrame(count);
      }),
    durationMs,
  );
}
