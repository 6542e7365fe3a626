import type { Locator, Page } from '@playwright/test';
import { holdClock, stopClock } from '../support/clock.ts';
import { framesPass } from '../support/frames.ts';
import { nightly } from '../support/languages.ts';
import { type Editor, expect, givePassphrase, test, type Workshop, workshopWord } from '../support/workshop.ts';

/** Protects: withdrawing and restoring a record, the marker on the map, the buttons of a text, and the idle lock. */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false, sharesWorkshop: true });
// In one worker: the tests share a workshop.
test.describe.configure({ mode: 'default' });

const word = (key: string): string => workshopWord('ru', key);
const button = (within: Page | Locator, key: string) =>
  within.getByRole('button', { name: word(key), exact: true }).first();

async function open(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  // Another record has the same screen.
  const id = route.split('/').at(-1) ?? '';
  await expect(page.locator('main[data-screen="record"] header').getByText(id, { exact: true }).first()).toBeVisible();
}

async function editorOf(workshop: Workshop): Promise<Editor> {
  workshop.addAccount('Айгүл Серікова');
  return workshop.signIn('Айгүл Серікова');
}

test.describe('withdrawing', () => {
  async function answer(page: Page, act: string, reason: string): Promise<void> {
    await button(page, act).click();
    const dialog = page.getByRole('dialog');
    await expect(button(dialog, act)).toBeDisabled();
    await dialog.getByLabel(word('save.reason')).fill(reason);
    await button(dialog, act).click();
  }

  test('removes a record, which can be restored unchanged', async ({ workshop }) => {
    const { page } = await editorOf(workshop);
    await open(page, '#/records/correction/kempirsai-2500');
    const title = (await page.locator('h1').textContent()) ?? '';
    await answer(page, 'editor.withdraw', 'Не исправление');
    await expect(page.locator('main').getByText(word('state.withdrawn'))).toBeVisible();
    await page.evaluate(() => {
      location.hash = '#/records?list=withdrawn';
    });
    await expect(page.locator('main tbody th a')).toContainText([title]);
    await open(page, '#/records/correction/kempirsai-2500');
    await answer(page, 'editor.restore', 'Всё же исправление');
    await expect(page.locator('main').getByText(word('state.withdrawn'))).toBeHidden();
    await expect(page.locator('h1')).toHaveText(title);
    await page.getByRole('link', { name: word('editor.history'), exact: true }).click();
    for (const reason of ['Не исправление', 'Всё же исправление']) {
      await expect(page.locator('main')).toContainText(reason);
    }
  });

  test('is refused with an explanation when other records refer to the record', nightly, async ({ workshop }) => {
    const { page } = await editorOf(workshop);
    await open(page, '#/records/camp/karlag');
    await answer(page, 'editor.withdraw', 'Проба');
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(word('refusal.in-use'));
  });
});

test.describe('the point on the map', () => {
  const degrees = async (page: Page, name: 'point.lat' | 'point.lon'): Promise<number> =>
    Number((await page.getByLabel(word(name)).first().inputValue()).replace(',', '.'));

  test('follows a drag, and the arrow keys by one kilometre', async ({ workshop }) => {
    const { page } = await editorOf(workshop);
    await open(page, '#/records/camp/kempirsailag');
    await page.getByRole('heading', { name: word('section.seats') }).click();
    const map = page.getByRole('application', { name: word('point.map') }).first();
    await map.scrollIntoViewIfNeeded();
    await expect(map.locator('canvas').first()).toBeVisible();
    // The land is painted in a worker; its canvas is hidden until then.
    await expect(map.locator('canvas[style*="visibility: hidden"]')).toHaveCount(0);
    const box = await map.boundingBox();
    if (!box) throw new Error('the map has no box');
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await page.mouse.move(...at(0.4, 0.5));
    await page.mouse.down();
    const [lat, lon] = [await degrees(page, 'point.lat'), await degrees(page, 'point.lon')];
    await page.mouse.move(...at(0.6, 0.4), { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => degrees(page, 'point.lat')).toBeGreaterThan(lat);
    await expect.poll(() => degrees(page, 'point.lon')).toBeGreaterThan(lon + 3);
    const dragged = { lat: await degrees(page, 'point.lat'), lon: await degrees(page, 'point.lon') };
    await page.mouse.move(...at(0.3, 0.3));
    await framesPass(page, 2);
    expect(await degrees(page, 'point.lon'), 'moved by a hand that was lifted').toBe(dragged.lon);

    await map.focus();
    const moved = async (): Promise<number> => (await degrees(page, 'point.lat')) - dragged.lat;
    await page.keyboard.press('ArrowUp');
    // A degree of latitude is about 111 km; the form has at least four decimals.
    await expect.poll(moved).toBeCloseTo(1 / 111.2, 3);
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(moved).toBeCloseTo(-9 / 111.2, 3);
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => degrees(page, 'point.lon')).toBeLessThan(dragged.lon - 0.05);
    await expect(page.locator('[data-kept]')).toHaveText(word('kept.kept'));
  });
});

test('marks, unmarks and links words of a text', nightly, async ({ workshop }) => {
  const { page } = await editorOf(workshop);
  await open(page, '#/records/text/alzhir');
  const block = page
    .locator('[id^=field-]')
    .filter({ has: page.getByRole('toolbar') })
    .last();
  const bar = block.getByRole('toolbar');
  const field = block.locator('textarea[data-language=ru]');
  const select = (text: string) =>
    field.evaluate((own, wanted) => {
      const area = own as HTMLTextAreaElement;
      area.focus();
      const start = area.value.indexOf(wanted);
      area.setSelectionRange(start, start + wanted.length);
    }, text);
  await field.fill('Здесь стоял Карлаг.');
  await select('Карлаг');
  await button(bar, 'markup.strong').click();
  await expect(field).toHaveValue('Здесь стоял **Карлаг**.');
  await button(bar, 'markup.emphasis').click();
  await expect(field).toHaveValue('Здесь стоял ***Карлаг***.');
  await button(bar, 'markup.strong').click();
  await expect(field).toHaveValue('Здесь стоял *Карлаг*.');
  await button(bar, 'markup.emphasis').click();
  await expect(field).toHaveValue('Здесь стоял Карлаг.');
  await expect(field).toBeFocused();

  await button(bar, 'markup.camp').click();
  const seek = page.getByRole('dialog').getByRole('combobox');
  await seek.fill('Карлаг');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('karlag');
  await seek.press('Enter');
  await expect(field).toHaveValue('Здесь стоял [Карлаг](camp:karlag).');
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue('Здесь стоял Карлаг.');
});

test('warns of a source similar to a new one and offers to use it', nightly, async ({ workshop }) => {
  const { page } = await editorOf(workshop);
  await open(page, '#/records/claim/kempirsailag-headcount-1941-12');
  const citations = page.locator('#field-citations');
  await expect(citations.locator('li')).not.toHaveCount(0);
  const count = await citations.locator('li').count();
  await button(citations, 'citation.newSource').click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('#field-title-en textarea').fill('Memorial Deutschland');
  await expect(dialog.getByRole('status')).toContainText(word('duplicates.choose'));
  await dialog.getByRole('button', { name: /Memorial Deutschland/ }).click();
  await expect(dialog).toBeHidden();
  await expect(citations.locator('li')).toHaveCount(count + 1);
  await expect(page.locator(`#field-citations-${count}`)).toContainText('Memorial Deutschland');
});

test('hides the page after 15 idle minutes until the passphrase is given', async ({ workshop }) => {
  const { page } = await editorOf(workshop);
  await holdClock(page);
  await page.reload();
  await open(page, '#/records/claim/kempirsailag-headcount-1941-12');
  const amount = page.locator('#field-amount input');
  // From here time passes only by the test, however slow the machine is.
  await stopClock(page);
  await amount.fill('194');
  // Saving the draft may move the page, which counts as activity: the idle time begins after it.
  await page.clock.runFor(5_000);
  await expect(page.locator('[data-kept]')).toHaveText(word('kept.kept'));
  await page.clock.runFor(14 * 60_000 + 40_000);
  await expect(amount).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(page.getByRole('heading', { name: word('signIn.againTitle') })).toBeVisible();
  await expect(amount).toBeHidden();
  await expect(page.locator('main')).toBeHidden();
  await expect(page.locator('header').first()).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(amount).toBeHidden();
  await page.clock.resume();
  await givePassphrase(page);
  await expect(amount).toBeVisible();
  await expect(amount).toHaveValue('194');
  await expect(amount).toBeFocused();
});

test('keeps the chosen language after signing out and in a new visit', nightly, async ({ workshop }) => {
  const { page } = await editorOf(workshop);
  await open(page, '#/records/claim/kempirsailag-headcount-1941-12');
  await button(page, 'workshop.leave').click();
  await expect(page.getByRole('heading', { name: word('signIn.title') })).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${workshop.url()}workshop.html`);
  await expect(page.getByRole('heading', { name: word('signIn.title') })).toBeVisible();
});
