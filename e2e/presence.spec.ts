import type { Page } from '@playwright/test';
import { holdClock } from './clock.ts';
import { expect, test } from './kiosk.ts';

/** Protects: whoever is there is not asked, and what is nobody does not keep the kiosk from the next visitor. */
test.use({ settings: { idleSeconds: 30, warningSeconds: 20 } });

const warning = (page: Page) => page.getByRole('alertdialog');

/** A hand laid on the glass that does not move; it is never lifted. */
async function layHand(page: Page, x: number, y: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
}

test('a resting hand is somebody for a minute; then it is stuck, logged, and the loop comes', async ({ kiosk }) => {
  const { page, open, data } = kiosk;
  await holdClock(page);
  await open('#/search');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'search');
  await layHand(page, 900, 20);
  await page.clock.runFor(75_000);
  await expect(warning(page)).toBeHidden();
  await expect.poll(() => data.log()).toContainEqual(expect.objectContaining({ event: 'touch-stuck' }));
  await page.clock.runFor(16_000);
  await expect(warning(page)).toBeVisible();
  await page.clock.runFor(20_000);
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'loop');
});

test('a page is read for as long as its words take; a page of few words is not', async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  await open('#/remembrance/gulag?lang=ru');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'text');
  await page.clock.runFor(50_000);
  await expect(warning(page)).toBeHidden();
  await page.clock.runFor(12_000);
  await expect(warning(page)).toBeVisible();
  await page.touchscreen.tap(12, 12);
  await expect(warning(page)).toBeHidden();
  // Once a page: who was asked and stayed is asked again after the usual time.
  await page.clock.runFor(31_000);
  await expect(warning(page)).toBeVisible();
});

test('scrolling, dragging and keys are presence', async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  await open('#/remembrance/gulag?lang=kk');
  await page.clock.runFor(40_000);
  const signs = [
    () => page.mouse.wheel(0, 200),
    () => page.keyboard.press('Tab'),
    () => page.mouse.move(300, 300),
    () => page.touchscreen.tap(12, 12),
  ];
  for (const sign of [...signs, ...signs, ...signs]) {
    await sign();
    await page.clock.runFor(25_000);
    await expect(warning(page)).toBeHidden();
  }
  await page.clock.runFor(10_000);
  await expect(warning(page)).toBeVisible();
});
