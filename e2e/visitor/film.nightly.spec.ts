import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from '../support/axe.ts';
import { approveAndPublish, create, expect, save, test } from '../support/museum.ts';
import { project } from '../support/program.ts';
import { untilOffered } from '../support/visitor.ts';

/**
 * Protects: a film with captions goes from the workshop to the visitor, who plays it by a keypad, reads what is said, and does
 * not lose the screen while it plays; it stops where its screen is left.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const each = (text: string) => ({ kk: `${text} (қаз)`, ru: `${text} (рус)`, en: `${text} (eng)` });
const vtt = (words: string) => `WEBVTT\n\n00:00.000 --> 00:39.000\n${words}`;
const captions = { kk: vtt('Біз келдік'), ru: vtt('Мы пришли'), en: vtt('We came') };

test('publishes a film and plays it by keys', async ({ browser, workshop, museum }) => {
  museum.giveKey(workshop);
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver']);
  const [aigul, boris] = [await workshop.signIn('Айгүл Серікова'), await workshop.signIn('Борис Ли')];

  await test.step('a curator adds it to a text, and a second one publishes', async () => {
    const at = (path: string): string => new URL(`/api/workshop/${path}`, aigul.page.url()).href;
    const { csrf } = (await (await aigul.page.request.get(at('session'))).json()) as { csrf: string };
    const answer = await aigul.page.request.post(at('media'), {
      headers: { 'X-Esimde-Csrf': csrf, 'Content-Type': 'video/webm' },
      data: readFileSync(join(project, 'test-support', 'workshop', 'long-film.webm')),
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    const { sha256, kind, mime, bytes, width, height, durationMs } = (await answer.json()) as Record<string, unknown>;
    await create(aigul, 'media', {
      ...{ id: 'proba-film', sha256, kind, mime, bytes, width, height, durationMs },
      ...{ alt: each('Барак'), rights: each('Архив'), captions, transcript: each('Мы пришли зимой') },
    });
    await save(aigul, 'text/kengir', 'Фильм', (body) => {
      const [first] = body.body as Record<string, unknown>[];
      if (first) first.media = ['proba-film'];
    });
    await approveAndPublish(boris, 2);
    await untilOffered({ page: boris.page, url: workshop.url() }, 2);
  });

  const page = await browser.newPage();
  await test.step('a visitor plays it, reads it and moves it by keys', async () => {
    await page.goto(`${workshop.url()}#/remembrance/kengir?lang=ru`);
    const play = page.getByRole('button', { name: 'Включить' });
    await play.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Пауза' })).toBeFocused();
    await expect
      .poll(() => page.locator('video').evaluate((film: HTMLVideoElement) => film.currentTime))
      .toBeGreaterThan(0);
    await expect(page.getByText('Мы пришли', { exact: true })).toBeVisible();
    await page.getByRole('slider').focus();
    await page.keyboard.press('PageUp');
    await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', /^0:3\d \/ 0:40$/);
    expect(await faultsOf(page)).toEqual([]);
  });

  await test.step('its words are opened by a key and found by the search', async () => {
    await page.getByText('Расшифровка речи').press('Enter');
    await expect(page.getByText('Мы пришли зимой (рус)')).toBeVisible();
    const found = await page.request.get(`${workshop.url()}api/search?q=пришли+зимой&lang=ru`);
    expect(JSON.stringify(await found.json())).toContain('"kengir"');
  });

  await test.step('it stops where its screen is left', async () => {
    const film = await page.locator('video').elementHandle();
    await page.keyboard.press('Home');
    await expect(page.locator('main[data-screen=home]')).toBeVisible();
    await expect.poll(() => film?.evaluate((left) => (left as HTMLVideoElement).paused)).toBe(true);
  });
  await page.close();
});
