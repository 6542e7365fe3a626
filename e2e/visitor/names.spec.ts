import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { holdClock, stopClock } from '../support/clock.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { nightly, nightlyUnless } from '../support/languages.ts';
import { orientations, routeIn } from '../support/screen-list.ts';
import { test as restartTest } from '../support/workshop.ts';

/**
 * Protects: a list that one command imported is found under another spelling, in three languages and both orientations, and
 * each entry says why it was found, where it is from, and where else to ask. The names are invented.
 */
test.use({ settings: { idleSeconds: 3600, warningSeconds: 600 }, ownService: true });

const rows = `Фамилия;Имя;Отчество;Год рождения;Место рождения;Лагерь;Дата ареста;Срок;Источник;Примечание
Джусупбеков;Выдуман;Примерович;1901;Каркаралинский уезд;Карлаг;12.03.1937;10 лет;Книга примеров, с. 1;запись для проверки
Джусупбеков;Выдуман;;1902;Каркаралы;Карлаг;1937;;Книга примеров, с. 2;
Выдумский;Ян;;1899;Гродно;Степлаг;1940;5 лет;Книга примеров, с. 3;
`;

async function importList({ page, url, data }: Pick<Kiosk, 'page' | 'url' | 'data'>): Promise<void> {
  const file = join(data.folder, 'list.csv');
  writeFileSync(file, rows);
  const words = ['names', 'import', file, '--list', 'primer', '--title', 'Пример', '--holder', 'Архив примера'];
  const program = join(data.program, 'dist', 'esimde.js');
  const said = spawnSync(process.execPath, [program, ...words, '--publish', '--data', data.folder], {
    encoding: 'utf8',
  });
  expect(said.status, said.stderr).toBe(0);
  await expect
    .poll(async () => ((await (await page.request.get(`${url}api/names/lists`)).json()) as { lists: unknown[] }).lists)
    .toHaveLength(1);
}

for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    test.describe(`${orientation}, ${language}`, nightlyUnless(orientation === 'portrait' && language === 'kk'), () => {
      test.use({ viewport });

      test('finds a name under another spelling', async ({ kiosk }, info) => {
        await importList(kiosk);
        const { page, url } = kiosk;
        const query = 'q=Жүсіпбек&lang=ru&given=Выдуман&born=1900&within=1&place=Каркар&camp=Карлаг';
        const hit = {
          ...{ ring: 'sounds', list: 'primer', row: 1, surname: 'Джусупбеков', given: 'Выдуман' },
          ...{ patronymic: 'Примерович', born: '1901', birthplace: 'Каркаралинский уезд', camp: 'Карлаг' },
          ...{ arrest: '12.03.1937', term: '10 лет', source: 'Книга примеров, с. 1' },
        };
        const answer = await (await page.request.get(encodeURI(`${url}api/names?${query}`))).json();
        expect(answer).toEqual({ hits: [hit], more: false });
        await kiosk.open(routeIn('#/people', language));
        await page.reload();
        await page.locator('main button', { hasText: /тізімдерінен|списках|lists of names/ }).click();
        await expect(page.locator('main')).toHaveAttribute('data-screen', 'names');
        expect(await faultsOf(page)).toEqual([]);
        await page.locator('main input').fill('Жүсіпбек');
        await expect(page.locator('main [data-ring]')).toHaveCount(2);
        await expect(page.locator('main [data-ring=sounds]').first()).toBeVisible();
        expect(await faultsOf(page)).toEqual([]);
        await page.screenshot({ path: info.outputPath(`names-${language}.png`) });
        await page.locator('main a', { hasText: 'Джусупбеков Выдуман Примерович' }).click();
        await expect(page.locator('main')).toHaveAttribute('data-screen', 'name');
        await expect(page.locator('main')).toContainText('запись для проверки');
        await expect(page.locator('main')).toContainText('Архив примера');
        await expect(page.locator('main a[href="#/names/primer/2"]')).toBeAttached();
        expect(await faultsOf(page)).toEqual([]);
        await page.screenshot({ path: info.outputPath(`name-${language}.png`) });
      });
    });
  }
}

restartTest.describe('the reading of names', () => {
  restartTest.use({
    settings: {
      ...{ idleSeconds: 3600, warningSeconds: 600 },
      loop: { playlists: { main: { scenes: [{ kind: 'entries' }] } } },
    },
  });

  for (const { orientation, viewport } of orientations) {
    const title = `shows one name of a list after another, and goes on after a power cut, ${orientation}`;
    restartTest(title, nightly, async ({ workshop }) => {
      const page = await workshop.desk();
      await holdClock(page);
      await importList({ page, url: workshop.url(), data: workshop.data });
      const name = page.locator('[data-scene=entries] h1');
      const inOrder = ['Джусупбеков Выдуман Примерович', 'Джусупбеков Выдуман', 'Выдумский Ян'];
      /** Time passes only by the test, and no more of it than the name needs to appear. */
      const shown = async (): Promise<number> => {
        await expect(async () => {
          await page.clock.runFor(50);
          await expect(name).toBeVisible({ timeout: 500 });
        }).toPass();
        return inOrder.indexOf(((await name.textContent()) ?? '').replaceAll('\u00ad', ''));
      };
      await page.setViewportSize(viewport);
      await page.goto(`${workshop.url()}#/loop?lang=kk`);
      await stopClock(page);
      await page.reload();
      const first = await shown();
      await expect(async () => {
        await page.clock.runFor(1_000);
        expect(await shown()).toBe((first + 1) % inOrder.length);
      }).toPass({ intervals: [50] });
      await workshop.killAndRestart();
      await page.reload();
      expect(await shown()).toBe((first + 2) % inOrder.length);
    });
  }
});
