import type { Locator, Page } from '@playwright/test';
import { languages } from '../../db/model/vocabulary.ts';
import { framesPass } from '../support/frames.ts';
import { expect, test } from '../support/kiosk.ts';
import { nightly, nightlyUnless, wordOf } from '../support/languages.ts';
import { orientations, routeIn, show } from '../support/screen-list.ts';
import { controlsOn, tooNear } from '../support/sizes.ts';
import { chooseTextSize } from '../support/visitor.ts';

/** Protects: a visitor learns why two numbers differ, and every number has its source. */
const questions = ['four-counts', 'passed-through', 'sentenced', 'deaths', 'karlag-in-total', 'peoples-total'];
const routes = ['#/figures/peoples', '#/figures/works', ...questions.map((id) => `#/figures/${id}`)];

const minGapPx = 8;

const ready = (page: Page) => expect(page.locator('main h1')).toBeVisible();

test('explains why 22 million and 4.1 million differ within six touches from the loop', async ({ kiosk }) => {
  const { page, open } = kiosk;
  let touches = 0;
  const touch = async (selector: string): Promise<void> => {
    touches += 1;
    await page.locator(selector).first().tap();
  };
  await open('#/loop?lang=en');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'loop');
  touches += 1;
  await page.touchscreen.tap(400, 400);
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'home');
  await touch('nav button:has-text("Eng")');
  await touch('main a[href="#/figures"]');
  await touch('main a[href="#/figures/four-counts"]');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'question');

  // Without touching or scrolling: both numbers, who is counted, and for which years.
  const glass = page.viewportSize()?.height ?? 0;
  for (const words of ['22,000,000', '4,100,000', 'people sentenced', 'until 1956', /1921–\u2060?1953/]) {
    const box = await page.getByText(words, { exact: false }).first().boundingBox();
    expect(box, `${words}`).not.toBeNull();
    expect((box?.y ?? glass) + (box?.height ?? 0), `${words}`).toBeLessThan(glass * 0.88);
  }

  await touch('main article article button[aria-haspopup=dialog]');
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator('mark').last()).toHaveText('22 млн адам');
  await expect(sheet).toContainText('four different figures');
  expect(touches).toBeLessThanOrEqual(6);
});

const marksTried = [
  ...languages.map((language) => ({ which: 'every', language }) as const),
  { which: 'the last', language: 'kk' } as const,
];

for (const { which, language } of marksTried) {
  test(
    `gives every number a mark, and ${which} one opens its source, in ${language}`,
    nightlyUnless(which === 'the last'),
    async ({ kiosk }) => {
      const { page, open } = kiosk;
      const close = wordOf(language, 'sheet.close');
      await open(routeIn('#/figures', language));
      for (const route of routes) {
        await show(kiosk, routeIn(route, language));
        await ready(page);
        const bare = await page.evaluate(numbersWithoutMark);
        expect(bare, route).toEqual([]);
        const marks = page.locator('main [aria-haspopup=dialog]');
        const count = await marks.count();
        expect(count, route).toBeGreaterThan(0);
        for (let index = which === 'every' ? 0 : count - 1; index < count; index++) {
          await marks.nth(index).tap();
          const sheet = page.getByRole('dialog');
          await expect(sheet.locator('h3 ~ section').first(), `${route}, mark ${index + 1}`).toContainText(/\p{L}{3}/u);
          await sheet.getByRole('button', { name: close, exact: true }).tap();
          await expect(sheet).toHaveCount(0);
        }
      }
    },
  );
}

/** Large numbers on the screen whose own line has no control that opens a sheet. */
function numbersWithoutMark(): string[] {
  const values = [...document.querySelectorAll('main h3, main article > p, main li')];
  return (
    values
      .filter((element) => /^\D{0,24}\d{1,3}([\u00a0,]\d{3})+\D{0,12}$/.test(element.textContent ?? ''))
      // The legend of a stroke is not a count of people.
      .filter((element) => !element.closest('[data-legend]'))
      .filter((element) => !element.querySelector('[aria-haspopup=dialog]'))
      .map((element) => element.textContent ?? '')
  );
}

test('highlights the figure in the printed text of its source and gives our reading', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await open('#/figures/works?lang=ru&still=1');
  await page.locator('main li article button[aria-haspopup=dialog]').first().tap();
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator('blockquote')).toContainText('олардың күшімен 640 зауыт іске косылды');
  await expect(sheet.locator('mark')).toHaveText('640 зауыт іске косылды');
  await expect(sheet).toContainText('640 зауыт іске қосылды');
});

test('puts only figures of the same kind on one scale', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await open('#/figures/four-counts?lang=kk&still=1');
  await ready(page);
  await expect(page.locator('main [data-suspicious]')).toHaveCount(0);
  await open('#/figures/karlag-in-total?lang=kk&still=1');
  await expect(page.locator('main [data-suspicious]')).toHaveCount(4);
});

test(
  'shows all fourteen peoples by the alphabet, none selected, and marks the doubtful row',
  nightly,
  async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open('#/figures/peoples?lang=en&still=1');
    await ready(page);
    const rows = page.locator('main ol > li');
    await expect(rows).toHaveCount(14);
    await expect(rows.first()).toContainText('Armenians');
    await expect(rows.first().locator('[data-doubtful=true]')).toHaveCount(1);
    await expect(page.locator('main [aria-current=true]')).toHaveCount(0);
    const last = await rows.nth(13).boundingBox();
    const bar = await page.locator('nav').last().boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    await expect(page.locator('main')).toContainText('1,222,000');
  },
);

test.describe('the tally', () => {
  /** Frames that the test requests, excluded from the count of the page's requests. */
  const uncountedFrames = (page: Page, count: number) =>
    page.evaluate(async (wanted) => {
      const { ask } = window as unknown as { ask: typeof requestAnimationFrame };
      for (let frame = 0; frame < wanted; frame++) await new Promise((resolve) => ask(resolve));
    }, count);
  const frames = (page: Page) => page.evaluate(() => (window as unknown as { frames: number }).frames);

  // Measures milliseconds, so it needs an otherwise idle machine.
  test('fades in at 50 frames a second', nightly, async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open('#/figures/passed-through?lang=kk');
    const wall = page.locator('canvas[data-strokes="6500"]');
    await wall.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await expect(wall).toHaveAttribute('data-seen', 'true');
    // The median, because other programs share this machine.
    expect(await wall.evaluate(fadingFrameMs)).toBeLessThanOrEqual(20);
  });

  test('requests no animation frame once it has faded in', nightly, async ({ kiosk }) => {
    const { page, open } = kiosk;
    await page.addInitScript(() => {
      const counted = window as unknown as { frames: number; ask: typeof requestAnimationFrame };
      const ask = window.requestAnimationFrame.bind(window);
      counted.frames = 0;
      counted.ask = ask;
      window.requestAnimationFrame = (callback) => {
        counted.frames += 1;
        return ask(callback);
      };
    });
    await open('#/figures/passed-through?lang=kk');
    const wall = page.locator('canvas[data-strokes="6500"]');
    await wall.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await expect(wall).toHaveAttribute('data-seen', 'true');
    await expect.poll(() => wall.evaluate((element) => element.getAnimations().length)).toBe(0);
    // The animation and its end are over when the page has requested no frame for twenty frames.
    await expect
      .poll(async () => {
        const before = await frames(page);
        await uncountedFrames(page, 20);
        return (await frames(page)) - before;
      })
      .toBe(0);
    const before = await frames(page);
    await uncountedFrames(page, 60);
    expect(await frames(page)).toBe(before);
  });

  test('draws the same strokes each time', nightly, async ({ kiosk }) => {
    const { page, open } = kiosk;
    const pictures: string[] = [];
    for (let time = 0; time < 2; time++) {
      await open('#/figures/sentenced?lang=kk&still=1');
      await page.reload();
      const wall = page.locator('canvas[data-strokes="4100"]');
      await wall.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await expect(wall).toHaveAttribute('data-seen', 'true');
      pictures.push(await finishedPicture(page, wall));
    }
    expect(pictures[0]?.length).toBeGreaterThan(10_000);
    expect(pictures[0]).toBe(pictures[1]);
  });

  test('ends with one documented person and the source', nightly, async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open('#/figures/sentenced?lang=en&still=1');
    const sentence = page.getByText('sentenced by the Special Board to 25 years', { exact: false });
    await expect(sentence).toBeVisible();
    await sentence.locator('button').tap();
    await expect(page.getByRole('dialog')).toContainText('№ 4090');
    await page.keyboard.press('Escape');
    await page.locator('main a[href="#/people/kuznetsov-kapiton"]').tap();
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'person');
  });

  test.describe('with reduced motion', () => {
    test.use({ contextOptions: { reducedMotion: 'reduce' } });

    test('appears without fading', nightly, async ({ kiosk }) => {
      const { page, open } = kiosk;
      await open('#/figures/passed-through?lang=kk');
      const wall = page.locator('canvas[data-strokes="6500"]');
      await wall.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await expect(wall).toHaveAttribute('data-seen', 'true');
      expect(await wall.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    });
  });
});

/** What a canvas shows once it no longer changes. */
async function finishedPicture(page: Page, canvas: Locator): Promise<string> {
  const now = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
  let picture = '';
  for (let next = await now(); next !== picture; next = await now()) {
    picture = next;
    await framesPass(page, 20);
  }
  return picture;
}

/** The median frame while the tally fades in. The test requests each frame, not the page. */
function fadingFrameMs(): Promise<number> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const next = (now: number): void => {
      times.push(now);
      if (now - (times[0] ?? now) < 1_800) return void requestAnimationFrame(next);
      const lengths = times.slice(1).map((time, index) => time - (times[index] ?? time));
      resolve(lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? Number.POSITIVE_INFINITY);
    };
    requestAnimationFrame(next);
  });
}

for (const { orientation, viewport } of orientations) {
  test.describe(`peoples, ${orientation}`, () => {
    test.use({ viewport });
    test('keeps the rings apart at every text size', nightlyUnless(orientation === 'landscape'), async ({ kiosk }) => {
      const { page, open } = kiosk;
      await open(routeIn('#/figures/peoples', 'kk'));
      for (const size of [1, 2, 3] as const) {
        await chooseTextSize(page, 'kk', size);
        expect(tooNear(await controlsOn(page), minGapPx), `text size ${size}`).toEqual([]);
      }
    });
  });
}
