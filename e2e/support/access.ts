import type { Page } from '@playwright/test';
import type { Language } from '../../db/model/vocabulary.ts';
import { expect } from './kiosk.ts';
import { wordOf } from './languages.ts';

/** Switches a choice of the access sheet, as a visitor would: opens the sheet, touches the choice, closes it. */
export async function choose(page: Page, language: Language, key: Parameters<typeof wordOf>[1]): Promise<void> {
  await openAccess(page);
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: wordOf(language, key), exact: true }).tap();
  await closeAccess(page, language);
}

/** Chooses a text size, 1 to 3. */
export async function chooseTextSize(page: Page, language: Language, size: 1 | 2 | 3): Promise<void> {
  await openAccess(page);
  await page
    .getByRole('dialog')
    .locator('fieldset button')
    .nth(size - 1)
    .tap();
  await closeAccess(page, language);
}

/** Found by what it does: a test may have lengthened its words. */
export async function openAccess(page: Page): Promise<void> {
  await page.locator('nav').last().locator('button[aria-expanded]').tap();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function closeAccess(page: Page, language: Language): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: wordOf(language, 'sheet.close') })
    .tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
