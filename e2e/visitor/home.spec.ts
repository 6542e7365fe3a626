import { languages } from '../../db/model/vocabulary.ts';
import { holdClock, stopClock } from '../support/clock.ts';
import { expect, test } from '../support/kiosk.ts';
import { languageInTurn, nightlyUnless } from '../support/languages.ts';
import { orientations, routeIn } from '../support/screen-list.ts';
import { chooseTextSize } from '../support/visitor.ts';

/** Protects: Home begins with a person, has every door at every text size, and leads to any person in two touches. */
for (const [place, { orientation, viewport }] of orientations.entries()) {
  test.describe(orientation, () => {
    test.use({ viewport });
    for (const language of languages) {
      const details = nightlyUnless(language === languageInTurn(place));
      test(`has a person and all doors at every text size, in ${language}`, details, async ({ kiosk }) => {
        const { page, open } = kiosk;
        await open(routeIn('#/home', language));
        for (const size of [1, 2, 3] as const) {
          if (size > 1) await chooseTextSize(page, language, size);
          await expect(page.locator('main h1')).toBeInViewport({ ratio: 1 });
          const doors = page.locator('main nav a:has(h2)');
          await expect(doors).toHaveCount(4);
          for (const door of await doors.all()) await expect(door.locator('h2')).toBeInViewport({ ratio: 1 });
          const main = (await page.locator('main').boundingBox()) ?? { y: 0, height: 0 };
          const links = page.locator('main nav a');
          await expect(links.last()).toHaveAttribute('href', '#/ways');
          for (const link of await links.all()) {
            const { y, height } = (await link.boundingBox()) ?? { y: 9999, height: 0 };
            expect(y + height, `size ${size}`).toBeLessThanOrEqual(main.y + main.height + 1);
          }
        }
      });
    }
  });
}

test('shows the person of the loop, who is one touch away; any other is two', async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  await open('#/loop');
  await expect(page.locator('[data-scene^="name "]')).toBeVisible();
  // The loop must not go on to its next scene between the look and the touch.
  await stopClock(page);
  await expect(page.locator('[data-scene^="name "]')).toBeVisible();
  const key = await page.locator('[data-scene]').getAttribute('data-scene');
  const id = key?.replace('name ', '');
  await page.touchscreen.tap(900, 400);
  await page.clock.resume();
  const person = page.locator('main[data-screen=home] > * > a');
  await expect(person).toHaveAttribute('href', `#/people/${id}`);
  await person.tap();
  await expect(page.locator('main[data-screen=person] h1')).toBeVisible();
  await open('#/home');
  await page.locator('main nav a').first().tap();
  const another = page.locator(`main[data-screen=people] a[href^="#/people/"]:not([href$="${id}"])`).first();
  const name = await another.locator('> *').first().textContent();
  await another.tap();
  await expect(page.locator('main[data-screen=person] h1')).toHaveText(name ?? '');
});
