import type { Page } from '@playwright/test';
import { framesPass } from '../support/frames.ts';
import { expect, test } from '../support/kiosk.ts';
import { faces, orientations, routeIn, screens, show } from '../support/screen-list.ts';
import { choose, chooseTextSize } from '../support/visitor.ts';

/** Protects: with the page moved down, the first targets of every screen are within reach of a person in a wheelchair. */
const reachMm = 1_219;
const lowerEdgeMm = 800;
const minShare = 0.9;
/** What leads on from a screen. */
const firstTargets = 'nav a, nav button, [role=tab], [role=slider], main input, main [data-keyboard] button';

for (const { orientation, viewport } of orientations) {
  test.describe(orientation, () => {
    test.use({ viewport, settings: { glass: { lowerEdgeMm }, idleSeconds: 3600 } });
    for (const size of [1, 2, 3] as const) {
      test(`has the first targets of every screen within reach, text size ${size}`, async ({ kiosk }) => {
        await kiosk.open(routeIn('#/home', 'kk'));
        // In landscape the whole page is within reach, and the choice is not offered.
        if (orientation === 'portrait') await choose(kiosk.page, 'kk', 'bar.reach');
        if (size > 1) await chooseTextSize(kiosk.page, 'kk', size);
        const faults: string[] = [];
        for (const { name, route } of [...screens, ...faces]) {
          if (name === 'loop' || name === 'silence') continue;
          await show(kiosk, routeIn(route, 'kk'));
          await expect(kiosk.page.locator('main')).toHaveAttribute('data-screen', name);
          const { within, all } = await reachOf(kiosk.page);
          if (within < minShare * all) faults.push(`${route}: ${within} of ${all}`);
        }
        expect(faults).toEqual([]);
      });
    }
  });
}

test.describe('portrait', () => {
  test.use({ viewport: { width: 1080, height: 1920 }, settings: { glass: { lowerEdgeMm }, idleSeconds: 3600 } });

  test('brings a book of names that is pulled down back by one push, before its names scroll', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open(routeIn('#/people', 'kk'));
    await choose(page, 'kk', 'bar.reach');
    const field = page.locator('main input');
    const place = async () => (await field.boundingBox())?.y ?? 0;
    const before = await place();
    await slide(page, 600, 1500);
    await expect.poll(place).toBeGreaterThan(before + 300);
    await slide(page, 1500, 600);
    await expect.poll(place).toBeCloseTo(before, 0);
    expect(await page.locator('[data-scroller]:not(main)').evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await slide(page, 900, 300);
    await expect
      .poll(() => page.locator('[data-scroller]:not(main)').evaluate(({ scrollTop }) => scrollTop))
      .toBeGreaterThan(100);
  });
});

/** Slides a finger up or down in the middle of the screen. */
async function slide(page: Page, from: number, to: number): Promise<void> {
  const touch = await page.context().newCDPSession(page);
  const at = (y: number) => [{ x: 540, y }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
  for (let step = 1; step <= 12; step += 1) {
    await touch.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: at(from + ((to - from) * step) / 12),
    });
    await framesPass(page, 1);
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** How many of the first targets in sight have their middle within reach. */
function reachOf(page: Page): Promise<{ within: number; all: number }> {
  return page.evaluate(
    ([selector, reach]) => {
      const perMm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
      const highest = innerHeight - reach * perMm;
      const middles = [...document.querySelectorAll(selector)].flatMap((target) => {
        const { top, bottom, width } = target.getBoundingClientRect();
        const middle = (top + bottom) / 2;
        return width > 0 && middle > 0 && middle < innerHeight ? [middle] : [];
      });
      return { within: middles.filter((middle) => middle >= highest).length, all: middles.length };
    },
    [firstTargets, reachMm - lowerEdgeMm] as const,
  );
}
