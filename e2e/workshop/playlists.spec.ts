import type { Page } from '@playwright/test';
import { nightly } from '../support/languages.ts';
import { button, expect, go, test, word } from '../support/museum.ts';

/** Protects: an editor sees at once what a share means, and watches the loop on the playlist as it is typed. */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const frame = (page: Page) => page.frameLocator('dialog iframe');

test('changes the shares of a playlist and watches its loop at speed', nightly, async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const aigul = await workshop.signIn('Айгүл Серікова');
  const { page } = aigul;
  await go(aigul, '#/records/playlist/main');
  await expect(page.getByText(word('scenes.people', { minutes: 41 }))).toBeVisible();

  await page.getByRole('slider').first().fill('100');
  await expect(page.getByText(word('scenes.people', { minutes: 46 }))).toBeVisible();
  for (const kind of ['years', 'figure', 'passage', 'entries', 'name']) {
    await button(page, 'field.remove', { label: word(`scene.${kind}`) }).click();
  }
  await expect(page.getByText(word('scenes.fewPeople'))).toBeVisible();

  await button(page, 'loopPreview.open').click();
  const scene = frame(page).locator('[data-scene^="question"]');
  await expect(scene).toBeVisible();
  await button(page, 'loopPreview.portrait').click();
  await expect(scene).toBeVisible();
  // The same scene comes again: time passes faster than in the hall.
  await expect(frame(page).locator('[data-turn]')).not.toHaveAttribute('data-turn', '0');
});
