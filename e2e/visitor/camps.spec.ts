import type { Page } from '@playwright/test';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { languageButton, nightly, nightlyUnless, wordOf } from '../support/languages.ts';
import { orientations, routeIn } from '../support/screen-list.ts';
import { chooseTextSize } from '../support/visitor.ts';

/** Protects: the camps on the map of a year and in the list, the page of a camp, and two camps side by side. */
const screenIs = (page: Page, name: string) => expect(page.locator('main')).toHaveAttribute('data-screen', name);
const slider = (page: Page) => page.getByRole('slider');
const ring = (page: Page, id: string) => page.locator(`[data-map] g[data-camp="${id}"]`);
const button = (page: Page, key: string) => page.getByRole('button', { name: wordOf('ru', key), exact: true });

async function openMap({ page, open }: Kiosk, year = 1950): Promise<void> {
  await open(routeIn(`#/camps/map/${year}`, 'ru'));
  await expect(page.locator('[data-map="ready"]')).toBeVisible();
  await expect(slider(page)).toHaveAttribute('aria-valuenow', String(year));
}

async function centreOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const centreOfRing = (page: Page, id: string) => centreOf(page, `[data-map] g[data-camp="${id}"] > circle`);
const pxPerMm = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm')));

for (const { orientation, viewport } of orientations) {
  test.describe(orientation, nightlyUnless(orientation === 'landscape'), () => {
    test.use({ viewport });

    test('shows the camps of a year at their seats of that year', async ({ kiosk }) => {
      const { page } = kiosk;
      await openMap(kiosk, 1933);
      await expect(ring(page, 'karlag')).toHaveCount(1);
      for (const absent of ['steplag', 'astrakhanlag', 'kaspiilag']) await expect(ring(page, absent)).toHaveCount(0);
      // The place of this camp is not known well enough for a point.
      await page.locator('main [data-off-map]').tap();
      const offMap = page.getByRole('list', { name: wordOf('ru', 'map.offMapList') });
      await expect(offMap.getByRole('button', { name: 'Прорвлаг' })).toHaveCount(1);

      await openMap(kiosk, 1942);
      await expect(ring(page, 'astrakhanlag')).toHaveCount(1);
      const guryev = await centreOfRing(page, 'astrakhanlag');
      await openMap(kiosk);
      const astrakhan = await centreOfRing(page, 'astrakhanlag');
      expect(guryev.x).toBeGreaterThan(astrakhan.x + 20);
      await expect(ring(page, 'steplag')).toHaveCount(1);
      await expect(ring(page, 'karaganda-camps')).toHaveCount(0);
    });

    test('selects the camp when touched within 20 mm of its ring', nightly, async ({ kiosk }) => {
      const { page } = kiosk;
      await openMap(kiosk);
      const { x, y } = await centreOfRing(page, 'steplag');
      await page.touchscreen.tap(x - 12 * (await pxPerMm(page)), y + 12 * (await pxPerMm(page)));
      await expect(ring(page, 'steplag')).toHaveAttribute('data-selected', 'true');
      await expect(page.locator('[data-card]')).toHaveAttribute('data-card', 'steplag');
    });

    test('opens a list of the camps under the finger where they are crowded', nightly, async ({ kiosk }) => {
      const { page } = kiosk;
      await openMap(kiosk, 1949);
      const { x, y } = await centreOfRing(page, 'luglag');
      await page.touchscreen.tap(x, y);
      const crowd = page.getByRole('list', { name: wordOf('ru', 'map.underFinger') });
      await expect(crowd.getByRole('button')).toHaveCount(3);
      await crowd.getByRole('button', { name: 'Песчанлаг' }).tap();
      await expect(crowd).toHaveCount(0);
      await expect(page.locator('[data-card]')).toHaveAttribute('data-card', 'peschanlag');
    });
  });
}

test('changes the year by drag, tap and keys', nightly, async ({ kiosk }) => {
  const { page } = kiosk;
  await openMap(kiosk);
  const box = await slider(page).boundingBox();
  if (!box) throw new Error('the slider is not on the screen');
  const y = box.y + 20;
  const at = (share: number) => box.x + box.width * share;
  const now = () => slider(page).getAttribute('aria-valuenow').then(Number);
  await page.touchscreen.tap(at(0.25), y);
  await expect.poll(async () => Math.abs((await now()) - 1937)).toBeLessThanOrEqual(1);
  await page.mouse.move(at(0.25), y);
  await page.mouse.down();
  await page.mouse.move(at(0.8), y, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => Math.abs((await now()) - 1954)).toBeLessThanOrEqual(1);
  await page.keyboard.press('End');
  await slider(page).press('End');
  await expect.poll(now).toBe(1960);
  await slider(page).press('ArrowLeft');
  await expect.poll(now).toBe(1959);
});

test('runs through the years when their button is touched twice', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await open(routeIn('#/camps/map/1950', 'en'));
  await expect(page.locator('[data-map="ready"]')).toBeVisible();
  const control = (key: string) => page.getByRole('button', { name: wordOf('en', key), exact: true });
  const box = await control('camps.run').boundingBox();
  if (!box) throw new Error('the button is not on the screen');
  for (let touch = 0; touch < 2; touch++) await page.touchscreen.tap(box.x + box.width - 10, box.y + box.height / 2);
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '1951');
  await expect(control('camps.stop')).toBeVisible();
});

test('zooms, pans and resets the map, and keeps the view when the language changes', async ({ kiosk }) => {
  const { page } = kiosk;
  await openMap(kiosk, 1952);
  const before = await centreOfRing(page, 'steplag');
  await page.mouse.move(before.x, before.y);
  await page.mouse.wheel(0, -700);
  await expect(button(page, 'map.whole')).toBeVisible();
  await page.mouse.down();
  await page.mouse.move(before.x + 200, before.y + 60, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await centreOfRing(page, 'steplag')).x - before.x)).toBeGreaterThan(150);
  await page.touchscreen.tap(before.x + 200, before.y + 60);
  await languageButton(page, 'kk').tap();
  await expect(page.locator('html')).toHaveAttribute('lang', 'kk');
  await expect(slider(page)).toHaveAttribute('aria-valuenow', '1952');
  await expect(ring(page, 'steplag')).toHaveAttribute('data-selected', 'true');
  // What is painted, too: a browser can miss a change of attributes.
  await expect(ring(page, 'steplag').locator('circle').first()).toHaveCSS('fill-opacity', '0.28');
  await expect(ring(page, 'karlag').locator('circle').first()).toHaveCSS('fill-opacity', '0.1');
  await page.getByRole('button', { name: wordOf('kk', 'map.whole') }).tap();
  await expect.poll(async () => Math.abs((await centreOfRing(page, 'steplag')).x - before.x)).toBeLessThan(3);
  await expect(page.getByRole('button', { name: wordOf('kk', 'map.whole') })).toHaveCount(0);
});

test('filters the list by work and year and offers one way out of an empty result', nightly, async ({ kiosk }) => {
  const { page } = kiosk;
  await openMap(kiosk);
  await button(page, 'camps.face.list').tap();
  await button(page, 'camps.allYears').tap();
  const rows = page.locator('main ol button[data-camp]');
  await expect(rows.first()).toBeVisible();
  const all = await rows.count();
  expect(all).toBeGreaterThanOrEqual(27);
  await page.getByRole('button', { name: new RegExp(`^${wordOf('ru', 'camps.filter.work')}`) }).tap();
  const option = page.getByRole('dialog').getByRole('button', { name: /добыча угля/ });
  const [, count = '0'] = /(\d+)\s*$/.exec((await option.textContent()) ?? '') ?? [];
  await option.tap();
  await expect(rows).toHaveCount(Number(count));
  await languageButton(page, 'en').tap();
  await expect(rows).toHaveCount(Number(count));
  await languageButton(page, 'ru').tap();
  await page.getByRole('button', { name: new RegExp(`^${wordOf('ru', 'camps.filter.years')}`) }).tap();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /1945–\u20601949/ })
    .tap();
  const inSpan = await rows.count();
  expect(inSpan).toBeGreaterThan(0);
  expect(inSpan).toBeLessThanOrEqual(Number(count));
  await slider(page).press('Home');
  await expect(rows).toHaveCount(0);
  await button(page, 'camps.showAll').tap();
  await expect(rows).toHaveCount(all);
});

for (const { orientation, viewport } of orientations) {
  test.describe(`a narrowed list, ${orientation}`, nightly, () => {
    test.use({ viewport });

    test('scrolls whole rows into sight with the largest text', async ({ kiosk }) => {
      const { page, open } = kiosk;
      await open(routeIn('#/camps', 'ru'));
      await chooseTextSize(page, 'ru', 3);
      await page.locator('main button[data-face=list]').tap();
      for (const [filter, choice] of [
        ['camps.filter.region', 'Карагандинская область'],
        ['camps.filter.type', 'Особый лагерь'],
      ] as const) {
        await page.getByRole('button', { name: new RegExp(`^${wordOf('ru', filter)}`) }).tap();
        await page.getByRole('button', { name: new RegExp(choice) }).tap();
      }
      const rows = page.locator('main ol button[data-camp]');
      await expect(rows).not.toHaveCount(0);
      for (const row of await rows.all()) {
        await row.scrollIntoViewIfNeeded();
        await expect(row).toBeInViewport({ ratio: 0.98 });
      }
    });
  });
}

test('links a camp to its successor in the lineage', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await open(routeIn('#/camps/steplag', 'ru'));
  await button(page, 'camp.tab.events').tap();
  const next = page.locator('main ol a[href^="#/camps/"]').first();
  const href = (await next.getAttribute('href')) ?? '';
  const name = (await page.locator('main h1').textContent()) ?? '';
  await next.tap();
  // The camp before has the same parts.
  await expect(page.locator('main h1')).not.toHaveText(name);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(href);
  await button(page, 'camp.tab.events').tap();
  await expect(page.locator(`main ol a[href="#/camps/steplag"]`).first()).toBeVisible();
});

test('opens the source of a chart point by touch and by key', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await open(routeIn('#/camps/karlag', 'ru'));
  await button(page, 'camp.tab.numbers').tap();
  const dot = page.locator('figure [data-claim]').first();
  await dot.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('10 400');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { x, y } = await centreOf(page, 'figure [data-claim] [data-shape]');
  await page.touchscreen.tap(x - 6, y - 6);
  await expect(page.getByRole('dialog')).toContainText('10 400');
});

test('compares two camps on one scale', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await open(routeIn('#/camps/karlag', 'ru'));
  await button(page, 'camp.tab.numbers').tap();
  await button(page, 'compare.with').tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Степлаг' }).tap();
  await screenIs(page, 'compare');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/camps/compare/karlag/steplag');
  await expect(page.locator('figure [data-level]').first()).toBeAttached();
  const levels = page
    .locator('figure')
    .evaluateAll((figures) =>
      figures.map((figure) => [...figure.querySelectorAll('[data-level]')].map(({ textContent }) => textContent)),
    );
  const [one, other] = await levels;
  expect(one?.length).toBeGreaterThan(2);
  expect(other).toEqual(one);
});

test('reaches a camp near Karaganda in six touches', async ({ kiosk }) => {
  const { page, open } = kiosk;
  let touches = 0;
  const touch = async (act: () => Promise<void>) => {
    touches += 1;
    await act();
  };
  await open('#/loop?lang=ru&still=1');
  await screenIs(page, 'loop');
  await touch(() => page.touchscreen.tap(12, 12));
  await screenIs(page, 'home');
  await touch(() => page.locator('main a[href="#/camps"]').tap());
  await expect(page.locator('[data-map="ready"]')).toBeVisible();
  const { x, y } = await centreOfRing(page, 'peschanlag');
  await touch(() => page.touchscreen.tap(x, y));
  await touch(() => page.locator('[data-map] ~ ul button').first().tap());
  await touch(() => page.locator('[data-card] a[href^="#/camps/"]').tap());
  await screenIs(page, 'camp');
  expect(touches).toBeLessThanOrEqual(6);
});
