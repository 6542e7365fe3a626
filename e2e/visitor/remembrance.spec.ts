import type { Page } from '@playwright/test';
import { languages } from '../../db/model/vocabulary.ts';
import { holdClock, stopClock } from '../support/clock.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { languageButton, nightly, nightlyUnless, wordOf } from '../support/languages.ts';
import { orientations, routeIn } from '../support/screen-list.ts';

/** Protects: a visitor can leave a text and return to the same line; "How we know" is always near; the minute of silence is silent. */
const screenIs = (page: Page, name: string) => expect(page.locator('main')).toHaveAttribute('data-screen', name);

const scrollTo = (page: Page, top: number) => page.locator('main').evaluate((main, to) => main.scrollTo(0, to), top);
const scrollTop = (page: Page) => page.locator('main').evaluate((main) => main.scrollTop);
const back = (page: Page) => page.getByRole('button', { name: wordOf('ru', 'bar.back') }).tap();

for (const language of languages) {
  test(
    `sets texts in lines of 55–70 characters, in ${language}`,
    nightlyUnless(language === 'kk'),
    async ({ kiosk: { page, open } }) => {
      await open(routeIn('#/remembrance/gulag', language));
      await expect(page.locator('main article p').nth(5)).toBeVisible();
      const lines = await charactersInLines(page);
      expect(lines.length).toBeGreaterThan(20);
      const mean = lines.reduce((sum, line) => sum + line, 0) / lines.length;
      expect(mean).toBeGreaterThanOrEqual(55);
      expect(mean).toBeLessThanOrEqual(70);
      expect(lines.toSorted((a, b) => a - b)[Math.floor(lines.length * 0.95)]).toBeLessThanOrEqual(75);
    },
  );
}

/** Characters in each full line of the paragraphs, without the last line of each. */
async function charactersInLines(page: Page): Promise<number[]> {
  return page.locator('main article p').evaluateAll((paragraphs) =>
    paragraphs
      .filter((paragraph) => (paragraph.textContent?.length ?? 0) > 200)
      .flatMap((paragraph) => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        const lines = new Map<number, number>();
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (let at = 0; at < (node.textContent?.length ?? 0); at++) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const bottom = Math.round(range.getBoundingClientRect().bottom / 10);
            lines.set(bottom, (lines.get(bottom) ?? 0) + 1);
          }
        }
        return [...lines.values()].slice(0, -1);
      }),
  );
}

test('returns to the same line after looking something up', async ({ kiosk: { page, open } }) => {
  await open(routeIn('#/remembrance/alzhir', 'ru'));
  const camp = page.locator('main article a[href="#/camps/karlag"]').first();
  await scrollTo(page, 260);
  await camp.tap();
  await screenIs(page, 'camp');
  await back(page);
  await screenIs(page, 'text');
  await expect(camp).toBeVisible();
  await expect.poll(() => scrollTop(page)).toBe(260);

  await page
    .locator('main article button', { hasText: /^лагерным/ })
    .first()
    .tap();
  await expect(page.getByRole('dialog')).toContainText(/\p{L}{3}/u);
  await page
    .getByRole('button', { name: wordOf('ru', 'sheet.close') })
    .last()
    .tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => scrollTop(page)).toBe(260);
});

test('says what a text speaks of above its first line, on the first screen', async ({ kiosk: { page, open } }) => {
  await open(routeIn('#/remembrance/kengir', 'ru'));
  const note = page.locator('main header p').filter({ hasText: 'погибших' });
  await expect(note).toBeInViewport();
  await expect(page.locator('main article > div').locator('h2, h3, p').first()).toBeInViewport();
});

for (const { orientation, viewport } of orientations) {
  test.describe(orientation, nightlyUnless(orientation === 'portrait'), () => {
    test.use({ viewport });

    test('tells Kengir day by day in two named voices', async ({ kiosk: { page, open } }) => {
      await open(routeIn('#/remembrance/kengir', 'ru'));
      const day = page
        .locator('main section')
        .filter({ has: page.locator('h3'), hasText: '26 июня 1954' })
        .first();
      const official = await day.getByText(wordOf('ru', 'voice.official')).boundingBox();
      const survivors = await day.getByText(wordOf('ru', 'voice.survivors')).boundingBox();
      if (!official || !survivors) throw new Error('a voice has no name');
      const beside = Math.abs(official.y - survivors.y) < 2 && survivors.x > official.x + 100;
      const below = survivors.y > official.y + 40 && Math.abs(official.x - survivors.x) < 2;
      expect(orientation === 'landscape' ? beside : below).toBe(true);
    });
  });
}

test('links "How we know" from Remembrance and from every source', nightly, async ({ kiosk: { page, open } }) => {
  const toMethod = page.locator('a[href="#/remembrance/how-we-know"]');
  await open(routeIn('#/remembrance', 'ru'));
  await toMethod.tap();
  await screenIs(page, 'text');
  await expect(page.locator('h1')).toHaveText(wordOf('ru', 'sheet.howWeKnow'));
  for (const route of ['#/camps/karlag', '#/figures/passed-through', '#/remembrance/gulag']) {
    await open(routeIn(route, 'ru'));
    // The previous text has such buttons, too.
    await expect(page.locator('h1')).not.toHaveText(wordOf('ru', 'sheet.howWeKnow'));
    await page.locator('main button[aria-haspopup=dialog]').first().tap();
    await page.getByRole('dialog').locator(toMethod).tap();
    await expect(page.locator('h1')).toHaveText(wordOf('ru', 'sheet.howWeKnow'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('shows for each correction old and new value, reason, date and proof', async ({ kiosk: { page, open } }) => {
  await open(routeIn('#/remembrance/corrections', 'ru'));
  const entries = page.locator('main article');
  await expect(entries.first()).toBeVisible();
  const incomplete = await entries.evaluateAll((all) =>
    all
      .filter((entry) => {
        const isDated = /\d{4}/.test(entry.querySelector('header')?.textContent ?? '');
        return !isDated || entry.querySelectorAll('dd').length !== 3;
      })
      .map(({ textContent }) => textContent),
  );
  expect(incomplete).toEqual([]);
  await entries.locator('button[aria-haspopup=dialog]').first().tap();
  await expect(page.getByRole('dialog').locator('h2')).toContainText(/\S/);
});

test.describe('a minute of silence', () => {
  test.use({ settings: { idleSeconds: 20, warningSeconds: 10 } });

  const control = ({ page }: Kiosk) => page.getByRole('button', { name: wordOf('ru', 'silence.return') });

  test('names ten people one after another and ends by itself', nightly, async ({ kiosk }) => {
    const { page, open } = kiosk;
    await holdClock(page);
    await open('#/remembrance?lang=ru');
    await page.locator('a[href="#/remembrance/silence"]').tap();
    await screenIs(page, 'silence');
    await stopClock(page);
    const names = new Set<string>();
    for (let passed = 0; passed < 58; passed += 2) {
      names.add((await page.locator('h1').textContent()) ?? '');
      await expect(page.locator('button, a')).toHaveCount(1);
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      await page.clock.runFor(2_000);
    }
    expect(names.size).toBe(10);
    await page.clock.runFor(4_000);
    await page.clock.resume();
    await screenIs(page, 'remembrance');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  });

  test('is for one camp when started there, and can be ended', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open('#/camps/alzhir?lang=ru');
    await page.getByRole('button', { name: wordOf('ru', 'camp.tab.media') }).tap();
    const link = page.locator('a[href="#/remembrance/silence/alzhir"]');
    await link.scrollIntoViewIfNeeded();
    const top = await scrollTop(page);
    await link.tap();
    await screenIs(page, 'silence');
    // The people of this camp, one after another.
    await expect(page.locator('h1')).toHaveText(/\p{L}{3}/u);
    await expect(page.locator('main')).toContainText('АЛЖИР');
    await control(kiosk).tap();
    await screenIs(page, 'camp');
    await expect.poll(() => scrollTop(page)).toBe(top);
  });

  test('cuts instead of fading when motion is reduced', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open('#/remembrance/silence?lang=ru');
    await screenIs(page, 'silence');
    const durations = await page
      .locator('main, main *')
      .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).animationDuration));
    expect(new Set(durations)).toEqual(new Set(['0s']));
  });

  test('is not offered for records that are not places', nightly, async ({ kiosk: { page, open } }) => {
    for (const id of ['special-camps', 'karaganda-camps']) {
      await open(routeIn(`#/camps/${id}`, 'ru'));
      await screenIs(page, 'camp');
      await expect(page.locator('a[href^="#/remembrance/silence"]')).toHaveCount(0);
    }
  });
});

test('reaches the women of ALZHIR in Russian in 5 touches and starts over in 2', async ({ kiosk }) => {
  const { page, open } = kiosk;
  await open('#/loop?still=1');
  await screenIs(page, 'loop');
  await page.touchscreen.tap(12, 12);
  await screenIs(page, 'home');
  await languageButton(page, 'ru').tap();
  await page.locator('main a[href="#/remembrance"]').tap();
  await page.getByRole('link', { name: 'Женщины АЛЖИРа' }).tap();
  await expect(page.locator('main article')).toContainText('«Акмолинский лагерь жён изменников Родины»');
  await page.getByRole('button', { name: wordOf('ru', 'bar.home') }).tap();
  await screenIs(page, 'home');
});
