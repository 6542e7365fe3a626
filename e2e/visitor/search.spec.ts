import type { Locator, Page } from '@playwright/test';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { holdClock, stopClock, untilGone } from '../support/clock.ts';
import { paintedAfter, watchPaints } from '../support/frames.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { installClock } from '../support/kiosk-windows.ts';
import { languageButton, languageInTurn, nightly, nightlyUnless, wordOf } from '../support/languages.ts';
import { orientations, routeIn } from '../support/screen-list.ts';

/** Protects: search shows results while typing, with either keyboard, and navigation leads back to them. */
const field = (page: Page) => page.getByRole('textbox');
const hits = (page: Page) => page.locator('main section li');
const key = (page: Page, letter: string) => page.locator(`[data-letter="${letter}"]`);

async function tapKeys(page: Page, letters: string): Promise<void> {
  for (const letter of letters) await key(page, letter).tap();
}

async function openSearch({ page, open }: Kiosk, language: Language): Promise<void> {
  await open(routeIn('#/search', language));
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'search');
  await expect(field(page)).toBeFocused();
}

for (const language of languages) {
  test(`finds something for every example, in ${language}`, nightlyUnless(language === 'kk'), async ({ kiosk }) => {
    const { page } = kiosk;
    await openSearch(kiosk, language);
    for (const kind of ['person', 'place', 'camp', 'year']) {
      const example = wordOf(language, `search.example.${kind}`);
      await page.getByRole('button', { name: example, exact: true }).tap();
      await expect(field(page)).toHaveValue(example);
      await expect(hits(page).first()).toBeVisible();
      await expect(page.locator('main mark').first()).toBeVisible();
      await page.locator('[data-key=clear]').tap();
      await expect(field(page)).toHaveValue('');
    }
  });

  test(`gives advice and a next step when nothing is found, in ${language}`, nightly, async ({ kiosk }) => {
    const { page } = kiosk;
    await openSearch(kiosk, language);
    await page.keyboard.type('щщъ');
    await expect(page.getByRole('status')).toContainText('щщъ');
    await expect(page.getByRole('status')).toContainText(wordOf(language, 'search.adviceAlphabet'));
    // Whom to ask, and what is not here.
    await expect(page.locator('main a[href^="#/remembrance/"]').nth(1)).toBeVisible();
    await page.getByRole('button', { name: wordOf(language, 'search.example.camp'), exact: true }).tap();
    await expect(hits(page).first()).toBeVisible();
  });
}

test('groups the hits and highlights the typed text', nightly, async ({ kiosk }) => {
  const { page } = kiosk;
  await openSearch(kiosk, 'ru');
  await page.keyboard.type('карл');
  const camps = page.locator('main section').filter({ hasText: wordOf('ru', 'searchGroup.camp') });
  await expect(camps.locator('a[href="#/camps/karlag"] mark').first()).toHaveText('Карл');
  expect(await page.locator('main section h2').count()).toBeGreaterThan(1);
});

// Measures milliseconds, so it needs an otherwise idle machine.
test('paints the results within 50 ms of a letter on an idle machine', nightly, async ({ kiosk }) => {
  const { page } = kiosk;
  await openSearch(kiosk, 'kk');
  await tapKeys(page, 'қ');
  await expect(hits(page).first()).toBeVisible();
  await watchPaints(page, 'main [data-scroller]');
  const times: number[] = [];
  for (const letter of 'арағандыкеңгірстеплаг') times.push(await paintedAfter(page, () => key(page, letter).tap()));
  times.sort((a, b) => a - b);
  test.info().annotations.push({ type: 'key to painted results, ms', description: times.map(Math.round).join(' ') });
  // The fastest quarter, because other tests share the processors.
  expect(times[Math.floor(times.length / 4)]).toBeLessThanOrEqual(50);
});

test('restores query, results and scroll position after a hit was opened', async ({ kiosk }) => {
  const { page } = kiosk;
  await openSearch(kiosk, 'ru');
  const answered = page.waitForResponse((answer) => new URL(answer.url()).searchParams.get('q') === 'лагерь');
  await page.keyboard.type('лагерь');
  await answered;
  // The hits of the letters before are replaced.
  await expect(page.locator('main mark').first()).toHaveText(/^лагерь$/i);
  await expect(hits(page).nth(5)).toBeVisible();
  const results = page.locator('main [data-scroller]');
  await results.evaluate((element) => element.scrollTo(0, 400));
  const names = await hits(page).allTextContents();
  await hits(page).locator('a').nth(4).tap();
  await expect(page.locator('main')).not.toHaveAttribute('data-screen', 'search');
  await page.getByRole('button', { name: wordOf('ru', 'bar.back') }).tap();
  await expect(field(page)).toHaveValue('лагерь');
  await expect.poll(() => hits(page).allTextContents()).toEqual(names);
  await expect.poll(() => results.evaluate((element) => element.scrollTop)).toBe(400);
});

test('translates the hits of a query when the language changes', nightly, async ({ kiosk }) => {
  const { page } = kiosk;
  await openSearch(kiosk, 'kk');
  await page.keyboard.type('алжир');
  await expect(hits(page).first()).toContainText('АЛЖИР');
  await languageButton(page, 'en').tap();
  await expect(hits(page).first()).toContainText('ALZHIR');
  await expect(field(page)).toHaveValue('алжир');
});

test('empties the field for the next visitor', nightly, async ({ kiosk }) => {
  const { page } = kiosk;
  await holdClock(page);
  await openSearch(kiosk, 'ru');
  await page.getByRole('button', { name: 'Latin' }).tap();
  // While time stops, no tap is slow enough to count as holding the key.
  await stopClock(page);
  await tapKeys(page, 'karlag');
  await page.clock.resume();
  await expect(hits(page).first()).toBeVisible();
  await untilGone(page);
  await page.touchscreen.tap(12, 12);
  await page.getByRole('button', { name: wordOf('kk', 'bar.search') }).tap();
  await expect(field(page)).toHaveValue('');
  await expect(key(page, 'ә')).toBeVisible();
});

test('offers the variants of a held key by sliding or by a second touch', async ({ kiosk }) => {
  const { page } = kiosk;
  await openSearch(kiosk, 'ru');
  const finger = await holdTouch(page, key(page, 'у'));
  const variant = (letter: string) => page.locator(`[data-variant="${letter}"]`);
  await expect(variant('ү')).toBeVisible();
  await finger.slideTo(variant('ү'));
  await expect(variant('ү')).toHaveAttribute('data-chosen');
  await finger.end();
  await expect(field(page)).toHaveValue('ү');

  const second = await holdTouch(page, key(page, 'к'));
  await expect(variant('қ')).toBeVisible();
  await second.end();
  await variant('қ').tap();
  await expect(field(page)).toHaveValue('үқ');
  await expect(variant('қ')).toHaveCount(0);
});

test('moves the caret, and repeats delete while it is held', nightly, async ({ kiosk }) => {
  const { page } = kiosk;
  await installClock(page);
  await openSearch(kiosk, 'ru');
  await stopClock(page);
  await tapKeys(page, 'карлг');
  await expect(field(page)).toHaveValue('карлг');
  await page.getByRole('button', { name: wordOf('ru', 'keyboard.left') }).tap();
  await tapKeys(page, 'а');
  await expect(field(page)).toHaveValue('карлаг');
  await page.getByRole('button', { name: wordOf('ru', 'keyboard.right') }).tap();
  await page.locator('[data-key=delete]').tap();
  await expect(field(page)).toHaveValue('карла');
  const finger = await holdTouch(page, page.locator('[data-key=delete]'));
  await expect(field(page)).toHaveValue('карл');
  await page.clock.runFor(1_000);
  await expect(field(page)).toHaveValue('');
  await finger.end();
});

test('accepts a hardware keyboard and keeps the system keyboard closed', nightly, async ({ kiosk }) => {
  const { page } = kiosk;
  await openSearch(kiosk, 'kk');
  await expect(field(page)).toHaveAttribute('inputmode', 'none');
  await page.keyboard.type('спас');
  await tapKeys(page, 'с');
  await page.locator('main h1').tap();
  await page.keyboard.type('к');
  await expect(field(page)).toHaveValue('спасск');
  await page.keyboard.press('Backspace');
  await expect(field(page)).toHaveValue('спасс');
});

/** The long side of the screen in mm: a 22", a 32" and a 55" one. */
for (const screenWidthMm of [487, 708, 1210]) {
  for (const [place, { orientation, viewport }] of orientations.entries()) {
    test.describe(`${screenWidthMm} mm, ${orientation}`, () => {
      test.use({ viewport, settings: { screenWidthMm } });

      for (const language of languages) {
        const isEveryday = screenWidthMm === 487 && language === languageInTurn(place);
        const title = `has finger-sized, separate keys and leaves room for the hits, in ${language}`;
        test(title, nightlyUnless(isEveryday), async ({ kiosk }) => {
          const { page } = kiosk;
          await openSearch(kiosk, language);
          await page.keyboard.type('кар');
          await expect(hits(page).first()).toBeInViewport({ ratio: 0.6 });
          expect(await tooSmallKeys(page)).toEqual([]);
        });
      }
    });
  }
}

/** Keys under 20 mm or 44 px, closer than 2 mm or 8 px, or outside of the screen. */
async function tooSmallKeys(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const mm = Number.parseFloat(document.documentElement.style.getPropertyValue('--mm'));
    const side = Math.max(44, 20 * mm) - 0.5;
    const gap = Math.max(8, 2 * mm) - 0.5;
    const keys = [...document.querySelectorAll('fieldset button')].map((key) => ({
      name: key.textContent || key.ariaLabel,
      box: key.getBoundingClientRect(),
    }));
    const near = (a: DOMRect, b: DOMRect) =>
      a.left - gap < b.right && b.left - gap < a.right && a.top - gap < b.bottom && b.top - gap < a.bottom;
    return keys.flatMap(({ name, box }, index) => [
      ...(box.width < side || box.height < side ? [`${name}: ${box.width} × ${box.height}, not ${side}`] : []),
      ...(box.left < 0 || box.right > innerWidth || box.bottom > innerHeight ? [`${name}: outside of the screen`] : []),
      ...keys
        .slice(index + 1)
        .filter((other) => near(box, other.box))
        .map((other) => `${name}: too near to ${other.name}`),
    ]);
  });
}

/** A touch in progress. */
interface Finger {
  slideTo(target: Locator): Promise<void>;
  end(): Promise<void>;
}

/** Starts a touch and holds it, which Playwright's `tap` cannot. The caller waits for the page's reaction. */
async function holdTouch(page: Page, target: Locator): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Locator): Promise<void> => {
    const touchPoints = at ? [await centreOf(at)] : [];
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  await send('touchStart', target);
  return {
    slideTo: (other) => send('touchMove', other),
    end: () => send('touchEnd'),
  };
}

async function centreOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('the target is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
