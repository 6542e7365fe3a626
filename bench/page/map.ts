import type { Browser, CDPSession, Page } from '@playwright/test';
import type { CampSummary, CampsReply } from '../../db/model/api/camp.ts';
import { chanceOf } from '../../test-support/random.ts';
import { compare } from '../compare.ts';
import { grow } from '../growth.ts';
import { type Measure, median } from '../measure.ts';
import { serve } from '../process.ts';
import { withBrowser } from './browser.ts';
import { framesDuring, newPage, type Spot } from './touch.ts';

/** The mean time of a frame: 50 frames a second, and 30 with ten times as many camps. */
const limits: Record<number, number> = { 25: 20, 500: 20, 5000: 1_000 / 30 };
const gestureMs = 2_300;
const watchMs = 2_500;

/** Frames of the map while it is dragged and while the years are slid, beside a canvas with the same points. */
export async function measureMap(isQuick: boolean): Promise<Measure[]> {
  return withBrowser('map', async ({ browser }) => {
    const kiosk = await serve();
    try {
      if (isQuick) return (await ofCamps(browser, kiosk.url, 500, 1)).measures;
      const measures: Measure[] = [];
      const slid: [number, number][] = [];
      for (const count of [25, 100, 500, 5_000]) {
        if (limits[count] === undefined) slid.push([count, await slidMs(browser, kiosk.url, count)]);
        else {
          const of = await ofCamps(browser, kiosk.url, count, 1);
          measures.push(...of.measures);
          slid.push([count, of.slidMs]);
        }
      }
      const name = 'map, years slid: processor of a frame';
      return [
        ...measures,
        await grow({
          name,
          unit: 'ms',
          budget: 1.1,
          sizes: slid.map(([count]) => count),
          at: (size) => new Map(slid).get(size) ?? Number.NaN,
        }),
      ];
    } finally {
      await kiosk.end();
    }
  });
}

async function ofCamps(browser: Browser, url: string, count: number, rounds: number) {
  const page = await openMap(browser, url, await manyCamps(url, count));
  const canvas = await openCanvas(browser, count);
  const measures: Measure[] = [];
  let processorMs = Number.NaN;
  for (const [part, name] of [
    ['map', 'dragged'],
    ['years', 'years slid'],
  ] as const) {
    const processor: number[] = [];
    const measure = await compare({
      ...{
        name: `map of ${count} camps, ${name}: time of a frame`,
        unit: 'ms',
        budget: null,
        limit: limits[count] ?? null,
        rounds,
      },
      ours: async () => {
        const frame = await frameOf(page, part);
        processor.push(frame.processorMs);
        return frame.ms;
      },
      peer: { name: 'canvas of points', measure: async () => (await frameOf(canvas, part)).ms },
    });
    processorMs = median(processor);
    measures.push({ ...measure, against: `processor of the page ${processorMs.toFixed(1)} ms a frame` });
  }
  await page.context().close();
  await canvas.context().close();
  return { measures, slidMs: processorMs };
}

/** Of a size without a limit only what the page works for a frame. */
async function slidMs(browser: Browser, url: string, count: number): Promise<number> {
  const page = await openMap(browser, url, await manyCamps(url, count));
  const { processorMs } = await frameOf(page, 'years');
  await page.context().close();
  return processorMs;
}

/** So many camps, made of those of the release at other places in Kazakhstan and around. */
async function manyCamps(url: string, count: number): Promise<CampsReply> {
  const reply = (await (await fetch(`${url}api/camps?lang=kk`)).json()) as CampsReply;
  const located = reply.camps.filter(({ seats }) => seats.some(({ coordinates }) => coordinates !== null));
  const chance = chanceOf(19_310_413);
  const camps = Array.from({ length: count }, (_, index): CampSummary => {
    const camp = located[index % located.length] as CampSummary;
    const coordinates = { lat: 41 + chance.below(1_400) / 100, lon: 48 + chance.below(3_800) / 100 };
    return { ...camp, id: `${camp.id}-${index}`, seats: camp.seats.map((seat) => ({ ...seat, coordinates })) };
  });
  return { ...reply, camps, total: count };
}

async function openMap(browser: Browser, url: string, camps: CampsReply): Promise<Page> {
  const page = await newPage(browser);
  await page.route(/\/api\/camps\?/, (route) => route.fulfill({ json: camps }));
  await page.goto(`${url}#/camps`);
  await page.locator('[data-map=ready]').waitFor({ timeout: 120_000 });
  const box = await boxOf(page, 'map');
  // At its whole size the land only gives way a little.
  await page.mouse.move(box.x, box.y);
  await page.mouse.wheel(0, -400);
  await page.waitForTimeout(1_000);
  return page;
}

/** A page that draws points on a canvas, all again in each frame in which a finger moved. */
async function openCanvas(browser: Browser, count: number): Promise<Page> {
  const page = await newPage(browser);
  await page.setContent(
    '<body style="margin:0"><div data-map><canvas width="1200" height="800"></canvas></div><div role="slider" style="width:1200px;height:80px;background:#ddd"></div>',
  );
  await page.evaluate((points) => {
    const canvas = document.querySelector('canvas') as HTMLCanvasElement;
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const camps = Array.from({ length: points }, (_, index) => ({
      ...{ x: (index * 7919) % 1200, y: (index * 104_729) % 800, radius: 4 + (index % 20) },
      ...{ first: 1930 + (index % 20), last: 1945 + (index % 15) },
    }));
    let [x, y, year] = [0, 0, 1945];
    const draw = (): void => {
      context.clearRect(0, 0, 1200, 800);
      for (const camp of camps) {
        if (camp.first > year || camp.last < year) continue;
        context.beginPath();
        context.arc(camp.x + x, camp.y + y, camp.radius, 0, 7);
        context.stroke();
      }
    };
    document.querySelector('[data-map]')?.addEventListener('touchmove', (event) => {
      const [touch] = (event as TouchEvent).touches;
      [x, y] = [(touch?.clientX ?? 0) - 600, (touch?.clientY ?? 0) - 400];
      requestAnimationFrame(draw);
    });
    document.querySelector('[role=slider]')?.addEventListener('touchmove', (event) => {
      year = 1930 + Math.round((((event as TouchEvent).touches[0]?.clientX ?? 0) / 1200) * 30);
      requestAnimationFrame(draw);
    });
    draw();
  }, count);
  return page;
}

type Part = 'map' | 'years';

/** The mean time of a frame during a gesture, and what the page's main thread worked for it. */
async function frameOf(page: Page, part: Part): Promise<{ ms: number; processorMs: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const box = await boxOf(page, part);
  const beforeMs = await workedMs(session);
  const counting = framesDuring(page, watchMs);
  await gesture(session, box, part);
  const { meanMs } = await counting;
  const processorMs = ((await workedMs(session)) - beforeMs) / (watchMs / meanMs);
  await session.detach();
  await page.waitForTimeout(500);
  return { ms: meanMs, processorMs };
}

async function workedMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

interface Box extends Spot {
  width: number;
}

/** The centre of a part of the page. */
async function boxOf(page: Page, part: Part): Promise<Box> {
  const box = await page
    .locator(part === 'map' ? '[data-map]' : '[role=slider]')
    .first()
    .boundingBox();
  if (!box) throw new Error(`the page shows no ${part}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

/** A finger that wanders over the map, or to and fro along the years. */
async function gesture(touch: CDPSession, { x, y, width }: Box, part: Part): Promise<void> {
  const startMs = performance.now();
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Spot[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', [{ x, y }]);
  for (let passed = 0; passed < gestureMs; passed = performance.now() - startMs) {
    const along = part === 'map' ? 200 * Math.sin(passed / 200) : width * 0.45 * Math.sin(passed / 300);
    await send('touchMove', [{ x: x + along, y: part === 'map' ? y + 60 * Math.sin(passed / 130) : y }]);
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  await send('touchEnd', []);
}
