import type { Page } from '@playwright/test';
import { smallPdf } from '../../test-support/workshop/pdf.ts';
import { nightly } from '../support/languages.ts';
import { button, expect, go, save, test, word } from '../support/museum.ts';
import { pictureOf } from '../support/workshop.ts';

/** Protects: an editor sees the pictures of a text as visitors do, with subject, date, owner and source. */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const inThree = (words: string) => ({ kk: `${words} kk`, ru: `${words} ru`, en: `${words} en` });
const widthOf = (page: Page, within: string) =>
  page
    .locator(`${within} img`)
    .first()
    .evaluate((image: HTMLImageElement) => image.naturalWidth);

test('shows a picture of a text in the preview and, with its details, in the proof', async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const aigul = await workshop.signIn('Айгүл Серікова');
  const { page } = aigul;
  await go(aigul, '#/media');
  await expect(page.getByText(word('media.empty'))).toBeVisible();
  const files = { name: 'station.png', mimeType: 'image/png', buffer: await pictureOf(page) };
  await page.locator('input[type=file]').setInputFiles(files);
  const made = await page.getByRole('link', { name: word('media.describe') }).getAttribute('href');
  const medium = made?.split('/').at(-1) ?? '';
  await save(aigul, `media/${medium}`, 'Описано', (body) =>
    Object.assign(body, {
      alt: inThree('A station in the steppe'),
      rights: inThree('State archive'),
      title: inThree('The station'),
      date: '1943~',
      citations: [{ source: 'md', locator: '12' }],
    }),
  );
  await save(aigul, 'text/gulag', 'Снимок станции', ({ body }) => {
    Object.assign((body as object[])[1] ?? {}, { media: [medium] });
  });

  await test.step('the preview beside the form', async () => {
    await go(aigul, '#/records/text/gulag');
    const figure = page.locator('figure', { hasText: 'The station ru' });
    await expect(figure).toBeVisible();
    await figure.scrollIntoViewIfNeeded();
    await expect.poll(() => widthOf(page, 'figure')).toBe(640);
    await expect(figure).toContainText('State archive ru');
    await expect(figure).toContainText('около 1943');
  });

  await test.step('the visitors’ page on the draft', async () => {
    await go(aigul, '#/review');
    await button(page.locator('[data-record="text/gulag"]'), 'review.seeAsVisitor').click();
    const figure = page.locator('main figure', { hasText: 'The station ru' });
    await expect(figure).toBeVisible();
    await figure.scrollIntoViewIfNeeded();
    await expect.poll(() => widthOf(page, 'main figure')).toBe(640);
    await expect(figure).toContainText('около 1943');
    await figure.locator('figcaption button[aria-haspopup=dialog]').click();
    await expect(page.getByRole('dialog')).toContainText('Memorial Deutschland');
  });
});

test(
  'takes the pages of a PDF as pictures, and says why it takes none of a locked one',
  nightly,
  async ({ workshop }) => {
    workshop.addAccount('Айгүл Серікова');
    const aigul = await workshop.signIn('Айгүл Серікова');
    const { page } = aigul;
    await go(aigul, '#/media');
    await expect(page.getByText(word('media.empty'))).toBeVisible();
    const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
    const pages = smallPdf({ pages: ['0 0 200 100', '0 0 100 200'] });
    await page
      .locator('input[type=file]')
      .setInputFiles([pdf('case.pdf', pages), pdf('locked.pdf', smallPdf({ isLocked: true }))]);
    await expect(page.getByRole('link', { name: word('media.page', { name: 'case.pdf', number: 2 }) })).toBeVisible();
    await expect(page.getByText(word('media.fault.locked-pdf'))).toBeVisible();
    await expect(page.getByRole('link', { name: word('media.describe') })).toHaveCount(2);
  },
);
