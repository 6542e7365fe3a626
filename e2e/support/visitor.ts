import { expect, type Page } from '@playwright/test';
import type { Language } from '../../db/model/vocabulary.ts';
import { wordOf } from './languages.ts';

/** A visitor's page with a clock that the test controls. */
export interface Visitor {
  page: Page;
  /** Address of the page, ending with /. */
  url: string;
}

/** Advances the page's clock in steps of a second: in one leap, pending requests would time out. */
export async function pass({ page }: Visitor, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed++) {
    await page.clock.runFor(1_000);
    await page.evaluate(() => fetch('/api/health'));
  }
}

/** Passes time until the loop is shown and has polled the service. */
export async function untilLoop(visitor: Visitor): Promise<void> {
  const loop = visitor.page.locator('main[data-screen=loop]');
  for (let turns = 0; turns < 30 && !(await loop.isVisible()); turns++) await pass(visitor, 10);
  await expect(loop).toBeVisible();
}

/** Waits until the service has noticed the new pointer: within a second of the machine's clock. The page polls every 15 s of its own clock. */
export async function untilOffered({ url }: Visitor, sequence: number): Promise<void> {
  const health = async () => (await (await fetch(`${url}api/health`)).json()) as { release: { sequence: number } };
  await expect.poll(async () => (await health()).release.sequence).toBe(sequence);
}

/** Waits until the page shows the loop of this release. */
export async function untilTaken(visitor: Visitor, sequence: number): Promise<void> {
  const loaded = visitor.page.waitForResponse(
    async (response) =>
      response.url().includes('/api/loop') &&
      response.headers()['esimde-release']?.startsWith(`000${sequence}-`) === true,
  );
  await pass(visitor, 16);
  await loaded;
}

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
