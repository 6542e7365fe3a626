import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { compare } from './compare.ts';
import { type Measure, median } from './measure.ts';
import { serve } from './process.ts';

/** What the browser loads for a first visit and when it paints, in the machine's Chromium; and what it would load of other front ends. */
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
    const loaded = await firstLoad(browser, kiosk.url);
    const staticMs = await firstPaintMs(browser, still.url);
    const loopMs = await firstPaintMs(browser, `${kiosk.url}#/loop`);
    const against = `a static page ${staticMs.toFixed(0)} ms`;
    return [
      ...ofBytes(loaded),
      { name: 'first paint of the loop', value: loopMs, unit: 'ms', limit: 1_000, against },
      ...(await besideOthers(loaded.namedBytes + loaded.preloadedBytes)),
    ];
  } finally {
    await kiosk.end();
    await browser.close();
    still.close();
  }
}

interface Loaded {
  /** Scripts that the document names load before the first paint. */
  namedBytes: number;
  /** Scripts that other scripts import are preloaded after it, and what is behind the doors of home three seconds later. */
  preloadedBytes: number;
  styleBytes: number;
  fontBytes: number;
  requests: number;
}

const ofBytes = ({ namedBytes, preloadedBytes, styleBytes, fontBytes, requests }: Loaded): Measure[] => [
  { name: 'JavaScript before the first paint, gzip', value: namedBytes / 1000, unit: 'kB', limit: 70 },
  {
    ...{ name: 'JavaScript with what is preloaded after it, gzip', unit: 'kB', limit: null },
    value: (namedBytes + preloadedBytes) / 1000,
  },
  { name: 'CSS of the first load, gzip', value: styleBytes / 1000, unit: 'kB', limit: null },
  { name: 'fonts of the first load', value: fontBytes / 1000, unit: 'kB', limit: 400 },
  { name: 'requests of the first load', value: requests, unit: 'requests', limit: null },
];

/** By then the page has preloaded all that it preloads (renderer/visitor/shell/parts/load-screen.ts). */
const restMs = 5_000;

/** Bytes by kind as they would be sent: text compressed, fonts as they are. */
async function firstLoad(browser: Browser, url: string): Promise<Loaded> {
  const page = await browser.newPage();
  const loaded: Loaded = { namedBytes: 0, preloadedBytes: 0, styleBytes: 0, fontBytes: 0, requests: 0 };
  const html = await (await fetch(url)).text();
  const reads: Promise<void>[] = [];
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    const { pathname } = new URL(response.url());
    // Heartbeats go on for as long as the page is open.
    if (!pathname.startsWith('/api/presence/')) loaded.requests++;
    const add = (body: Buffer) => {
      if (kind === 'font') loaded.fontBytes += body.length;
      else if (kind === 'stylesheet') loaded.styleBytes += gzipSync(body).length;
      else loaded[html.includes(pathname.slice(1)) ? 'namedBytes' : 'preloadedBytes'] += gzipSync(body).length;
    };
    if (['script', 'stylesheet', 'font'].includes(kind)) reads.push(response.body().then(add));
  });
  await page.goto(`${url}#/loop?still=1`, { waitUntil: 'networkidle' });
  await page.waitForTimeout(restMs);
  await Promise.all(reads);
  await page.close();
  return loaded;
}

/** Built front ends of museums' and libraries' collections on npm, with the script that a page loads first. */
const others = [
  { name: 'Mirador', pack: 'mirador@4.0.0', script: 'dist/mirador.min.js' },
  { name: 'TIFY', pack: 'tify@0.35.0', script: 'dist/tify.js' },
  { name: 'CollectionSpace UI', pack: 'cspace-ui@10.0.2', script: 'dist/cspaceUI.min.js' },
];

function besideOthers(ownBytes: number): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-packs-'));
  try {
    const rows = others.map(({ name, pack, script }) => {
      const file = execFileSync('npm', ['pack', '--silent', pack], { cwd: folder, encoding: 'utf8' }).trim();
      const body = execFileSync('tar', ['-xOzf', join(folder, file), `package/${script}`], { maxBuffer: 2 ** 28 });
      return compare({
        ...{ name: `JavaScript, all of it, beside ${name}`, unit: 'kB', rounds: 1, budget: 1 },
        ours: () => ownBytes / 1000,
        peer: { name: pack, measure: () => gzipSync(body).length / 1000 },
      });
    });
    return Promise.all(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the navigation to the first contentful paint, each time with an empty cache. */
async function firstPaintMs(browser: Browser, url: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
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
