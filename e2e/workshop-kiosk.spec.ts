import type { Page } from '@playwright/test';
import { expect, test } from './kiosk.ts';
import { test as atWorkshop, expect as expectAtWorkshop, workshopWord } from './workshop.ts';

/**
 * Protects: on the kiosk a finger that rests in the corner leads to the sign-in, from any screen and where only the
 * loop runs; who signs in writes with the keyboard on the glass; who does not, leaves the kiosk to its visitors.
 */
async function rest(page: Page, x: number, y: number, ms: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.waitForTimeout(ms);
  await page.mouse.up();
}

const stranger = (text: string): boolean => text.includes('401');

for (const mode of ['touch', 'display'] as const) {
  test.describe(`mode ${mode}`, () => {
    test.use({ settings: { mode }, viewport: { width: 1080, height: 1920 }, meant: [stranger] });

    test('a finger that rests in the corner leads to the sign-in, a shorter one does not', async ({ kiosk }) => {
      await kiosk.open('#/loop?still=1');
      await expect(kiosk.page.locator('main')).toBeVisible();
      await rest(kiosk.page, 20, 20, 1_000);
      expect(kiosk.page.url()).not.toContain('workshop');
      await rest(kiosk.page, 20, 20, 5_400);
      await expect(kiosk.page).toHaveURL(/workshop\.html\?kiosk/);
      await expect(kiosk.page.locator('h1')).toHaveText(workshopWord('kk', 'signIn.title'));
      await kiosk.page.getByRole('button', { name: workshopWord('kk', 'workshop.toKiosk') }).click();
      await expect(kiosk.page.locator('main[data-screen="loop"]')).toBeVisible();
    });
  });
}

test.describe('nobody signs in', () => {
  test.use({ meant: [stranger] });

  test('the kiosk is its visitors’ again after a minute', async ({ kiosk }) => {
    await kiosk.page.clock.install();
    await kiosk.page.goto(`${kiosk.url}workshop.html?kiosk`);
    await expect(kiosk.page.locator('h1')).toBeVisible();
    await kiosk.page.clock.runFor(55_000);
    expect(kiosk.page.url()).toContain('workshop');
    await kiosk.page.clock.runFor(6_000);
    await expect(kiosk.page).not.toHaveURL(/workshop/);
  });
});

atWorkshop.describe('at the glass', () => {
  atWorkshop.use({ viewport: { width: 1080, height: 1920 }, hasTouch: true });

  atWorkshop('name, letters of three alphabets and capitals are written by finger', async ({ workshop }) => {
    workshop.addAccount('Ән');
    const page = await workshop.desk('?kiosk');
    await page.getByLabel(workshopWord('kk', 'signIn.name'), { exact: true }).tap();
    const keys = page.getByRole('group', { name: workshopWord('kk', 'keyboard.label') });
    await keys.getByRole('button', { name: workshopWord('kk', 'keyboard.shift') }).tap();
    await keys.locator('[data-letter="ә"]').tap();
    await keys.locator('[data-letter="н"]').tap();
    await keys.getByRole('button', { name: 'Eng' }).tap();
    await keys.locator('[data-letter="q"]').tap();
    await keys.getByRole('button', { name: workshopWord('kk', 'keyboard.symbols') }).tap();
    await keys.locator('[data-letter="~"]').tap();
    const name = page.getByLabel(workshopWord('kk', 'signIn.name'), { exact: true });
    await expectAtWorkshop(name).toHaveValue('Әнq~');
    await keys.getByRole('button', { name: workshopWord('kk', 'keyboard.delete') }).tap();
    await expectAtWorkshop(name).toHaveValue('Әнq');
    await keys.getByRole('button', { name: workshopWord('kk', 'keyboard.hide') }).tap();
    await expectAtWorkshop(keys).toBeHidden();
  });

  atWorkshop('a dialog has the keyboard too', async ({ workshop }) => {
    workshop.addAccount('Айгүл');
    const { page } = await workshop.signIn('Айгүл', 'kk', '?kiosk');
    await page.evaluate(() => {
      location.hash = '#/records/term';
    });
    await page.getByRole('button', { name: workshopWord('kk', 'records.new') }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-letter="ә"]').tap();
    await expectAtWorkshop(dialog.locator('input')).toHaveValue('ә');
  });
});
