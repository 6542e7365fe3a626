import type { Page } from '@playwright/test';
import { holdClock, stopClock, untilWarned } from '../support/clock.ts';
import { expect, test } from '../support/kiosk.ts';
import { nightly } from '../support/languages.ts';

/** Protects: a present visitor is not interrupted, and a stuck touch does not block the kiosk. */
test.use({ settings: { idleSeconds: 30, warningSeconds: 20 } });

const warning = (page: Page) => page.getByRole('alertdialog');

/** A touch that neither moves nor ends. */
async function layHand(page: Page, x: number, y: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
}

test('treats a resting hand as presence for a minute, then logs a stuck touch and returns to the loop', async ({
  kiosk,
}) => {
  const { page, open, data } = kiosk;
  await holdClock(page);
  await open('#/search');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'search');
  // From here time passes only by the test, however slow the machine is.
  await stopClock(page);
  await layHand(page, 900, 20);
  await page.clock.runFor(75_000);
  await expect(warning(page)).toBeHidden();
  await expect.poll(() => data.log()).toContainEqual(expect.objectContaining({ event: 'touch-stuck' }));
  await page.clock.runFor(16_000);
  await expect(warning(page)).toBeVisible();
  await page.clock.runFor(20_000);
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'loop');
});

test('waits for the reading time of a page before it warns', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  await open('#/remembrance/gulag?lang=ru');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'text');
  await stopClock(page);
  await page.clock.runFor(50_000);
  await expect(warning(page)).toBeHidden();
  await page.clock.runFor(12_000);
  await expect(warning(page)).toBeVisible();
  await page.touchscreen.tap(12, 12);
  await expect(warning(page)).toBeHidden();
  // Reading time counts once per page: after one warning the usual idle time applies.
  expect(await untilWarned(page, 10_000)).toBeLessThan(50_000);
});

test('counts scrolling, dragging and keys as presence', async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  await open('#/remembrance/gulag?lang=kk');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'text');
  await stopClock(page);
  await page.clock.runFor(40_000);
  const signs = [
    () => page.mouse.wheel(0, 200),
    () => page.keyboard.press('Tab'),
    () => page.mouse.move(300, 300),
    () => page.touchscreen.tap(12, 12),
  ];
  for (const sign of signs) {
    await sign();
    await page.clock.runFor(25_000);
    await expect(warning(page)).toBeHidden();
  }
  await untilWarned(page, 10_000);
});
