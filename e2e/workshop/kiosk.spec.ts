import type { Locator, Page } from '@playwright/test';
import { holdClock, stopClock } from '../support/clock.ts';
import { nightly, nightlyUnless } from '../support/languages.ts';
import { expect, test, workshopWord } from '../support/workshop.ts';

/**
 * Protects: on the kiosk a long press in the corner opens the sign-in from any screen, also in display mode; staff type
 * with the screen keyboard; without a sign-in the kiosk returns to its visitors.
 */
test.use({ sharesWorkshop: true });
// In one worker: the tests share a workshop.
test.describe.configure({ mode: 'default' });

async function rest(page: Page, x: number, y: number, ms: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.clock.runFor(ms);
  await page.mouse.up();
}

for (const mode of ['touch', 'display'] as const) {
  test.describe(`mode ${mode}`, nightlyUnless(mode === 'display'), () => {
    test.use({ settings: { mode }, viewport: { width: 1080, height: 1920 } });

    test('opens the sign-in after a long press in the corner, not after a short one', async ({ workshop }) => {
      workshop.addAccount('Айгүл');
      const page = await workshop.desk();
      await holdClock(page);
      await page.goto(`${workshop.url()}#/loop?still=1`);
      await expect(page.locator('main')).toBeVisible();
      // Time passes only by the test: on a slow machine a short press would be a long one.
      await stopClock(page);
      await rest(page, 20, 20, 1_000);
      expect(page.url()).not.toContain('workshop');
      await rest(page, 20, 20, 5_400);
      await page.clock.resume();
      await expect(page).toHaveURL(/workshop\.html\?kiosk/);
      await expect(page.locator('h1')).toHaveText(workshopWord('kk', 'signIn.title'));
      await page.getByRole('button', { name: workshopWord('kk', 'workshop.toKiosk') }).click();
      await expect(page.locator('main[data-screen="loop"]')).toBeVisible();
    });
  });
}

test('returns to the visitors after a minute without sign-in', nightly, async ({ workshop }) => {
  workshop.addAccount('Айгүл');
  const page = await workshop.desk();
  await holdClock(page);
  await stopClock(page);
  await page.goto(`${workshop.url()}workshop.html?kiosk`);
  await expect(page.locator('h1')).toBeVisible();
  await page.clock.runFor(55_000);
  expect(page.url()).toContain('workshop');
  await page.clock.runFor(6_000);
  await page.clock.resume();
  await expect(page).not.toHaveURL(/workshop/);
});

test.describe('on the touch screen', () => {
  test.use({ viewport: { width: 1080, height: 1920 }, hasTouch: true });

  test('types a name, three alphabets and capitals on the screen keyboard', nightly, async ({ workshop }) => {
    workshop.addAccount('Айгүл');
    const page = await workshop.desk('?kiosk');
    await holdClock(page);
    await page.reload();
    await page.getByLabel(workshopWord('kk', 'signIn.name'), { exact: true }).tap();
    // While time stops, no tap is slow enough to count as holding the key.
    await stopClock(page);
    const keys = page.getByRole('group', { name: workshopWord('kk', 'keyboard.label') });
    await keys.getByRole('button', { name: workshopWord('kk', 'keyboard.shift') }).tap();
    await keys.locator('[data-letter="ә"]').tap();
    await keys.locator('[data-letter="н"]').tap();
    await keys.getByRole('button', { name: 'Eng' }).tap();
    await keys.locator('[data-letter="q"]').tap();
    await keys.getByRole('button', { name: workshopWord('kk', 'keyboard.symbols') }).tap();
    await keys.locator('[data-letter="~"]').tap();
    const name = page.getByLabel(workshopWord('kk', 'signIn.name'), { exact: true });
    await expect(name).toHaveValue('Әнq~');
    await keys.getByRole('button', { name: workshopWord('kk', 'keyboard.delete') }).tap();
    await expect(name).toHaveValue('Әнq');
    await page.clock.resume();
    await keys.getByRole('button', { name: workshopWord('kk', 'keyboard.hide') }).tap();
    await expect(keys).toBeHidden();
  });

  test('shows the screen keyboard in a dialog', nightly, async ({ workshop }) => {
    workshop.addAccount('Айгүл');
    const { page } = await workshop.signIn('Айгүл', 'kk', '?kiosk');
    await page.evaluate(() => {
      location.hash = '#/records/term';
    });
    await page.getByRole('button', { name: workshopWord('kk', 'records.new'), exact: true }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-letter="ә"]').tap();
    await expect(dialog.locator('input')).toHaveValue('ә');
  });
});

for (const viewport of [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
]) {
  const isEveryday = viewport.width < viewport.height;
  test.describe(`on a screen of ${viewport.width} × ${viewport.height}`, nightlyUnless(isEveryday), () => {
    test.use({ viewport, hasTouch: true });

    test('covers neither the field nor its submit button with the keyboard', async ({ workshop }) => {
      workshop.addAccount('Айгүл');
      const stranger = await workshop.desk('?kiosk');
      await stranger.getByLabel(workshopWord('kk', 'signIn.name'), { exact: true }).tap();
      await isAboveKeys(
        stranger,
        stranger.getByRole('button', { name: workshopWord('kk', 'signIn.submit'), exact: true }),
      );
      const { page } = await workshop.signIn('Айгүл', 'kk', '?kiosk');
      await page.evaluate(() => {
        location.hash = '#/records/term';
      });
      await page.getByRole('button', { name: workshopWord('kk', 'records.new'), exact: true }).tap();
      const dialog = page.getByRole('dialog');
      await isAboveKeys(page, dialog.getByRole('button', { name: workshopWord('kk', 'newRecord.begin'), exact: true }));
      await isAboveKeys(page, dialog.getByRole('textbox'));
    });
  });
}

async function isAboveKeys(page: Page, control: Locator): Promise<void> {
  const top = async (): Promise<number> => {
    const group = page.getByRole('group', { name: workshopWord('kk', 'keyboard.label') });
    return (await group.boundingBox())?.y ?? Number.NaN;
  };
  const bottom = async (): Promise<number> => {
    const box = await control.boundingBox();
    return box ? box.y + box.height : Number.NaN;
  };
  await expect.poll(async () => (await top()) - (await bottom())).toBeGreaterThanOrEqual(0);
}
