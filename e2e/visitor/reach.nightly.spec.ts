import type { Page } from '@playwright/test';
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
