import type { Page } from '@playwright/test';
import { languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { nightly } from '../support/languages.ts';
import { expect, test, workshopWord } from '../support/workshop.ts';

/**
 * Protects: a record's history shows who changed what and why, word by word, and restores any version; an undo that
 * conflicts with later changes asks the editor.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const word = (key: string): string => workshopWord('ru', key);
const history = '#/records/camp/kempirsailag/history';

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

const addressOf = (page: Page, path: string): string => new URL(`/api/workshop/${path}`, page.url()).href;

interface CampBody {
  summary: Record<string, string>;
}

/** Saves a change with the session and token of this page, as another part of it would. */
async function change(page: Page, reason: string, alter: (summary: Record<string, string>) => void): Promise<void> {
  const address = addressOf(page, 'records/camp/kempirsailag');
  const { csrf } = (await (await page.request.get(addressOf(page, 'session'))).json()) as { csrf: string };
  const { body, revision } = (await (await page.request.get(address)).json()) as { body: CampBody; revision: number };
  const summary = { ...body.summary };
  alter(summary);
  const saved = await page.request.post(`${address}/revisions`, {
    headers: { 'X-Esimde-Csrf': csrf, Origin: new URL(page.url()).origin },
    data: { baseRevision: revision, body: { ...body, summary }, reason },
  });
  expect(saved.status(), await saved.text()).toBeLessThan(300);
}

const replaceAll = (from: string, to: string) => (summary: Record<string, string>) => {
  for (const language of languages) summary[language] = (summary[language] ?? '').replaceAll(from, to);
};

test('shows changes word by word for each field and restores a version', async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const { page } = await workshop.signIn('Айгүл Серікова');
  await change(page, 'По второму изданию', replaceAll('537', '540'));
  await go(page, history);
  const newest = page.locator('[data-revision="2"]');
  await expect(newest).toContainText('Айгүл Серікова');
  await expect(newest).toContainText('По второму изданию');
  await expect(newest.locator('del')).toHaveText(languages.map(() => /537$/));
  await expect(newest.locator('ins')).toHaveText(languages.map(() => /540$/));
  await expect(newest.locator('del').first()).toHaveCSS('text-decoration-line', 'line-through');

  await page.getByLabel(word('history.filter')).selectOption({ index: 1 });
  await expect(page.locator('[data-revision]')).toHaveCount(1);
  await page.getByLabel(word('history.filter')).selectOption('');

  await page
    .locator('[data-revision="1"]')
    .getByRole('button', { name: word('history.open') })
    .click();
  await expect(page.getByRole('dialog')).toContainText('537');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('history.bringBack') })
    .click();
  await expect(page.locator('[data-revision="3"]')).toContainText(
    word('history.reason.bringBack').replace('{{number}}', '1'),
  );
  await expect(page.locator('[data-revision="3"] ins').first()).toContainText('537');
});

test('asks the editor before undoing a change that later changes touched', nightly, async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const { page } = await workshop.signIn('Айгүл Серікова');
  await change(page, 'Первая правка', replaceAll('537', '540'));
  await change(page, 'Вторая правка', replaceAll('540', '541'));
  await go(page, history);
  await page
    .locator('[data-revision="2"]')
    .getByRole('button', { name: word('history.undo') })
    .focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('fieldset')).toHaveCount(languages.length);
  const save = dialog.getByRole('button', { name: word('merge.save') });
  await expect(save).toHaveAttribute('aria-disabled', 'true');

  // The button scrolls to the open decision.
  await save.focus();
  await page.keyboard.press('Enter');
  await expect(dialog.locator('fieldset').nth(0).locator('input').first()).toBeFocused();
  await page.keyboard.press('Space');
  await save.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.locator('fieldset').nth(1).getByLabel(word('merge.takeTheirs'))).toBeChecked();
  await save.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  const third = dialog.locator('fieldset').nth(2).getByRole('textbox');
  await third.fill('A third version: 542.');
  expect(await faultsOf(page)).toEqual([]);
  await save.focus();
  await page.keyboard.press('Enter');

  const made = page.locator('[data-revision="4"]');
  await expect(made).toContainText(word('history.reason.undo').replace('{{number}}', '2'));
  const reply = await page.request.get(addressOf(page, 'records/camp/kempirsailag'));
  const { summary } = ((await reply.json()) as { body: CampBody }).body;
  expect(summary.kk).toContain('537');
  expect(summary.ru).toContain('541');
  expect(summary.en).toBe('A third version: 542.');
});

for (const language of languages) {
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 768, height: 1366 },
  ]) {
    test.describe(`${language}, ${viewport.width} × ${viewport.height}`, nightly, () => {
      test.use({ viewport });

      test('passes axe in history, media, accounts and audit', async ({ workshop }) => {
        workshop.addAccount('Айгүл Серікова');
        const { page } = await workshop.signIn('Айгүл Серікова', language);
        await change(page, 'Түзету', replaceAll('537', '540'));
        const faults: string[] = [];
        for (const place of [history, '#/media', '#/accounts', '#/audit']) {
          await go(page, place);
          await expect(page.locator('h1')).toBeVisible();
          await page.waitForLoadState('networkidle');
          faults.push(...(await faultsOf(page)).map((fault) => `${place}: ${fault}`));
        }
        await go(page, '#/accounts');
        await page.getByRole('button', { name: workshopWord(language, 'accounts.add') }).click();
        faults.push(...(await faultsOf(page)));
        expect(faults).toEqual([]);
      });
    });
  }
}

test('prints a record in black on white, without bars and buttons', async ({ workshop }) => {
  workshop.addAccount('Айгүл');
  const { page } = await workshop.signIn('Айгүл', 'ru');
  await go(page, '#/records/camp/kempirsailag/print');
  const button = page.getByRole('button', { name: word('print.do') });
  await expect(button).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(button).toBeHidden();
  await expect(page.locator('button:visible, nav:visible, header:visible:has(nav)')).toHaveCount(0);
  await expect(page.getByText(word('print.back'))).toBeHidden();
  await expect(page.locator('main h1')).toHaveCSS('color', 'rgb(0, 0, 0)');
});
