import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { type Measure, median } from './measure.ts';
import { serve } from './process.ts';

/** What the browser loads for a first visit and when it paints, in the machine's Chromium. */
export async function measureFirstLoad(): Promise<Measure[]> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log('Skipped first-load: no browser found.');
    return [];
  }
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const kiosk = await serve();
  const still = await serveStatic();
  try {
    const { scriptBytes, preloadedBytes, fontBytes } = await firstLoad(browser, kiosk.url);
    const staticMs = await firstPaintMs(browser, still.url);
    const loopMs = await firstPaintMs(browser, `${kiosk.url}#/loop`);
    const preloaded = `preloaded for the visit ${(preloadedBytes / 1000).toFixed(0)} kB`;
    const against = `a static page ${staticMs.toFixed(0)} ms`;
    return [
      { name: 'JavaScript of the loop, gzip', value: scriptBytes / 1000, unit: 'kB', limit: 70, against: preloaded },
      { name: 'fonts of the first load', value: fontBytes / 1000, unit: 'kB', limit: 400 },
      { name: 'first paint of the loop', value: loopMs, unit: 'ms', limit: 1_000, against },
    ];
  } finally {
    await kiosk.end();
    await browser.close();
    still.close();
  }
}

/**
 * Bytes by kind; fonts are compressed already. Scripts that the document names load before the first paint; scripts that
 * other scripts import are preloaded after it.
 */
async function firstLoad(browser: Browser, url: string) {
  const page = await browser.newPage();
  const sums = { scriptBytes: 0, preloadedBytes: 0, fontBytes: 0 };
  const html = await (await fetch(url)).text();
  const reads: Promise<void>[] = [];
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind !== 'script' && kind !== 'font') return;
    const add = (body: Buffer) => {
      const isNamed = html.includes(new URL(response.url()).pathname.slice(1));
      if (kind === 'font') sums.fontBytes += body.length;
      else sums[isNamed ? 'scriptBytes' : 'preloadedBytes'] += gzipSync(body).length;
    };
    reads.push(response.body().then(add));
  });
  await page.goto(`${url}#/loop?still=1`, { waitUntil: 'networkidle' });
  await Promise.all(reads);
  await page.close();
  return sums;
}

/** From the navigation to the first contentful paint, each time with an empty cache. */
async function firstPaintMs(browser: Browser, url: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    await page.goto(url);
    times.push(await contentfulPaintMs(page));
    await context.close();
  }
  return median(times);
}

function contentfulPaintMs(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** A page of the same background with one line of text and nothing to load. */
async function serveStatic(): Promise<{ url: string; close(): void }> {
  const html = '<!doctype html><body style="background:#12110f;color:#efe8db"><h1>Есімде</h1>';
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
