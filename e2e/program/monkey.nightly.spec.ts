import type { Page } from '@playwright/test';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { Monkey } from '../support/monkey.ts';
import { routeIn, screens } from '../support/screen-list.ts';

/**
 * Protects: after 5,000 random touches there is no error, dead end, selection, menu, zoom, drag image, other page or
 * window. The seed makes every failure repeatable.
 */
test.use({
  // The host's arguments: when the page cannot answer in time, the browser handles a pinch by itself.
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = ['--disable-pinch', '--overscroll-history-navigation=0', '--enable-viewport'];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
    },
    { scope: 'worker' },
  ],
});

const touches = 5_000;
/** Touches between two returns to the home screen. */
const homeEvery = 250;

for (const { hung, viewport, seed } of [
  { hung: 'landscape', viewport: { width: 1920, height: 1080 }, seed: 19_310_531 },
  { hung: 'portrait', viewport: { width: 1080, height: 1920 }, seed: 19_540_516 },
]) {
  test.describe(hung, () => {
    test.use({ viewport, settings: { idleSeconds: 3600 } });

    test(`survives ${touches / 2} random touches (seed ${seed})`, async ({ kiosk }) => {
      const { page } = kiosk;
      await watchBrowser(page);
      const windows: string[] = [];
      page.context().on('page', (other) => windows.push(other.url()));
      await kiosk.open('#/loop?still=1');
      await isPainted(page, 'loop');
      const monkey = await Monkey.before(page, seed);
      for (let done = 0, next = homeEvery; done < touches / 2; ) {
        done += await monkey.play();
        if (done < next) continue;
        next += homeEvery;
        await monkey.rest();
        await resetScale(page);
        await isUnharmed(kiosk);
        await findsHome(page);
      }
      expect(windows, 'other windows').toEqual([]);
    });
  });
}

for (const { name, route } of screens) {
  test(`does not zoom ${name} with two fingers`, async ({ kiosk }) => {
    const { page } = kiosk;
    await kiosk.open(routeIn(route, 'kk'));
    await isPainted(page, name);
    const monkey = await Monkey.before(page, 19_530_604);
    for (let time = 0; time < 12; time++) {
      await monkey.pinch();
      await monkey.rest();
    }
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  });
}

/**
 * `--disable-pinch` stops real touches before the page, but not those of DevTools. While the page is too busy to answer,
 * the latter zoom, which no visitor can, whatever its viewport says; the tests above check the scale on each screen.
 */
async function resetScale(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  await session.detach();
  await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBe(1);
}

/** Counts default actions of the browser that were not prevented. */
async function watchBrowser(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const slips: string[] = [];
    Object.assign(window, { slips });
    for (const name of ['contextmenu', 'dragstart', 'selectstart', 'beforeunload']) {
      window.addEventListener(name, (event) => event.defaultPrevented || slips.push(name));
    }
  });
}

/** Waits for the first frame: before it the browser does not know the page's touch rules. */
async function isPainted(page: Page, screen: string): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('data-screen', screen);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

async function isUnharmed({ page, url }: Kiosk): Promise<void> {
  expect(page.url().startsWith(url), page.url()).toBe(true);
  const seen = await page.evaluate(() => ({
    slips: (window as unknown as { slips: string[] }).slips,
    selected: String(getSelection()),
    scrolled: [scrollX, scrollY],
  }));
  expect(seen).toEqual({ slips: [], selected: '', scrolled: [0, 0] });
}

/**
 * Returns to the home screen with touches on visible controls: closes what is open first. A touch on a moving element may only
 * stop it, so it is repeated.
 */
async function findsHome(page: Page): Promise<void> {
  const main = page.locator('main');
  const close = page.locator('dialog[open] button:visible, [role=dialog] button:visible').last();
  const home = page.locator('nav').last().getByRole('button').first();
  await expect(async () => {
    const screen = await main.getAttribute('data-screen');
    if (screen === 'loop') await page.touchscreen.tap(12, 12);
    // The minute of silence shows only the way back.
    if (screen === 'silence') await main.getByRole('button').tap({ timeout: 1_000 });
    if (await close.isVisible()) await close.tap({ timeout: 1_000 });
    await home.tap({ timeout: 1_000 });
    await expect(main).toHaveAttribute('data-screen', 'home', { timeout: 1_000 });
  }).toPass({ timeout: 8_000 });
}
