import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { holdClock, stopClock } from '../support/clock.ts';
import { nightly, nightlyUnless } from '../support/languages.ts';
import { button, expect, go, test as museumTest, word } from '../support/museum.ts';
import { project } from '../support/program.ts';
import { orientations } from '../support/screen-list.ts';
import { chooseTextSize } from '../support/visitor.ts';

/**
 * Protects: a relative leaves a letter with consent, which no file of the kiosk holds in the clear; a curator opens it with the
 * museum's key, answers it and links it to a person.
 */
const keyFile = (folder: string): string => join(folder, 'letters.key');

const test = museumTest.extend({
  settings: ({ museum: { publicKey, stick } }, use) => {
    const args = [join(project, 'dist', 'esimde.js'), 'inbox', 'key', '--out', keyFile(stick), '--json'];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const made = JSON.parse(stdout) as { publicKey: string };
    return use({
      ...{ idleSeconds: 3600, warningSeconds: 600, trustedKeys: [publicKey], workshop: { drives: [stick] } },
      ask: { publicKey: made.publicKey },
    });
  },
});

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

const text = 'Вымышленная просьба о дедушке';

for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    test(`passes axe in ${language}, ${orientation}`, nightly, async ({ browser, workshop }, info) => {
      await workshop.start();
      const page = await browser.newPage({ viewport, hasTouch: true });
      await page.goto(`${workshop.url()}#/ask?lang=${language}`);
      await expect(page.locator('main')).toHaveAttribute('data-screen', 'ask');
      expect(await faultsOf(page)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`ask-${orientation}-${language}.png`) });
      await page.close();
    });
  }
}

for (const { orientation, viewport } of orientations) {
  test(
    `shows nothing below what stays at its foot, ${orientation}`,
    nightlyUnless(orientation === 'landscape'),
    async ({ browser, workshop }) => {
      await workshop.start();
      // As much less as the strip of a guided way takes.
      const page = await browser.newPage({ viewport: { ...viewport, height: viewport.height - 140 }, hasTouch: true });
      await page.goto(`${workshop.url()}#/ask?lang=en&still=1`);
      for (const size of [1, 2, 3] as const) {
        await chooseTextSize(page, 'en', size);
        await expect(page.locator('[data-ask=name]')).toBeVisible();
        expect(await roomBelowSticky(page), `text size ${size}`).toEqual([]);
      }
      await page.close();
    },
  );
}

/** Sticky parts that end above the next one or the edge of what scrolls behind them, with the room between, CSS pixels. */
function roomBelowSticky(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const stuck = [...document.querySelectorAll('main *')].filter((element) => {
      const { position, bottom } = getComputedStyle(element);
      return position === 'sticky' && bottom !== 'auto';
    });
    return stuck.flatMap((element) => {
      let scroller = element.parentElement;
      while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
      if (!scroller) return [];
      scroller.scrollTop = 0;
      const isLong = scroller.scrollHeight > scroller.clientHeight;
      const edge = element.getBoundingClientRect().bottom;
      const tops = stuck.map((each) => each.getBoundingClientRect().top).filter((top) => top > edge - 1);
      const room = Math.min(scroller.getBoundingClientRect().bottom, ...tops) - edge;
      return isLong && room > 1 ? [`${element.className}: ${room.toFixed(1)}`] : [];
    });
  });
}

test('takes a letter that only the museum opens', async ({ browser, workshop, museum }) => {
  workshop.addAccount('Айгүл Серікова');
  await workshop.start();
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, hasTouch: true });
  const page = await context.newPage();
  await holdClock(page);
  for (const [screen, route] of [
    ['people', '#/people'],
    ['search', '#/search'],
    ['camp', '#/camps/karlag'],
    ['text', '#/remembrance/kengir'],
    ['person', '#/people/chizhevsky-alexander'],
  ]) {
    await page.goto(`${workshop.url()}${route}?lang=ru`);
    await expect(page.locator('main')).toHaveAttribute('data-screen', `${screen}`);
    if (screen === 'search') await page.locator('main input').fill('щщщщ');
    await expect(page.locator('[data-ask-open]'), route).toBeVisible();
  }
  await page.locator('[data-ask-open]').click();
  await expect(page.locator('[data-ask=name]')).toHaveValue(/Чижевский/);
  await page.getByRole('button', { name: 'Выйти без письма' }).click();
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'person');
  await page.goto(`${workshop.url()}#/ask?lang=ru`);
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'ask');
  expect(await faultsOf(page)).toEqual([]);
  await page.locator('[data-ask=name]').click();
  // While time stops, no click is slow enough to count as holding the key.
  await stopClock(page);
  for (const letter of 'нет') await page.locator(`[data-letter="${letter}"]`).click();
  await expect(page.locator('[data-ask=name]')).toHaveValue('нет');
  await page.clock.resume();
  await page.getByRole('button', { name: 'Дальше', exact: true }).click();
  await page.locator('textarea').fill(text);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Дальше', exact: true }).click();
  await page.locator('[data-ask=contact]').fill('+7 700 000 00 00');
  await expect(page.getByRole('button', { name: 'Отправить музею', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: /^Разрешаю музею/ }).click();
  await page.getByRole('button', { name: 'Отправить музею', exact: true }).click();
  await expect(page.getByText('Письмо принято')).toBeVisible();
  await expect(page.locator('main svg path').first()).toBeAttached();
  expect(await faultsOf(page)).toEqual([]);
  const inClear = filesIn(workshop.data.folder).filter((file) => readFileSync(file).includes(Buffer.from(text)));
  expect(inClear).toEqual([]);
  await context.close();

  const aigul = await workshop.signIn('Айгүл Серікова');
  await go(aigul, '#/inbox');
  await expect(aigul.page.getByText(word('inbox.sealed'), { exact: true })).toBeVisible();
  await aigul.page.locator('input[type=file]').first().setInputFiles(keyFile(museum.stick));
  await expect(aigul.page.getByText(text)).toBeVisible();
  await button(aigul.page, 'inbox.answer').click();
  const dialog = aigul.page.getByRole('dialog');
  await dialog.getByLabel(word('inbox.status'), { exact: true }).selectOption('answered');
  await dialog.getByLabel(word('inbox.reply'), { exact: true }).fill('Ответили письмом');
  await dialog.getByLabel(word('inbox.link')).fill('Чижевский');
  await dialog.locator('[role=listbox] [role=option]').first().click();
  expect(await faultsOf(aigul.page)).toEqual([]);
  await button(dialog, 'inbox.save').click();
  await expect(aigul.page.locator('[data-letter] a')).toHaveAttribute('href', /#\/records\/person\//);
  await expect(aigul.page.getByText('Ответили письмом')).toBeVisible();
  expect(await faultsOf(aigul.page)).toEqual([]);
  await button(aigul.page, 'inbox.toStick').click();
  await aigul.page.getByRole('dialog').locator('[data-drive]').first().getByRole('button').click();
  await expect(aigul.page.getByText(/^Записано: letters-/)).toBeVisible();
  expect(readdirSync(museum.stick).some((name) => name.endsWith('.esimde-letters'))).toBe(true);
});
