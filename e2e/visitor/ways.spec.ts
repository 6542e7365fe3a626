import { expect, test } from '../support/kiosk.ts';
import { wordOf } from '../support/languages.ts';

/** Protects: a guided way is found in two touches, is kept while a visitor looks aside, and covers nothing of a screen. */
test('a visitor walks a way, looks aside and comes back to it', async ({ kiosk: { page, open } }) => {
  const main = page.locator('main');
  const strip = page.locator('[data-way]');
  const button = (key: Parameters<typeof wordOf>[1]) => strip.getByRole('button', { name: wordOf('en', key) });
  const next = strip.getByRole('button', { name: /^Next: / });

  await open('#/home?lang=en&still=1');
  await page.locator('main a[href="#/ways"]').tap();
  await page.locator('main a[href="#/ways/kengir"]').tap();
  await expect(strip).toHaveCount(0);
  await page.getByRole('link', { name: wordOf('en', 'ways.start') }).tap();

  await expect(main).toHaveAttribute('data-screen', 'camps');
  await expect(main).toContainText('1954');
  await expect(strip).toContainText('1 of 7');
  await next.tap();
  await expect(main).toHaveAttribute('data-screen', 'camp');
  await expect(strip).toContainText('2 of 7');
  const [screen, bar] = [await main.boundingBox(), await strip.boundingBox()];
  expect((screen?.y ?? 0) + (screen?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);

  await main.locator('a[href^="#/people/"]').first().tap();
  await expect(main).toHaveAttribute('data-screen', 'person');
  await strip.getByRole('button', { name: /^Back to the route: / }).tap();
  await expect(main).toHaveAttribute('data-screen', 'camp');
  await button('ways.previous').tap();
  await expect(strip).toContainText('1 of 7');
  await button('ways.leave').tap();
  await expect(strip).toHaveCount(0);
  await expect(main).toHaveAttribute('data-screen', 'camps');
});
