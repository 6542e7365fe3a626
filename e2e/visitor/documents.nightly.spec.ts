import type { Browser, Page } from '@playwright/test';
import { faultsOf } from '../support/axe.ts';
import { approveAndPublish, create, expect, save, test } from '../support/museum.ts';
import { untilOffered } from '../support/visitor.ts';
import { type Editor, pictureOf } from '../support/workshop.ts';

/**
 * Protects: a curator enters a document with a scan, a station that cites a place on it, and an event; a second one approves
 * and publishes; a visitor comes from the event to the person, from a date to the document, and finds both by search; the
 * correction of the station is in the log.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const each = (text: string) => ({ kk: `${text} (қаз)`, ru: `${text} (рус)`, en: `${text} (eng)` });
const source = { source: 'md', locator: 'lag=1', asPrinted: '1938' };
const citations = [source];
const box = { page: 1, left: 0.2, top: 0.3, width: 0.2, height: 0.1 };

/** Uploads a picture. @returns what a record of it says of the file */
async function uploadScan({ page }: Pick<Editor, 'page'>): Promise<Record<string, unknown>> {
  const at = (path: string): string => new URL(`/api/workshop/${path}`, page.url()).href;
  const { csrf } = (await (await page.request.get(at('session'))).json()) as { csrf: string };
  const answer = await page.request.post(at('media'), {
    headers: { 'X-Esimde-Csrf': csrf, 'Content-Type': 'image/png' },
    data: await pictureOf(page),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Record<string, unknown>;
}

async function visit(browser: Browser, url: string, route: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${url}#${route}`);
  await expect(page.locator('main')).toBeVisible();
  return page;
}

test('enters a document and an event, publishes them and shows them', async ({ browser, workshop, museum }) => {
  museum.giveKey(workshop);
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver']);
  const [aigul, boris] = [await workshop.signIn('Айгүл Серікова'), await workshop.signIn('Борис Ли')];

  await test.step('a curator enters them', async () => {
    const { sha256, mime, bytes, width, height } = await uploadScan(aigul);
    const file = { sha256, kind: 'image', mime, bytes, width, height };
    await create(aigul, 'media', { id: 'proba-scan', ...file, alt: each('Лист'), rights: each('Архив') });
    await create(aigul, 'person', {
      id: 'proba-person',
      ...{
        name: each('Проба Тестова'),
        gender: 'woman',
        summary: each('Человек для проверки'),
        consent: 'public-record',
      },
      ...{ certainty: 'high', certaintyReason: each('Запись проверки'), citations },
    });
    await create(aigul, 'document', {
      id: 'proba-document',
      ...{ title: each('Проба документа'), kind: 'card', archive: 'garf', fond: 'Р-1', file: '2', language: 'ru' },
      ...{ consulted: 'consulted', scans: ['proba-scan'], persons: ['proba-person'], camps: ['karlag'] },
      ...{ transcription: 'Прибыла в лагерь.', translation: { kk: 'Лагерьге келді.', en: 'Arrived in the camp.' } },
    });
    const subject = { kind: 'person', id: 'proba-person' };
    await create(aigul, 'claim', {
      id: 'proba-arrived',
      ...{ subject, property: 'arrived', date: '1938-02', station: { camp: 'karlag' } },
      citations: [{ ...source, document: 'proba-document', box }],
    });
    await create(aigul, 'event', {
      id: 'proba-event',
      ...{ title: each('Проба события'), summary: each('Событие для проверки'), period: '1938', camps: ['karlag'] },
      days: [{ date: '1938-02-03', text: each('День события'), citations }],
      participants: [{ person: 'proba-person', role: each('участница'), citations }],
      citations,
    });
  });

  await test.step('a second person approves and publishes', async () => {
    await approveAndPublish(boris, 2);
    await untilOffered({ page: boris.page, url: workshop.url() }, 2);
  });

  await test.step('a visitor comes from the event to the person and to the document', async () => {
    const page = await visit(browser, workshop.url(), '/events/proba-event?lang=ru');
    await expect(page.locator('main[data-screen=event]')).toContainText('День события (рус)');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Проба Тестова (рус)' }).click();
    await expect(page.locator('main[data-screen=person] h1')).toHaveText('Проба Тестова (рус)');
    await page.goto(`${workshop.url()}#/documents/proba-document/proba-arrived?lang=ru`);
    const mark = page.locator('main[data-screen=document] [data-wanted=true]');
    await expect(mark).toBeVisible();
    await expect(page.locator('main')).toContainText('Прибыла в лагерь.');
    expect(await faultsOf(page)).toEqual([]);
    await mark.press('Enter');
    await expect(page.getByRole('dialog').getByRole('link', { name: /Проба документа \(рус\)/ })).toBeVisible();
    await page.close();
  });

  await test.step('the search finds the document and the event', async () => {
    const page = await visit(browser, workshop.url(), '/search?lang=en');
    await expect(page.locator('main[data-screen=search] input')).toBeFocused();
    await page.keyboard.type('Проба');
    const hrefs = page.locator('main[data-screen=search] a[href*="proba-"]');
    await expect(hrefs).toHaveCount(3);
    await page.close();
  });

  await test.step('a correction of the station is in the log', async () => {
    await save(aigul, 'claim/proba-arrived', 'Другой месяц', (body) => {
      body.date = '1938-03';
    });
    await create(aigul, 'correction', {
      id: 'proba-correction',
      ...{ date: '2026-11-29', subject: each('Прибытие'), oldValue: each('1938-02'), newValue: each('1938-03') },
      ...{ reason: each('Прочитан лист'), claim: 'proba-arrived' },
    });
    await approveAndPublish(boris, 3);
    await untilOffered({ page: boris.page, url: workshop.url() }, 3);
    const page = await visit(browser, workshop.url(), '/remembrance/corrections?lang=ru');
    await expect(page.locator('main')).toContainText('Прочитан лист (рус)');
    await page.close();
  });
});
