import type { Locator, Page } from '@playwright/test';
import { nightly } from '../support/languages.ts';
import { type Editor, expect, givePassphrase, test, type Workshop, workshopWord } from '../support/workshop.ts';

/**
 * Protects: a historian corrects a headcount with a new source and three texts; no input is lost when the program
 * dies; concurrent changes of two people are merged; and the history records all of it.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const claim = '#/records/claim/kempirsailag-headcount-1941-12';
const word = (key: string): string => workshopWord('ru', key);

const open = async ({ page }: Editor, route: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  // Another record has the same screen.
  const id = route.split('/').at(-1) ?? '';
  await expect(page.locator('main[data-screen="record"] header').getByText(id, { exact: true }).first()).toBeVisible();
};
const kept = (page: Page) => expect(page.locator('[data-kept]')).toHaveText(word('kept.kept'));
const amount = (page: Page) => page.locator('#field-amount input');
const inLanguage = (page: Page, field: string, language: string) =>
  page.locator(`#field-${field}-${language} textarea`);
const button = (page: Page, key: string) => page.getByRole('button', { name: word(key), exact: true });

async function saveBecause(page: Page, reason: string): Promise<void> {
  await button(page, 'editor.save').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(word('save.reason')).fill(reason);
  await dialog.getByRole('button', { name: word('editor.save'), exact: true }).click();
}

async function twoEditors(workshop: Workshop): Promise<[Editor, Editor]> {
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['editor']);
  return [await workshop.signIn('Айгүл Серікова'), await workshop.signIn('Борис Ли')];
}

test('keeps the draft of a corrected headcount when the program dies', async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const editor = await workshop.signIn('Айгүл Серікова');
  const { page } = editor;
  await open(editor, claim);
  await amount(page).fill('1 193');

  // A new source, without leaving the claim.
  await page
    .locator('#field-citations')
    .getByRole('button', { name: word('citation.newSource'), exact: true })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#field-title-kk textarea').fill('Кемпірсай кітабы');
  await dialog.locator('#field-title-ru textarea').fill('Книга о Кемпирсае');
  await dialog.locator('#field-title-en textarea').fill('The book of Kempirsai');
  await dialog.getByRole('button', { name: word('picker.make'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('#field-citations-1')).toContainText('Книга о Кемпирсае');
  await page.locator('#field-citations-1-asPrinted input').fill('1193');

  // Three texts.
  await page.locator('details[data-fields~=note] > summary').click();
  await page.locator('#field-note').getByRole('button').click();
  await inLanguage(page, 'note', 'kk').fill('Жаңа дереккөз бойынша.');
  await inLanguage(page, 'note', 'ru').fill('По новому источнику.');
  await expect(page.locator('#field-note-en')).toContainText(word('field.missing'));
  await inLanguage(page, 'note', 'en').pressSequentially('By a new source.');

  // The program dies after the draft was saved; the page asks for the passphrase and keeps its content.
  await kept(page);
  await workshop.killAndRestart();
  await amount(page).fill('1 194');
  await givePassphrase(page);
  await kept(page);
  await amount(page).fill('1 193');
  await kept(page);

  // The browser is closed, too: the record offers the draft when it is opened again.
  await page.close();
  const again = await workshop.signIn('Айгүл Серікова');
  await open(again, claim);
  await expect(again.page.getByText(word('draft.found').split('{{')[0] ?? '')).toBeVisible();
  await expect(amount(again.page)).toHaveValue('1\u00a0193');
  await expect(inLanguage(again.page, 'note', 'en')).toHaveValue('By a new source.');

  // Undo and redo go over the whole form.
  await inLanguage(again.page, 'note', 'en').fill('Mistaken.');
  await again.page.keyboard.press('Control+z');
  await expect(inLanguage(again.page, 'note', 'en')).toHaveValue('By a new source.');
  await again.page.keyboard.press('Control+Shift+z');
  await expect(inLanguage(again.page, 'note', 'en')).toHaveValue('Mistaken.');
  await button(again.page, 'editor.undo').click();
  await expect(inLanguage(again.page, 'note', 'en')).toHaveValue('By a new source.');

  await saveBecause(again.page, 'В книге число напечатано полностью.');
  await expect(again.page.getByText(word('state.changed'))).toBeVisible();
  await again.page.getByRole('link', { name: word('editor.history'), exact: true }).click();
  await expect(again.page.locator('main')).toContainText('В книге число напечатано полностью.');
  await expect(again.page.locator('main')).toContainText('1\u00a0193');
});

test('corrects a headcount with a new source in eight actions from the desk', async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const { page } = await workshop.signIn('Айгүл Серікова');
  let actions = 0;
  const fill = async (field: Locator, text: string): Promise<void> => {
    actions++;
    await field.fill(text);
  };
  const press = async (key: string): Promise<void> => {
    actions++;
    await page.keyboard.press(key);
  };
  await fill(page.locator('header').getByRole('combobox'), 'Карлаг 1949');
  await expect(page.getByRole('option').first()).toContainText('65\u00a0673');
  await press('Enter');
  await fill(amount(page), '65 763');
  await fill(page.locator('#field-citations').getByRole('combobox'), 'Книга учёта 1949 года');
  await expect(page.locator('#field-citations').getByText(word('picker.none'))).toBeVisible();
  await press('Enter');
  const locator = page.locator('[id^=field-citations-][id$=-locator] input').last();
  await expect(locator).toBeFocused();
  await fill(locator, 'л. 17');
  await press('Control+s');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press('Control+Enter');
  // It is saved: the places that still have the old number are listed.
  await expect(page.getByRole('dialog', { name: word('stated.title') })).toBeVisible();
  expect(actions).toBeLessThanOrEqual(8);
  await page.goto(`${workshop.url()}workshop.html#/records/claim/karlag-headcount-1949/history`);
  await expect(page.locator('main')).toContainText('Книга учёта 1949 года');
  await expect(page.locator('main')).toContainText('65\u00a0763');
});

test('lists a correction for visitors', nightly, async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const editor = await workshop.signIn('Айгүл Серікова');
  const { page } = editor;
  await open(editor, claim);
  await amount(page).fill('194');
  await button(page, 'editor.save').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(word('save.reason')).fill('Опечатка');
  await dialog.getByLabel(word('save.tell')).check();
  const save = dialog.getByRole('button', { name: word('editor.save'), exact: true });
  await expect(save).toBeDisabled();
  for (const language of ['kk', 'ru', 'en'] as const) {
    await dialog.getByLabel(workshopWord(language, 'language.name')).fill(`(${language})`);
  }
  await save.click();
  // The old number stands in another record, too.
  await expect(dialog).toContainText('193');
  await dialog
    .getByRole('button', { name: word('stated.close') })
    .last()
    .click();
  await expect(page.getByText(word('state.changed'))).toBeVisible();
  await page.goto(`${workshop.url()}workshop.html#/records/correction?state=new`);
  await expect(page.locator('main tbody th a')).toHaveCount(1);
});

test('merges the changes of two editors in one record', async ({ workshop }) => {
  const [first, second] = await twoEditors(workshop);
  await open(first, claim);
  await open(second, claim);
  await amount(first.page).fill('200');
  await saveBecause(first.page, 'Первый');
  await expect(first.page.getByText(word('state.changed'))).toBeVisible();

  await amount(second.page).fill('300');
  await second.page.locator('#field-citations-0-asPrinted input').fill('300');
  await saveBecause(second.page, 'Второй');
  const merge = second.page.getByRole('dialog');
  await expect(merge).toContainText(word('conflict.title'));
  await expect(merge).toContainText('200');
  await expect(merge).toContainText('300');
  await merge.getByRole('radio', { name: word('merge.takeTheirs') }).check();
  await merge.getByRole('button', { name: word('merge.save'), exact: true }).click();
  await expect(merge).toBeHidden();
  await expect(amount(second.page)).toHaveValue('200');
  await expect(second.page.locator('#field-citations-0-asPrinted input')).toHaveValue('300');
  // The merged version is saved after its window has closed.
  await expect(second.page.getByText(word('state.changed'))).toBeVisible();
  await second.page.getByRole('link', { name: word('editor.history'), exact: true }).click();
  for (const reason of ['Первый', 'Второй']) await expect(second.page.locator('main')).toContainText(reason);
});

test(
  'creates a record by title, warns of a similar one and shows its state in three languages',
  nightly,
  async ({ workshop }) => {
    workshop.addAccount('Айгүл Серікова');
    const { page } = await workshop.signIn('Айгүл Серікова');
    await page.goto(`${workshop.url()}workshop.html#/records/camp`);
    await button(page, 'records.new').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(word('newRecord.name')).fill('Карлаг');
    await expect(dialog.getByRole('link', { name: 'Карлаг' }).first()).toBeVisible();
    await dialog.getByLabel(word('newRecord.name')).fill('Тестовый лагерь у озера');
    await dialog.getByRole('button', { name: word('newRecord.begin'), exact: true }).click();
    await expect(page.locator('h1')).toHaveText('Тестовый лагерь у озера');
    await expect(page.locator('aside')).toContainText(word('problem.missing-language'));

    // A problem links to the field that corrects it.
    await page
      .locator('aside button')
      .filter({ hasText: word('problem.missing-language') })
      .first()
      .click();
    await expect(page.locator('#field-name-kk textarea')).toBeFocused();
    await page.keyboard.type('Көл лагері');
    await kept(page);

    // For a date in everyday notation the form suggests the notation of the workshop.
    const existed = page.locator('#field-existed');
    await existed.locator('input').fill('24.04.1952');
    // The example of the problem beside the form is the same date.
    await existed.getByRole('button', { name: word('date.meant').replace('{{date}}', '1952-04-24 (') }).click();
    await expect(existed).toContainText('24 апреля 1952');
  },
);

test('discards a draft and undoes the discarding', nightly, async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const editor = await workshop.signIn('Айгүл Серікова');
  const { page } = editor;
  await open(editor, claim);
  await amount(page).fill('194');
  await kept(page);
  await open(editor, '#/records/camp/kempirsailag');
  await open(editor, claim);
  await expect(amount(page)).toHaveValue('194');
  await button(page, 'draft.drop').click();
  await expect(amount(page)).toHaveValue('193');
  await expect(page.locator('[data-kept]')).toHaveText('');
  await button(page, 'editor.undo').click();
  await expect(amount(page)).toHaveValue('194');
  await kept(page);
  await page.reload();
  await expect(amount(page)).toHaveValue('194');
});

test('shows the waiting time after wrong passphrases and then signs in', nightly, async ({ workshop }) => {
  workshop.addAccount('Айгүл');
  const page = await workshop.desk();
  await page.locator('button[lang=ru]').click();
  await page.getByLabel(word('signIn.name'), { exact: true }).fill('Айгүл');
  const field = page.getByLabel(word('signIn.passphrase'), { exact: true });
  const submit = button(page, 'signIn.submit');
  // Each wrong passphrase doubles the delay, until the next attempt falls within it even on a slow machine.
  await expect(async () => {
    await field.fill('не та фраза');
    await field.press('Enter');
    await expect(page.getByRole('alert')).toContainText('секунд', { timeout: 3_000 });
    await expect(submit).toBeDisabled({ timeout: 1 });
  }).toPass();
  await expect(submit).toBeEnabled();
  await givePassphrase(page);
  await expect(page.locator('main[data-screen="desk"]')).toBeVisible();
});

test('keeps a half-typed value through signing out', nightly, async ({ workshop }) => {
  workshop.addAccount('Айгүл');
  const editor = await workshop.signIn('Айгүл');
  const { page } = editor;
  await open(editor, claim);
  await amount(page).fill('1 94');
  await button(page, 'workshop.leave').click();
  await expect(page.getByRole('heading', { name: word('signIn.title'), exact: true })).toBeVisible();
  const again = await workshop.signIn('Айгүл');
  await open(again, claim);
  await expect(amount(again.page)).toHaveValue('1 94');
});
