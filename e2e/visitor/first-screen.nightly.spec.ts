import type { Page } from '@playwright/test';
import { languages } from '../../db/model/vocabulary.ts';
import { expect, test } from '../support/kiosk.ts';
import { orientations, routeIn, show } from '../support/screen-list.ts';

/**
 * Protects: the first screen of every camp and person, and of home with each person, before anything is scrolled: what comes
 * first, how many rings, and the ways on within reach.
 */
const maxRings = 12;
/** Share of the page above the first sentence. */
const maxShare = 0.4;

for (const { orientation, viewport } of orientations) {
  test.describe(orientation, () => {
    test.use({ viewport });

    test('has the first sentence, where, when and who of every camp, its parts at the foot and no alias', async ({
      kiosk,
    }) => {
      const { page, url } = kiosk;
      await kiosk.open(routeIn('#/home', 'kk'));
      const { camps } = await (await fetch(`${url}api/camps?lang=kk`)).json();
      for (const { id } of camps) {
        await show(kiosk, routeIn(`#/camps/${id}`, 'kk'));
        await expect(page.locator('main[data-screen=camp] h1')).toBeVisible();
        const lead = 'main header p:last-of-type';
        const { summary } = await (await fetch(`${url}api/camps/${id}?lang=kk`)).json();
        expect(plain(summary).startsWith(plain((await page.locator(lead).textContent()) ?? '–')), id).toBe(true);
        const { inSight, sentence, rings } = await firstScreenOf(page, 'main nav button', lead);
        expect({ id, parts: inSight > 3, aliases: await page.locator('main article li[lang]').count() }).toEqual({
          ...{ id, parts: true, aliases: 0 },
        });
        expect(await page.locator('main dl > div').count(), id).toBeGreaterThanOrEqual(3);
        expect(sentence, id).toBeLessThan(maxShare);
        expect(rings, id).toBeLessThanOrEqual(maxRings);
      }
    });

    for (const language of languages) {
      test(`has all doors of home in sight beneath the name of every person, in ${language}`, async ({ kiosk }) => {
        const { page, url, open } = kiosk;
        const { people } = await (await fetch(`${url}api/people?lang=${language}`)).json();
        expect(people.length).toBeGreaterThan(3);
        let person = people[0];
        // Home begins with the first of the list.
        await page.route('**/api/people?*', async (route) => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, json: { ...(await answer.json()), people: [person] } });
        });
        const faults: string[] = [];
        for (person of people) {
          await open(routeIn('#/home', language));
          await page.reload();
          await expect(page.locator('main[data-screen=home] > * > a')).toHaveAttribute('href', `#/people/${person.id}`);
          await page.evaluate(() => document.fonts.ready);
          const over = await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight);
          if (over > 0) faults.push(`${person.id}: ${over} px`);
        }
        expect(faults).toEqual([]);
      });
    }

    test('has the first sentence about every person, and the camps and sources at the foot', async ({ kiosk }) => {
      const { page, url } = kiosk;
      await kiosk.open(routeIn('#/home', 'kk'));
      const { people } = await (await fetch(`${url}api/people?lang=kk`)).json();
      expect(people.length).toBeGreaterThan(3);
      for (const { id, camps } of people) {
        await show(kiosk, routeIn(`#/people/${id}`, 'kk'));
        await expect(page.locator('main[data-screen=person] h1')).toBeVisible();
        const ways = 'main nav > *';
        const { inSight, sentence, rings } = await firstScreenOf(page, ways, 'main header p:has(button)');
        expect({ id, ways: inSight, aliases: await page.locator('main header [lang]').count() }).toEqual({
          // Its camps, its sources and what is taken home.
          ...{ id, ways: camps.length + 2, aliases: 0 },
        });
        expect(sentence, id).toBeLessThan(maxShare);
        expect(rings, id).toBeLessThanOrEqual(maxRings);
      }
    });
  });
}

/** Without what ties words together on the screen. */
const plain = (text: string): string => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

/** What is in sight of a page that was just opened: how many of `ways`, where its first sentence begins, how many rings. */
function firstScreenOf(page: Page, ways: string, sentence: string) {
  return page.evaluate(
    ([ways, sentence]) => {
      const main = document.querySelector('main')?.getBoundingClientRect();
      if (!main) throw new Error('no page');
      const isInSight = (element: Element) => {
        const { top, bottom, width } = element.getBoundingClientRect();
        return width > 0 && top >= main.top && bottom <= main.bottom + 1;
      };
      const inSight = (selector: string) => [...document.querySelectorAll(selector)].filter(isInSight).length;
      return {
        inSight: inSight(ways),
        sentence: ((document.querySelector(sentence)?.getBoundingClientRect().top ?? 9999) - main.top) / main.height,
        rings: inSight('main [aria-haspopup=dialog]'),
      };
    },
    [ways, sentence] as const,
  );
}
