import { languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { nightly } from '../support/languages.ts';
import { button, expect, go, isPublished, keyPassphrase, reopen, test, word } from '../support/museum.ts';
import { untilOffered } from '../support/visitor.ts';

/**
 * Protects: a curator imports a list of 1,000 rows with faults, corrects them on the page, a second person approves and
 * publishes it, and a visitor finds a grandfather under another spelling in three languages. The names are invented.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const syllables = ['ба', 'ве', 'го', 'ди', 'жу', 'ка', 'ло', 'ми', 'ну', 'ра'];
const syllable = (number: number): string => syllables[number % 10] ?? '';

/** Row 5 has no possible year, row 9 repeats row 8, and the last is whom the visitor looks for. */
function list(): string {
  const rows = Array.from({ length: 998 }, (_, index) => {
    const number = index === 8 ? 7 : index;
    const surname = `Вы${syllable(number)}${syllable(Math.floor(number / 10))}${syllable(Math.floor(number / 100))}мский`;
    const born = index === 4 ? '19О5' : String(1880 + (number % 40));
    return `${surname};Пример ${'абвгдежзик'[number % 10]};${born};Аксу;строка ${number}`;
  });
  rows.push('Джусупбеков;Выдуман;1901;Каркаралинский уезд;строка А');
  rows.push('Джусупбеков;Ян;1902;Каркаралы;строка Б');
  return `Фамилия;Имя;Г. р.;Родом;Заметка\n${rows.join('\n')}\n`;
}

test(
  'imports, corrects, approves and publishes a list that visitors search',
  nightly,
  async ({ browser, workshop, museum }, info) => {
    museum.giveKey(workshop);
    workshop.addAccount('Айгүл Серікова');
    workshop.addAccount('Борис Ли', ['approver']);
    const [aigul, boris] = [await workshop.signIn('Айгүл Серікова'), await workshop.signIn('Борис Ли')];
    const { page } = aigul;

    await test.step('an editor imports it and corrects its faults on the page', async () => {
      await go(aigul, '#/names');
      expect(await faultsOf(page)).toEqual([]);
      await page.locator('input[type=file]').setInputFiles({
        ...{ name: 'список.csv', mimeType: 'text/csv', buffer: Buffer.from(list()) },
      });
      await page.getByLabel(word('names.id'), { exact: true }).fill('primer');
      for (const field of await page.getByLabel(new RegExp(`^${word('names.text.title')} · `)).all()) {
        await field.fill('Список-пример');
      }
      await page.getByLabel(word('names.text.holder'), { exact: true }).fill('Архив примера');
      await page.getByLabel(`Заметка: ${word('names.means')}`).selectOption('source');
      expect(await faultsOf(page)).toEqual([]);
      await page.screenshot({ path: info.outputPath('import.png'), fullPage: true });
      await button(page, 'names.start').click();
      const faults = page.locator('table tbody tr');
      await expect(faults).toHaveCount(1);
      await expect(faults).toContainText(word('names.fault.not-a-year'));
      await page.getByLabel(word('tables.correctOf', { row: 6, column: 'Г. р.' })).fill('1905');
      await button(page, 'names.again').click();
      await expect(faults).toContainText(word('names.fault.duplicate'));
      await page.screenshot({ path: info.outputPath('faults.png') });
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel(word('names.leaveOutRow', { row: 10 })).check();
      await button(page, 'names.again').click();
      await expect(page.getByRole('heading', { level: 2, name: 'Список-пример' })).toBeVisible();
    });

    await test.step('a second person approves it and publishes', async () => {
      await go(boris, '#/names');
      await button(boris.page, 'names.approve').click();
      await expect(boris.page.getByText(word('names.state.approved'))).toBeVisible();
      await go(boris, '#/publish');
      await boris.page.getByLabel(word('publish.passphrase')).fill(keyPassphrase);
      await button(boris.page, 'publish.act').click();
      await isPublished(boris.page, 2);
    });

    await test.step('visitors find a name under another spelling', async () => {
      const visitor = await browser.newPage();
      await untilOffered({ page: visitor, url: workshop.url() }, 2);
      for (const language of languages) {
        await visitor.goto(`${workshop.url()}#/names?lang=${language}`);
        await visitor.reload();
        await visitor.locator('main input').fill('Жүсіпбек');
        await expect(visitor.locator('main [data-ring=sounds]')).toHaveCount(2);
      }
      await visitor.close();
    });

    await test.step('an entry is withdrawn, a list removed and brought back', async () => {
      await reopen(aigul, '#/names');
      await page.getByLabel(word('names.find'), { exact: true }).fill('Жүсіпбек');
      await page.getByRole('button', { name: /^Пометить: Джусупбеков Ян/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(word('names.withdraw')).check();
      await dialog.getByLabel(word('names.reason')).fill('Просьба семьи');
      expect(await faultsOf(page)).toEqual([]);
      await button(dialog, 'names.save').click();
      await expect(page.getByText('Айгүл Серікова: Просьба семьи')).toBeVisible();
      await reopen(boris, '#/names');
      await button(boris.page, 'names.approve').click();
      await expect(boris.page.getByText(word('names.noteApproved'))).toBeVisible();
      await button(boris.page, 'names.remove').click();
      await button(boris.page, 'names.restore').click();
      await expect(boris.page.getByText(word('names.state.approved')).first()).toBeVisible();
      expect(await faultsOf(boris.page)).toEqual([]);
      await boris.page.screenshot({ path: info.outputPath('lists.png'), fullPage: true });
    });

    await test.step('a version without the withdrawn entry is approved by who has seen that the withdrawal ends', async () => {
      await reopen(aigul, '#/names');
      const changed = 'Фамилия;Имя;Г. р.\nДжусупбеков;Ян;1903\n';
      await page.locator('input[type=file]').setInputFiles({
        ...{ name: 'список.csv', mimeType: 'text/csv', buffer: Buffer.from(changed) },
      });
      await page.getByLabel(word('names.id'), { exact: true }).fill('primer');
      for (const field of await page.getByLabel(new RegExp(`^${word('names.text.title')} · `)).all()) {
        await field.fill('Список-пример');
      }
      await button(page, 'names.start').click();
      await expect(page.getByText(word('names.notesOfBoth'))).toBeVisible();
      await reopen(boris, '#/names');
      await expect(boris.page.getByText(word('names.notesOfBoth'))).toBeVisible();
      await button(boris.page, 'names.approve').first().click();
      const dialog = boris.page.getByRole('dialog');
      await expect(dialog.getByRole('listitem')).toHaveText(/Джусупбеков Ян, 1902/);
      expect(await faultsOf(boris.page)).toEqual([]);
      await boris.page.screenshot({ path: info.outputPath('ending.png') });
      await button(dialog, 'names.approveEnding_one', { count: 1 }).click();
      await expect(boris.page.getByText(word('names.notesOfBoth'))).toBeHidden();
      await expect(boris.page.getByText('Айгүл Серікова: Просьба семьи')).toBeHidden();
    });
  },
);
