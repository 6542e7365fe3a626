import type { Page } from '@playwright/test';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { holdClock } from '../support/clock.ts';
import { framesPass } from '../support/frames.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { languageInTurn, nightly } from '../support/languages.ts';
import { capitalMm, programmeOf, scene, showOnly } from '../support/loop.ts';
import { orientations, routeIn } from '../support/screen-list.ts';

/** Protects: every scene of the loop is whole, passes axe and can be read from afar, and none burns into the screen. */
const keysOf = async (kiosk: Kiosk, kinds: readonly string[]): Promise<string[]> => {
  const { content } = await programmeOf(kiosk);
  return content.scenes.map(({ key }) => key).filter((key) => kinds.includes(key.split(' ')[0] ?? ''));
};

const kindsByLength = [['name'], ['figure', 'question', 'passage', 'day', 'years'], ['camp']];

/** One orientation after the other; the tests below and accessibility.spec.ts read the loop in both at night. */
test('the first scene of each kind shows text and source, passes axe, and nothing is cut off', async ({ kiosk }) => {
  const faults: string[] = [];
  for (const [index, kind] of kindsByLength.flat().entries()) {
    const place = index % orientations.length;
    await kiosk.page.setViewportSize(orientations[place]?.viewport ?? orientations[0].viewport);
    const [key = ''] = await keysOf(kiosk, [kind]);
    await isWhole(kiosk, key, languageInTurn(index + place));
    faults.push(...(await faultsOf(kiosk.page)).map((fault) => `${key}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

for (const { orientation, viewport } of orientations) {
  test.describe(`every scene, ${orientation}`, () => {
    test.use({ viewport });

    for (const kinds of kindsByLength) {
      for (const language of languages) {
        const title = `${kinds.join(', ')}: all show text and source, and nothing is cut off, in ${language}`;
        test(title, nightly, async ({ kiosk }) => {
          const keys = await keysOf(kiosk, kinds);
          expect(keys.length).toBeGreaterThan(0);
          for (const key of keys) await isWhole(kiosk, key, language);
        });
      }
    }
  });
}

async function isWhole(kiosk: Kiosk, key: string, language: Language): Promise<void> {
  const { page } = kiosk;
  await showScene(kiosk, key, language);
  await expect(scene(page)).toContainText(/Дереккөз: \S|Источник: \S|Source: \S/);
  expect(await cutWords(page), `${key} in ${language}`).toEqual([]);
}

/** The page asks for the programme each time the loop begins, so it need not be loaded again. */
async function showScene({ page, open }: Kiosk, key: string, language: Language): Promise<void> {
  await showOnly(page, key, language);
  await open(routeIn('#/home', language));
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'home');
  await open(routeIn('#/loop', language));
  await expect(scene(page)).toHaveAttribute('data-scene', key);
}

/** Words outside their column or under the invitation. */
function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-reading]')].flatMap((column) => {
      const room = column.getBoundingClientRect();
      const words = [...column.querySelectorAll('h1, p, dt, dd')].filter(
        (each) => each.closest('svg') === null && each.checkVisibility(),
      );
      const isCut = (each: Element) => {
        const box = each.getBoundingClientRect();
        const outside = box.top < room.top - 1 || box.bottom > room.bottom + 1 || box.right > room.right + 1;
        return outside || each.scrollWidth > each.clientWidth + 1;
      };
      return words.filter(isCut).map(({ textContent }) => textContent);
    }),
  );
}

for (const { orientation, viewport } of orientations) {
  test.describe(`from three metres, ${orientation}`, nightly, () => {
    test.use({ viewport });

    test('names have capitals of 37 mm, numbers have 25 mm', async ({ kiosk }) => {
      const { content } = await programmeOf(kiosk);
      for (const each of content.scenes) {
        const { key, kind } = each;
        if (kind !== 'name' && kind !== 'figure' && kind !== 'question' && kind !== 'years') continue;
        // What is written in place of a name is smaller than one.
        if (each.kind === 'name' && each.person.isNameless) continue;
        await showScene(kiosk, key, 'kk');
        expect(await capitalMm(kiosk.page), key).toBeGreaterThanOrEqual(kind === 'name' ? 37 : 25);
      }
    });
  });
}

test('never lights a pixel for more than ten minutes in a row', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await holdClock(page);
  await open('#/loop');
  await expect(scene(page)).toHaveAttribute('data-scene', /./);
  await framesPass(page);
  const eye = await page.context().newPage();
  // Twenty seconds of the loop's own time between two samples: thirty-one samples cover more than ten minutes.
  const looks = 45;
  const longest = 30;
  const runs = await eye.evaluateHandle(() => ({ lit: new Uint16Array(0), most: 0, seen: 0 }));
  for (let look = 0; look < looks; look++) {
    const picture = (await page.screenshot()).toString('base64');
    await eye.evaluate(
      async ({ kept, bytes }) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        if (kept.lit.length === 0) kept.lit = new Uint16Array(data.length / 4);
        for (let pixel = 0; pixel < kept.lit.length; pixel++) {
          const isLit = (data[pixel * 4] ?? 0) + (data[pixel * 4 + 1] ?? 0) + (data[pixel * 4 + 2] ?? 0) > 240;
          kept.lit[pixel] = isLit ? (kept.lit[pixel] ?? 0) + 1 : 0;
          kept.most = Math.max(kept.most, kept.lit[pixel] ?? 0);
          if (isLit) kept.seen++;
        }
      },
      { kept: runs, bytes: picture },
    );
    await passLoopTime(page);
  }
  const { most, seen } = await runs.evaluate(({ most: run, seen: lit }) => ({ most: run, seen: lit }));
  expect(seen, 'the loop showed something').toBeGreaterThan(100_000);
  expect(most, 'looks on end at which the same pixel was lit').toBeLessThan(longest);
});

/** Advances the page's clock by twenty seconds, in steps that leave the service time to answer. */
async function passLoopTime(page: Page): Promise<void> {
  for (let step = 0; step < 10; step++) {
    await page.clock.runFor(2_000);
    await page.evaluate(() => fetch('/api/health'));
  }
}
