import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { openPromise } from 'yauzl';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { nightly } from '../support/languages.ts';
import { type Editor, expect, test, type Workshop, workshopWord } from '../support/workshop.ts';

/**
 * Protects: a historian imports an Excel table, corrects its errors on the page, and undoes the whole import; a refusal
 * says what to do; an exported table imports without differences.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const inKazakh = (key: string): string => workshopWord('kk', key);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const headers = [
  ...['Белгі', 'Нысан түрі', 'Нысан', 'Сипат', 'Адам саны', 'Сан түрі', 'Не саналған', 'Кезең'],
  ...['Дереккөз 1', 'Беті 1', 'Басылғандай 1'],
];

/** Fifty counts of one camp; rows 7 and 31 are wrong. */
function fiftyClaims(): string {
  const rows = Array.from({ length: 50 }, (_, index) => {
    const row = index + 1;
    const number = row === 7 ? 'бес жүз' : String(500 + row);
    const day = row === 31 ? 'соғыс кезінде' : `19${31 + (row % 20)}-01-01`;
    const fixed = ['camp', 'kempirsailag', 'headcount', number, 'counted', 'prisoners', day, 'md', 'lag=198'];
    return [`kempirsailag-table-${row}`, ...fixed, String(500 + row)];
  });
  return `\uFEFF${[headers, ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`;
}

async function openTables(workshop: Workshop, language: Language = 'kk'): Promise<Editor> {
  workshop.addAccount('Айгүл Серікова');
  const editor = await workshop.signIn('Айгүл Серікова', language);
  await go(editor.page, '#/tables');
  await expect(editor.page.getByRole('heading', { level: 1 })).toHaveText(workshopWord(language, 'tables.title'));
  return editor;
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

async function load(page: Page, name: string, content: string | Buffer): Promise<void> {
  const file = typeof content === 'string' ? Buffer.from(content) : content;
  const mimeType = 'application/octet-stream';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: file });
}

/** The file has its own column names; the editor assigns the unknown one by hand. */
async function mapHeadcount(page: Page): Promise<void> {
  const field = page.getByLabel(`Адам саны: ${inKazakh('tables.goesTo')}`);
  await expect(field).toHaveValue('');
  await field.selectOption('amount');
  await expect(page.locator('figure td', { hasText: '501' }).first()).toBeVisible();
}

test('corrects and imports fifty claims with two bad rows, and undoes the import', async ({ workshop }) => {
  const { page } = await openTables(workshop);
  await load(page, 'санақ.csv', fiftyClaims());
  await expect(page.getByText(inKazakh('tables.rows_other').replace('{{count}}', '50'))).toBeVisible();
  await mapHeadcount(page);
  await button(page, inKazakh('tables.check')).click();

  const mistakes = page.locator('table tbody tr');
  await expect(mistakes).toHaveCount(2);
  await expect(mistakes.nth(0)).toContainText(inKazakh('tables.fault.not-a-number'));
  await expect(mistakes.nth(1)).toContainText(inKazakh('tables.fault.not-a-date'));
  const cell = (row: number, column: string) =>
    page.getByLabel(inKazakh('tables.correctOf').replace('{{row}}', String(row)).replace('{{column}}', column));
  await expect(cell(8, 'Адам саны')).toHaveValue('бес жүз');
  await cell(8, 'Адам саны').fill('507');
  await cell(32, 'Кезең').fill('1942-21');
  const download = page.waitForEvent('download');
  await button(page, inKazakh('tables.saveCorrected')).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe(`санақ (${inKazakh('tables.correctedName')}).csv`);
  const corrected = fiftyClaims().replace('бес жүз', '507').replace('соғыс кезінде', '1942-21');
  expect((await buffer(await saved.createReadStream())).toString()).toBe(corrected);
  await cell(32, 'Кезең').press('Enter');

  await expect(page.getByText(inKazakh('tables.created_other').replace('{{count}}', '50'))).toBeVisible();
  await page.getByLabel(inKazakh('tables.reason')).fill('Мұрағат санағы');
  await button(page, inKazakh('tables.doImport')).click();
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(inKazakh('tables.done'));

  await go(page, '#/records/claim/kempirsailag-table-7/history');
  const newest = page.locator('[data-revision="1"]');
  await expect(newest).toContainText('Мұрағат санағы');
  await expect(newest).toContainText(inKazakh('history.cause.import'));
  await newest.getByRole('button', { name: inKazakh('history.open') }).click();
  await expect(page.getByRole('dialog')).toContainText('507');
  await page.keyboard.press('Escape');
  await button(page, inKazakh('history.undoBatch')).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: inKazakh('history.undoBatch') })
    .click();
  await expect(page.getByRole('status').filter({ hasText: inKazakh('history.done.batch') })).toBeVisible();
  for (const row of [1, 7, 31, 50]) expect(await stateOf(page, `kempirsailag-table-${row}`)).toBe('withdrawn');
});

test(
  'keeps an uploaded table with its corrections and continues an import after a reload',
  nightly,
  async ({ workshop }) => {
    const { page } = await openTables(workshop);
    await load(page, 'санақ.csv', fiftyClaims());
    await mapHeadcount(page);
    await button(page, inKazakh('tables.check')).click();
    await expect(page.locator('table tbody tr')).toHaveCount(2);
    const inRow = (row: number) => page.getByLabel(new RegExp(`${row}.*(Адам саны|Кезең)`));
    await inRow(8).fill('507');
    await go(page, '#/desk');
    await expect(page.locator('main[data-screen=desk]')).toBeVisible();
    await go(page, '#/tables');
    await expect(inRow(8)).toHaveValue('507');
    await inRow(32).fill('1942-21');
    await inRow(32).press('Enter');
    await expect(page.getByText(inKazakh('tables.created_other').replace('{{count}}', '50'))).toBeVisible();
    await page.getByLabel(inKazakh('tables.reason')).fill('Мұрағат санағы');
    const begun = page.waitForResponse(/uploads\/[^/]+\/import$/);
    await button(page, inKazakh('tables.doImport')).click();
    await begun;
    await page.reload();
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(inKazakh('tables.done'));
    await expect(page.getByText(inKazakh('tables.created_other').replace('{{count}}', '50'))).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(inKazakh('tables.which'));
  },
);

/** Undefined when there is no such record. */
async function stateOf(page: Page, id: string): Promise<string | undefined> {
  const response = await page.request.get(new URL(`/api/workshop/records/claim/${id}`, page.url()).href);
  return ((await response.json()) as { state?: string }).state;
}

test('leaves nothing behind after a cancelled import, which can be started again', nightly, async ({ workshop }) => {
  const { page } = await openTables(workshop);
  const known = headers.map((header) => (header === 'Адам саны' ? 'Сан' : header));
  const row = (number: number): string =>
    [
      `stopped-${number}`,
      'camp',
      'kempirsailag',
      'headcount',
      number,
      'counted',
      'prisoners',
      '1942',
      'md',
      '',
      '',
    ].join(';');
  const rows = Array.from({ length: 100_000 }, (_, index) => row(index + 1));
  await load(page, 'көп.csv', `\uFEFF${[known.join(';'), ...rows].join('\n')}\n`);
  await button(page, inKazakh('tables.check')).click();
  await page.getByLabel(inKazakh('tables.reason')).fill('Тоқтатылатын енгізу');
  await button(page, inKazakh('tables.doImport')).click();
  await button(page, inKazakh('publish.stop')).click();
  await expect(page.getByRole('alert')).toHaveText(inKazakh('tables.cancelled'));
  for (const number of [1, 50_000, 100_000]) expect(await stateOf(page, `stopped-${number}`)).toBeUndefined();
  await expect(button(page, inKazakh('tables.doImport'))).toBeEnabled();
});

test('imports its own CSV and XLSX exports without a difference', nightly, async ({ workshop }) => {
  const { page } = await openTables(workshop);
  for (const format of ['CSV', 'XLSX']) {
    const name = `${inKazakh('tables.exportOf').replace('{{table}}', inKazakh('tables.name.sources')).split(':')[0]}`;
    const link = page.getByRole('link', { name: new RegExp(`${name}.*${format}`) });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    await page.getByRole('radio', { name: new RegExp(`^${inKazakh('tables.name.sources')}`) }).check();
    await page.locator('input[type=file]').setInputFiles(await download.path());
    await button(page, inKazakh('tables.check')).click();
    await expect(page.getByText(inKazakh('tables.nothingNew'))).toBeVisible();
    await button(page, inKazakh('tables.otherFile')).click();
  }
});

for (const language of languages) {
  for (const viewport of [
    { width: 1366, height: 768 },
    { width: 768, height: 1366 },
  ]) {
    test.describe(`${language}, ${viewport.width} × ${viewport.height}`, nightly, () => {
      test.use({ viewport });

      test('passes axe at every step of the import', async ({ workshop }) => {
        const word = (key: string): string => workshopWord(language, key);
        const { page } = await openTables(workshop, language);
        const faults = await faultsOf(page);
        await load(page, 'санақ.csv', fiftyClaims());
        const field = page.getByLabel(`Адам саны: ${word('tables.goesTo')}`);
        await expect(field).toBeVisible();
        faults.push(...(await faultsOf(page)));
        await field.selectOption('amount');
        await button(page, word('tables.check')).click();
        await expect(page.locator('table tbody tr')).toHaveCount(2);
        faults.push(...(await faultsOf(page)));
        expect(faults).toEqual([]);
      });
    });
  }
}

test.describe('without an import', () => {
  test.use({ sharesWorkshop: true });
  test.describe.configure({ mode: 'default' });

  test('explains a file that is not a table and names a missing required column', nightly, async ({ workshop }) => {
    const { page } = await openTables(workshop);
    await load(page, 'сурет.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(200).fill(1)]));
    await expect(page.getByRole('alert')).toHaveText(inKazakh('tables.fault.not-a-table'));
    await load(page, 'кесте.csv', 'Белгі;Сан\nkempirsailag-x;5\n');
    const missing = inKazakh('tables.missing').split(':')[0] ?? '';
    await expect(page.getByText(missing)).toBeVisible();
    await expect(button(page, inKazakh('tables.check'))).toBeDisabled();
  });

  test(
    'downloads the open data of the last release as one file whose checksums hold',
    nightly,
    async ({ workshop }) => {
      const { page } = await openTables(workshop);
      const link = page.getByRole('link', { name: inKazakh('tables.openData') });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const files = await unzip(await download.path());
      expect([...files.keys()]).toEqual(
        expect.arrayContaining(['camps.csv', 'persons.csv', 'camps.geojson', 'linked-art.jsonld', 'README.txt']),
      );
      const sums = files.get('SHA256SUMS')?.toString().trim().split('\n') ?? [];
      expect(sums).toHaveLength(files.size - 1);
      for (const line of sums) {
        const [sum, name = ''] = line.split('  ');
        expect(
          createHash('sha256')
            .update(files.get(name) ?? '')
            .digest('hex'),
          name,
        ).toBe(sum);
      }
    },
  );
});

async function unzip(file: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  zip.close();
  return files;
}
