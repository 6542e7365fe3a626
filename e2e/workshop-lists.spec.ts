import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faultsOf } from './support/axe.ts';
import { expect, test, workshopWord } from './support/workshop.ts';

/**
 * Protects: a historian finds among hundreds of claims those of one camp, in an order and with columns of her own, finds
 * them again in another session, and takes them along as a table.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const word = (key: string): string => workshopWord('ru', key);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

test('sorts, filters, saves and exports a list', async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const { page } = await workshop.signIn('Айгүл Серікова');
  await page.evaluate(() => {
    location.hash = '#/records/claim';
  });
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(50);

  await button(page, word('lists.filter.add')).click();
  await dialog(page).getByLabel(word('lists.filter.column')).selectOption('subject');
  await dialog(page)
    .getByRole('combobox', { name: word('field.subject') })
    .fill('Карлаг');
  await dialog(page).locator('[role=option]').first().click();
  await button(page, word('lists.filter.apply')).click();
  await expect(page.getByRole('button', { name: /Карлаг/ })).toBeVisible();
  for (const row of await rows.all()) await expect(row).toContainText('Карлаг');

  await button(page, word('field.period')).click();
  await expect(page.getByRole('columnheader', { name: word('field.period'), exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const first = (await rows.first().textContent()) ?? '';
  await button(page, word('field.period')).click();
  await expect(rows.first()).not.toHaveText(first);

  await button(page, word('lists.columns')).click();
  await dialog(page).getByLabel(word('field.qualifier')).check();
  await button(page, word('lists.columnsShow')).click();
  await expect(page.getByRole('columnheader', { name: word('field.qualifier') })).toBeVisible();

  await button(page, word('lists.save')).click();
  await dialog(page).getByLabel(word('lists.saveName')).fill('Карлаг по годам');
  await button(page, word('lists.saveDo')).click();
  expect(await faultsOf(page)).toEqual([]);

  await button(page, word('lists.export')).click();
  await button(page, 'CSV').click();
  const saved = page.waitForEvent('download');
  await button(page, word('lists.exportDo')).click();
  const table = readFileSync(await (await saved).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(table[0]).toContain(word('field.qualifier'));
  // Not the page alone.
  await expect(rows).toHaveCount(50);
  expect(table.length - 1).toBeGreaterThan(50);

  // Another session of the same account, in the language that it used.
  const again = await workshop.signIn('Айгүл Серікова');
  await again.page.evaluate(() => {
    location.hash = '#/records/claim';
  });
  await again.page.getByRole('link', { name: 'Карлаг по годам' }).click();
  await expect(again.page.getByRole('columnheader', { name: word('field.qualifier') })).toBeVisible();
  await expect(again.page.getByRole('status').filter({ hasText: String(table.length - 1) })).toBeVisible();
});
