import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { nightly } from '../support/languages.ts';
import { expect, pictureOf, test, workshopWord } from '../support/workshop.ts';

/**
 * Protects: a technician adds and revokes accounts and sees the audit; uploaded files show what they lack, and a
 * refused file gives the reason.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const word = (key: string): string => workshopWord('en', key);

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

test('adds an account, changes its roles and revokes it, all in the audit', async ({ workshop }) => {
  workshop.addAccount('Aigul Serikova');
  const { page } = await workshop.signIn('Aigul Serikova', 'en');
  await go(page, '#/accounts');
  await page.getByRole('button', { name: word('accounts.add') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(word('accounts.name'), { exact: true }).fill('Boris Li');
  await dialog.getByLabel(word('accounts.passphrase'), { exact: true }).fill('short');
  await dialog.getByRole('button', { name: word('accounts.add') }).click();
  await expect(dialog.getByRole('alert')).toHaveText(word('accounts.refused.weak-passphrase'));
  await dialog.getByLabel(word('accounts.passphrase'), { exact: true }).fill('steppe wind over Dolinka 1931');
  await dialog.getByRole('button', { name: word('accounts.add') }).click();
  await expect(dialog).toBeHidden();

  const boris = page.getByRole('listitem').filter({ hasText: 'Boris Li' });
  await boris.getByRole('button', { name: word('accounts.roles') }).click();
  await dialog.getByRole('checkbox', { name: word('accounts.role.approver') }).check();
  await dialog.getByRole('button', { name: word('accounts.save') }).click();
  await expect(boris).toContainText(word('accounts.role.approver'));
  await boris.getByRole('button', { name: word('accounts.deactivate') }).click();
  await expect(boris).toContainText(word('accounts.inactive'));

  // The last technician cannot be locked out.
  const own = page.getByRole('listitem').filter({ hasText: word('accounts.you') });
  await own.getByRole('button', { name: word('accounts.roles') }).click();
  await dialog.getByRole('checkbox', { name: word('accounts.role.technician') }).uncheck();
  await dialog.getByRole('button', { name: word('accounts.save') }).click();
  await expect(dialog.getByRole('alert')).toHaveText(word('accounts.refused.last-technician'));
  await page.keyboard.press('Escape');

  await go(page, '#/audit');
  const lines = page.locator('table tbody tr');
  await page.getByLabel(word('audit.action')).selectOption('account-deactivate');
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('Boris Li');
  await page.getByLabel(word('audit.action')).selectOption('');
  const link = page.getByRole('link', { name: word('audit.export') });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('account-deactivate');
});

test('lets an editor change only their own passphrase', nightly, async ({ workshop }) => {
  workshop.addAccount('Aigul Serikova');
  workshop.addAccount('Boris Li', ['editor']);
  const { page } = await workshop.signIn('Boris Li', 'en');
  await go(page, '#/accounts');
  await expect(page.getByRole('button', { name: word('accounts.add') })).toBeHidden();
  await page.getByLabel(word('accounts.oldPassphrase')).fill('not this one at all');
  await page.getByLabel(word('accounts.nextPassphrase')).fill('steppe wind over Dolinka 1931');
  await page.getByRole('button', { name: word('accounts.changePassphrase') }).click();
  await expect(page.getByRole('alert')).toHaveText(word('accounts.refused.wrong-passphrase'));
});

test('accepts a picture, marks what it lacks and refuses an active SVG', nightly, async ({ workshop }) => {
  workshop.addAccount('Aigul Serikova');
  const { page } = await workshop.signIn('Aigul Serikova', 'en');
  await go(page, '#/media');
  await expect(page.getByText(word('media.empty'))).toBeVisible();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const files = [
    { name: 'station.png', mimeType: 'image/png', buffer: await pictureOf(page) },
    { name: 'drawing.png', mimeType: 'image/png', buffer: svg },
  ];
  await page.locator('input[type=file]').setInputFiles(files);
  const taken = page.locator('li[data-outcome]');
  await expect(taken).toHaveCount(2);
  await expect(taken.filter({ hasText: 'drawing.png' })).toContainText(word('media.fault.not-media'));
  const card = page.getByRole('listitem').filter({ has: page.locator('img') });
  await expect(card).toContainText(word('media.lacks.alt'));
  await expect(card).toContainText(word('media.lacks.rights'));
  await expect(async () => {
    expect(await card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  }).toPass();

  // Uploading the same file again creates no second record.
  await page.locator('input[type=file]').setInputFiles(files.slice(0, 1));
  await expect(taken).toContainText(word('media.known'));
  await taken.getByRole('link', { name: word('media.describe') }).click();
  await expect(page.locator('main[data-screen="record"] h1')).toBeVisible();
});
