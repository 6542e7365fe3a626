import type { Browser, Page } from '@playwright/test';
import type { LoopProgramme, SceneKind } from '../db/model/api/loop.ts';
import { compare } from './compare.ts';
import { type Measure, median, quantile } from './measure.ts';
import { withBrowser } from './page/browser.ts';
import { shareOfCore } from './page/process-tree.ts';
import { serveStillPage } from './page/still-page.ts';
import { newPage } from './page/touch.ts';
import { serve } from './process.ts';

/** The processor time of the loop beside a static page, and the delay from a touch to the home screen. */
export async function measureLoop(isQuick: boolean): Promise<Measure[]> {
  if (process.platform !== 'linux') {
    console.log('Skipped loop: processor time is read from Linux.');
    return [];
  }
  return withBrowser('loop', async ({ browser, server }) => {
    const kiosk = await serve();
    const still = await serveStillPage();
    const watched: Watched = {
      browser,
      url: kiosk.url,
      still: still.url,
      roots: [server.process().pid ?? 0, kiosk.pid],
    };
    try {
      const stillRow = isQuick
        ? await measureStill(watched, quickTimes, 1)
        : await measureStill(watched, stillTimes, 2);
      const moving = isQuick ? [] : await measureMoving(watched);
      return [...(isQuick ? [] : [await measureTouch(browser, kiosk.url)]), stillRow, ...moving];
    } finally {
      still.close();
      await kiosk.end();
    }
  });
}

interface Watched {
  browser: Browser;
  url: string;
  /** Address of the static page. */
  still: string;
  /** The processes that count: the browser and the service. */
  roots: readonly number[];
}

interface Times {
  settleMs: number;
  watchMs: number;
}

/** After the page has preloaded what it preloads. Watched for so long because less than a hundredth of a core is to be seen. */
const stillTimes = { settleMs: 5_000, watchMs: 8_000 };
const quickTimes = { settleMs: 6_000, watchMs: 6_000 };
/** A scene has faded in when it is watched. */
const movingTimes = { settleMs: 1_500, watchMs: 4_000 };

function measureStill(watched: Watched, each: Times, rounds: number): Promise<Measure> {
  return compare({
    ...{ name: 'still loop: share of a core', unit: '%', limit: 2, budget: 2, by: 'excess', rounds },
    ours: () => shareOfScene(watched, 'passage', each),
    peer: {
      name: 'a static page',
      measure: async () => {
        const page = await newPage(watched.browser);
        await page.goto(watched.still);
        return shareOf(watched, page, each);
      },
    },
  });
}

const movingRows: Partial<Record<SceneKind, { name: string; limit: number }>> = {
  years: { name: 'moving scene (map): share of a core', limit: 8 },
};

/** Each other kind of scene alone, in a page that has preloaded what it preloads. The row of the still scene says what a static page needs. */
async function measureMoving({ browser, url, roots }: Watched): Promise<Measure[]> {
  const page = await openLoop(browser, url, 'passage', 600);
  await page.waitForTimeout(stillTimes.settleMs);
  const measures: Measure[] = [];
  for (const kind of await kindsOf(url)) {
    await page.goto(`${url}#/home`);
    await page.locator('main[data-screen=home]').waitFor();
    await showOnly(page, kind, 600);
    await page.goto(`${url}#/loop`);
    await page.locator(`[data-scene^=${kind}]`).waitFor();
    await page.waitForTimeout(movingTimes.settleMs);
    const row = movingRows[kind] ?? { name: `scene of a ${kind}: share of a core`, limit: null };
    const value = await shareOfCore(roots, () => page.waitForTimeout(movingTimes.watchMs));
    measures.push({ ...row, unit: '%', value });
  }
  await page.context().close();
  return measures;
}

/** A scene for itself, so without the fade to the next. */
const shareOfScene = async (watched: Watched, kind: SceneKind, each: Times): Promise<number> =>
  shareOf(watched, await openLoop(watched.browser, watched.url, kind, 600), each);

async function shareOf({ roots }: Watched, page: Page, { settleMs, watchMs }: Times): Promise<number> {
  await page.waitForTimeout(settleMs);
  const share = await shareOfCore(roots, () => page.waitForTimeout(watchMs));
  await page.context().close();
  return share;
}

/** The kinds of scenes that this release has, but for the still one. */
async function kindsOf(url: string): Promise<SceneKind[]> {
  const { content } = (await (await fetch(`${url}api/loop?lang=kk`)).json()) as LoopProgramme;
  const kinds = new Set(content.scenes.map(({ kind }) => kind));
  return [...kinds].filter((kind) => kind !== 'passage');
}

async function openLoop(browser: Browser, url: string, kind: SceneKind, shortestSeconds: number): Promise<Page> {
  const page = await newPage(browser);
  await showOnly(page, kind, shortestSeconds);
  await page.goto(`${url}#/loop`);
  await page.locator('[data-scene]').waitFor();
  return page;
}

/** Reduces the programme that the loop begins with to scenes of one kind. */
async function showOnly(page: Page, kind: SceneKind, shortestSeconds: number): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/api/loop?*', async (route) => {
    const response = await route.fetch();
    const { content, now } = (await response.json()) as LoopProgramme;
    const playlist = { ...now.playlist, scenes: [{ kind, weight: 1 }], shortestSeconds };
    await route.fulfill({ response, json: { content, now: { ...now, playlist } } });
  });
}

const touches = 6;

/** From the touch to the frame that shows the home screen. */
async function measureTouch(browser: Browser, url: string): Promise<Measure> {
  const measured: number[] = [];
  for (let turn = 0; turn < touches; turn++) {
    const page = await openLoop(browser, url, turn % 2 ? 'name' : 'figure', 30);
    await page.waitForTimeout(1_500);
    measured.push(await touchMs(page));
    await page.context().close();
  }
  const against = `${touches} touches, p50 ${median(measured).toFixed(0)} ms, slowest ${Math.max(...measured).toFixed(0)} ms`;
  return {
    name: 'touch in the loop → home painted, p95',
    value: quantile(measured, 0.95),
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
