import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  button,
  cardOf,
  correctHeadcount,
  expect,
  go,
  headcount,
  reopen,
  save,
  test,
  word,
} from '../support/museum.ts';
import { type Editor, givePassphrase } from '../support/workshop.ts';

/**
 * Protects: a colleague's drafts are imported record by record without losing work on either side; the workshop is backed up
 * to a stick and restored; the audit is exported as a table.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

/** The changes that an editor sends to a colleague. */
async function draftsOf({ page }: Editor): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  await go({ page }, '#/carry');
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'carry.takeDrafts').click()]);
  const buffer = readFileSync(await file.path());
  return { name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer };
}

const bring = (page: Page, file: Awaited<ReturnType<typeof draftsOf>>): Promise<void> =>
  page.locator('input[type=file][accept=".esimde-drafts"]').setInputFiles(file);

const source = 'source/md';

test('merges a colleague’s drafts record by record, resolves conflicts and can undo the merge', async ({
  workshop,
  second,
  museum: _,
}) => {
  workshop.addAccount('Айгүл Серікова');
  second.addAccount('Дана Ким');
  const dana = await second.signIn('Дана Ким');
  await correctHeadcount(dana, '196', 'По подлиннику');
  await save(dana, source, 'Уточнено', (body) => {
    (body.title as Record<string, string>).en += ' (second printing)';
  });
  const file = await draftsOf(dana);
  expect(file.name).toMatch(/\.esimde-drafts$/);

  const aigul = await workshop.signIn('Айгүл Серікова');
  const { page } = aigul;
  await correctHeadcount(aigul, '195', 'Опечатка');
  await go(aigul, '#/carry');
  await bring(page, file);
  await expect(page.getByText(/Из файла \(Дана Ким\) принята 1 запись/)).toBeVisible();
  const asked = page.locator(`[data-draft="${headcount}"]`);
  await expect(asked).toContainText('1 поле расходится');

  await test.step('the record asks the next editor for a decision', async () => {
    await asked.getByRole('link').click();
    await expect(page.locator('main[data-screen=record]')).toBeVisible();
    await go(aigul, '#/carry');
    await expect(asked).toBeVisible();
  });

  await test.step('both values are side by side, and the colleague’s is accepted', async () => {
    await button(asked, 'carry.lookAtDraft').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('195');
    await expect(dialog).toContainText('196');
    await expect(button(dialog, 'merge.save')).toBeDisabled();
    await dialog.getByLabel(word('carry.takeFile')).check();
    await button(dialog, 'merge.save').click();
    await expect(page.getByText(word('carry.draftIsTaken'))).toBeVisible();
    await expect(asked).toBeHidden();
  });

  await test.step('undoing the batch keeps the decided change', async () => {
    await button(page, 'carry.undoDrafts').click();
    await expect(page.getByText(word('carry.draftsUndone'))).toBeVisible();
    await go(aigul, '#/review');
    await expect(cardOf(aigul, headcount)).toContainText('196');
    await expect(cardOf(aigul, source)).toContainText(word('review.same'));
  });

  await test.step('a file of another kind is refused with an explanation', async () => {
    await go(aigul, '#/carry');
    await bring(page, { ...file, buffer: Buffer.alloc(100_000, 'not such a file') });
    await expect(page.getByRole('alert')).toHaveText(word('carry.refused.not-a-package'));
  });
});

test('backs the workshop up to a stick and restores it', async ({ workshop, museum: _ }) => {
  workshop.addAccount('Айгүл Серікова');
  const aigul = await workshop.signIn('Айгүл Серікова');
  const { page } = aigul;
  await correctHeadcount(aigul, '195', 'До копии');
  await go(aigul, '#/backup');
  await button(page, 'backup.toStick').click();
  await page.getByRole('dialog').locator('[data-drive]').first().getByRole('button').click();
  await expect(page.getByText(word('backup.written', { name: 'stick' }))).toBeVisible();
  await correctHeadcount(aigul, '999', 'После копии');

  await reopen(aigul, '#/backup');
  const copy = page.locator('[data-file$=".esimde-backup"]');
  await copy.getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(word('backup.restoreMeans'));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await copy.getByRole('button').click();
  await button(dialog, 'backup.restoreNow').click();
  await expect(page.getByText(word('backup.restored'))).toBeVisible();
  await test.step('after a new sign-in the state of the backup is back', async () => {
    await expect(async () => {
      await page.reload();
      await expect(page.getByLabel(word('signIn.name'), { exact: true })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.getByLabel(word('signIn.name'), { exact: true }).fill('Айгүл Серікова');
    await givePassphrase(page);
    await expect(page.locator('main[data-screen]')).toBeVisible();
    await reopen(aigul, `#/records/${headcount}`);
    await expect(page.locator('#field-amount input')).toHaveValue('195');
  });

  await test.step('a file that is not a backup is refused with an explanation, and nothing is lost', async () => {
    await go(aigul, '#/backup');
    await page.locator('input[type=file][accept=".esimde-backup"]').setInputFiles({
      name: 'holiday.esimde-backup',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(100_000, 'not such a file'),
    });
    await button(page.getByRole('dialog'), 'backup.restoreNow').click();
    await expect(page.getByRole('alert')).toHaveText(word('carry.refused.not-a-package'));
  });

  await test.step('the audit records both and can be exported as a table', async () => {
    await go(aigul, '#/audit');
    const link = page.getByRole('link', { name: word('audit.export') });
    const [csv] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const lines = readFileSync(await csv.path(), 'utf8').split('\n');
    expect(lines.filter((line) => /restore/.test(line))).not.toEqual([]);
    expect(lines.filter((line) => /backup/.test(line))).not.toEqual([]);
  });
});
