import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faultsOf } from '../support/axe.ts';
import { nightly } from '../support/languages.ts';
import { expect, test, workshopWord } from '../support/workshop.ts';

/**
 * Protects: a historian finds among hundreds of claims those of one camp, in an order and with columns of her own, finds
 * them again in another session, and takes them along as a table.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false, sharesWorkshop: true });
// In one worker: the tests share a workshop.
test.describe.configure({ mode: 'default' });

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
  await dialog(page).locator('[role=option]', { hasText: 'Карлаг' }).first().click();
  await button(page, word('lists.filter.apply')).click();
  await expect(page.getByRole('button', { name: /Карлаг/ })).toBeVisible();
  await expect(rows.filter({ hasNotText: 'Карлаг' })).toHaveCount(0);

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
  await expect(page.getByRole('columnheader', { name: word('field.qualifier'), exact: true })).toBeVisible();

  await button(page, word('lists.save')).click();
  await dialog(page).getByLabel(word('lists.saveName')).fill('Карлаг по годам');
  await button(page, word('lists.saveDo')).click();
  await expect(dialog(page)).toHaveCount(0);
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
  await expect(again.page.getByRole('columnheader', { name: word('field.qualifier'), exact: true })).toBeVisible();
  await expect(again.page.getByRole('status').filter({ hasText: String(table.length - 1) })).toBeVisible();
});

test(
  'replaces a word in many records, having seen each cell, and takes all of it back',
  nightly,
  async ({ workshop }) => {
    workshop.addAccount('Айгүл Серікова');
    const { page } = await workshop.signIn('Айгүл Серікова');
    await page.evaluate(() => {
      location.hash = '#/records/camp';
    });
    const rows = page.locator('tbody tr');
    await expect(rows.first()).toBeVisible();
    await button(page, word('many.open')).click();
    await dialog(page).getByLabel(word('many.find')).fill('Карлаг');
    await dialog(page).getByLabel(word('many.with')).fill('Карагандинский лагерь');
    await button(page, word('many.preview')).click();
    await expect(dialog(page).locator('del').first()).toBeVisible();
    await dialog(page).getByLabel(word('many.reason')).fill('полное имя');
    expect(await faultsOf(page)).toEqual([]);
    await dialog(page).getByLabel(word('many.reason')).press('Enter');
    await expect(dialog(page).getByRole('status')).toBeVisible();
    const changed = page.locator('tbody').getByText('Карагандинский лагерь');
    await expect(changed.first()).toBeAttached();
    await button(page, word('many.undo')).click();
    await expect(changed).toHaveCount(0);

    // A copy is a draft of its own.
    await dialog(page)
      .getByRole('button', { name: word('dialog.close') })
      .last()
      .click();
    await rows.first().getByRole('link').click();
    await button(page, word('editor.duplicate')).click();
    await expect(page).toHaveURL(/-2$/);
    await expect(page.getByText(word('record.notYet'))).toBeVisible();
  },
);
