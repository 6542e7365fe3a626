import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import type { Measure } from './measure.ts';
import { withBrowser } from './page/browser.ts';
import { measureRouteChanges } from './page/route-changes.ts';
import { serveStillPage } from './page/still-page.ts';
import { measureTaps } from './page/taps.ts';
import { framesDuring, openScreen } from './page/touch.ts';
import { serve } from './process.ts';

/** 50 frames a second, as the mean time of one frame. */
const frameMs = 20;

/** What a visitor notices: the size of the first load, the delay of a touch and of a screen, the smoothness of motion. */
export async function measureVisitor(isQuick: boolean): Promise<Measure[]> {
  return withBrowser('visitor', async ({ browser }) => {
    const kiosk = await serve();
    const still = await serveStillPage();
    try {
      return [
        await measureScripts(browser, kiosk.url),
        ...(await measureTaps({ browser, url: kiosk.url, still, isQuick })),
        await measureRouteChanges(browser, kiosk.url, isQuick),
        await measureTally(browser, kiosk.url),
      ];
    } finally {
      still.close();
      await kiosk.end();
    }
  });
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

/** The tally while it fades in, as large as the screen allows. */
async function measureTally(browser: Browser, url: string): Promise<Measure> {
  const page = await openScreen(browser, url, '#/figures/passed-through');
  const wall = page.locator('canvas[data-strokes]');
  await wall.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { meanMs, maxMs } = await framesDuring(page, 2_000);
  await page.context().close();
  const against = `the longest frame ${maxMs.toFixed(0)} ms`;
  return { name: 'tally fading in: time of a frame', value: meanMs, unit: 'ms', limit: frameMs, against };
}
