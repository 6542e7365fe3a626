import type { Browser, Page } from '@playwright/test';
import { faultsOf } from '../support/axe.ts';
import { approveAndPublish, create, expect, go, saveBecause, test, word } from '../support/museum.ts';
import { untilOffered } from '../support/visitor.ts';

/**
 * Protects: a curator enters a person with five stations, a second one approves and publishes, a visitor finds the person from
 * the camp, the list and the search in three languages, and another one from a text.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const each = (text: string) => ({ kk: `${text} (қаз)`, ru: `${text} (рус)`, en: `${text} (eng)` });
const citations = [{ source: 'md', locator: 'lag=1', asPrinted: '1938' }];
const person = {
  id: 'proba-person',
  name: each('Проба Тестова'),
  gender: 'woman',
  summary: each('Человек для проверки'),
  certainty: 'high',
  certaintyReason: each('Запись проверки'),
  citations,
};
const stations = [
  ['born', '1905'],
  ['arrested', '1937-11'],
  ['sentenced', '1938-01', { termYears: 8 }],
  ['arrived', '1938-02', { camp: 'karlag' }],
  ['released', '1945', { camp: 'karlag' }],
] as const;

/** A new visitor, so that every visit begins with the current release. */
async function visit(browser: Browser, url: string, route: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${url}#${route}`);
  await expect(page.locator('main')).toBeVisible();
  return page;
}

test('enters, approves, publishes and finds a person', async ({ browser, workshop, museum }) => {
  museum.giveKey(workshop);
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver']);
  const [aigul, boris] = [await workshop.signIn('Айгүл Серікова'), await workshop.signIn('Борис Ли')];

  await test.step('a person without a basis for showing is a problem until the curator chooses one', async () => {
    await create(aigul, 'person', person);
    for (const [property, date, station] of stations) {
      const id = `${person.id}-${property}`;
      const subject = { kind: 'person', id: person.id };
      await create(aigul, 'claim', { id, subject, property, date, citations, ...(station && { station }) });
    }
    await go(aigul, `#/records/person/${person.id}`);
    await expect(aigul.page.getByText(word('problem.missing-consent')).first()).toBeVisible();
    await expect(aigul.page.locator('main')).toContainText('1937-11');
    await aigul.page.locator('#field-consent select').selectOption('public-record');
    await saveBecause(aigul.page, 'Открытая запись');
    await expect(aigul.page.getByText(word('problem.missing-consent'))).toHaveCount(0);
  });

  await test.step('a second person approves and publishes', () => approveAndPublish(boris, 2));

  await test.step('a visitor finds the person in three languages', async () => {
    await untilOffered({ page: boris.page, url: workshop.url() }, 2);
    for (const [language, suffix] of [
      ['kk', '(қаз)'],
      ['ru', '(рус)'],
      ['en', '(eng)'],
    ] as const) {
      const page = await visit(browser, workshop.url(), `/camps/karlag?lang=${language}`);
      await page
        .getByRole('link', { name: `Проба Тестова ${suffix}` })
        .first()
        .click();
      await expect(page.locator('main[data-screen=person] h1')).toHaveText(`Проба Тестова ${suffix}`);
      await expect(page.locator('main li:visible', { hasText: '1945' }).first()).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
      await page.goto(`${workshop.url()}#/people?lang=${language}`);
      await expect(page.locator('main[data-screen=people] input')).toBeFocused();
      await page.keyboard.type('тестова');
      await expect(page.locator('main[data-screen=people] li a[href^="#/people/"]')).toHaveCount(1);
      expect(await faultsOf(page)).toEqual([]);
      await page.goto(`${workshop.url()}#/search?lang=${language}`);
      await expect(page.locator('main[data-screen=search] input')).toBeFocused();
      await page.keyboard.type('тестова');
      await expect(page.locator('main[data-screen=search] a').first()).toContainText(`Проба Тестова ${suffix}`);
      await page.close();
    }
  });

  await test.step('a text leads to a person', async () => {
    const page = await visit(browser, workshop.url(), '/remembrance/alzhir?lang=ru');
    // By its address: the text may decline the name.
    await page.locator('a[href="#/people/ryskulova-aziza"]').click();
    await expect(page.locator('main[data-screen=person] h1')).toHaveText('Азиза Рыскулова');
    await page.close();
  });
});
