import type { Page } from '@playwright/test';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { holdClock, stopClock, untilWarned } from '../support/clock.ts';
import { framesPass } from '../support/frames.ts';
import { expect, test } from '../support/kiosk.ts';
import { languageButton, nightly, wordOf } from '../support/languages.ts';
import { routeIn, screens } from '../support/screen-list.ts';
import { fakeSpeech } from '../support/speech-fake.ts';

/** Protects: the spoken mode, with fake voices. */

/** Screens without a bar: the loop waits for a touch, and the minute of silence is silent. */
const bare = ['loop', 'silence'];

const button = (page: Page, language: Language, key: string) =>
  page.getByRole('button', { name: wordOf(language, key), exact: true });

async function startReading(page: Page, language: Language): Promise<void> {
  await button(page, language, 'speech.open').tap();
  await button(page, language, 'speech.read').tap();
  await expect.poll(() => said(page)).not.toEqual([]);
}

const said = (page: Page) => page.evaluate(() => window.said.map(({ text }) => text));
const isSpeaking = (page: Page) => page.evaluate(() => window.isSpeaking());
/** The words marked as being read. */
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('spoken')?.values() ?? [])].map((range) => String(range)).join(''));

/** Goes on to the next sentence, and waits until it is marked and spoken. */
async function readNext(page: Page, language: Language): Promise<void> {
  const [before, count] = [await marked(page), (await said(page)).length];
  await button(page, language, 'speech.next').tap();
  await expect.poll(() => marked(page)).not.toBe(before);
  await expect.poll(async () => (await said(page)).length).toBeGreaterThan(count);
}

async function isQuiet(page: Page): Promise<void> {
  await expect.poll(() => isSpeaking(page)).toBe(false);
  const before = await said(page);
  await framesPass(page, 45);
  expect(await said(page)).toEqual(before);
}

for (const language of languages) {
  test(`reads every screen aloud, in ${language}`, nightly, async ({ kiosk: { page, open } }) => {
    await fakeSpeech(page, { utteranceMs: 2 });
    for (const { name, route } of screens.filter(({ name }) => !bare.includes(name))) {
      await test.step(route, async () => {
        await open(routeIn(route, language));
        await page.reload();
        await expect(page.locator('main')).toHaveAttribute('data-screen', name);
        expect(await said(page)).toEqual([]);
        await startReading(page, language);
        await expect.poll(async () => (await said(page)).join(' ').length).toBeGreaterThan(40);
        const [first] = await page.evaluate(() => window.said);
        expect(first?.lang.slice(0, 2)).toBe(language);
        for (const text of await said(page)) expect(text).not.toMatch(/\d[\u00A0\u202F]\d/u);
      });
    }
  });
}

test('begins by a finger held anywhere, also on the loop, and says how it is used', async ({
  kiosk: { page, open },
}) => {
  await fakeSpeech(page, { utteranceMs: 1 });
  await open('#/loop?lang=kk&still=1');
  await expect(page.locator('main h1').first()).toBeVisible();
  await page.mouse.move(900, 500);
  await page.mouse.down();
  await expect.poll(() => said(page)).not.toEqual([]);
  await page.mouse.up();
  expect((await said(page))[0]).toBe(wordOf('kk', 'speech.introduction'));
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'home');
  await expect(button(page, 'kk', 'speech.open')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => (await said(page)).length).toBeGreaterThan(3);
});

test(
  'announces headings, reads numbers as one word and skips source marks',
  nightly,
  async ({ kiosk: { page, open } }) => {
    await fakeSpeech(page, { utteranceMs: 1 });
    await open(routeIn('#/camps/karlag', 'en'));
    await startReading(page, 'en');
    await expect.poll(async () => (await said(page)).some((text) => /\b65673\b/.test(text))).toBe(true);
    const told = async () => (await said(page)).join('\n');
    await expect.poll(told).toContain('Where: Dolinka');
    const text = await told();
    expect(text).toContain(`${wordOf('en', 'speech.heading').replace('{{text}}', 'Karlag')}\n`);
    expect(text).not.toContain(wordOf('en', 'source.open'));
  },
);

test('highlights the sentence and supports pause, resume, repeat, next and stop', async ({ kiosk: { page, open } }) => {
  await fakeSpeech(page, { utteranceMs: 60_000 });
  await open(routeIn('#/remembrance/gulag', 'ru'));
  await startReading(page, 'ru');
  for (let step = 0; step < 2; step++) await readNext(page, 'ru');
  const sentence = await marked(page);
  expect(sentence).toMatch(/\p{L}{3}/u);
  // A voice gets plain spaces.
  expect((await said(page)).at(-1)).toContain(sentence.replace(/\u00a0/g, ' '));

  await button(page, 'ru', 'speech.pause').tap();
  await isQuiet(page);
  await expect.poll(() => marked(page)).toBe(sentence);
  const before = (await said(page)).length;
  await button(page, 'ru', 'speech.resume').tap();
  await expect.poll(async () => (await said(page)).length).toBe(before + 1);
  await button(page, 'ru', 'speech.repeat').tap();
  await expect.poll(async () => (await said(page)).length).toBe(before + 2);
  expect(new Set((await said(page)).slice(before - 1)).size).toBe(1);

  await button(page, 'ru', 'speech.stop').tap();
  await isQuiet(page);
  await expect.poll(() => marked(page)).toBe('');
});

test('scrolls to the sentence that is being read', nightly, async ({ kiosk: { page, open } }) => {
  await fakeSpeech(page, { utteranceMs: 1 });
  await open(routeIn('#/remembrance/gulag', 'kk'));
  await startReading(page, 'kk');
  await expect.poll(() => page.locator('main').evaluate((main) => main.scrollTop)).toBeGreaterThan(300);
});

test('stops at another screen, another language and the end of a visit', nightly, async ({ kiosk: { page, open } }) => {
  await fakeSpeech(page, { utteranceMs: 60_000 });
  await open(routeIn('#/remembrance/gulag', 'en'));
  await startReading(page, 'en');
  await languageButton(page, 'ru').tap();
  await expect(button(page, 'ru', 'speech.read')).toBeVisible();
  await isQuiet(page);
  await button(page, 'ru', 'speech.read').tap();
  await expect.poll(() => isSpeaking(page)).toBe(true);
  await button(page, 'ru', 'bar.home').tap();
  await isQuiet(page);
  await expect.poll(() => marked(page)).toBe('');
  await open('#/loop');
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'loop');
  await open(routeIn('#/home', 'ru'));
  await expect(button(page, 'ru', 'speech.open')).toHaveAttribute('aria-pressed', 'false');
});

test('reads an opened sheet, then resumes the screen where it paused', nightly, async ({ kiosk: { page, open } }) => {
  await fakeSpeech(page, { utteranceMs: 60_000 });
  await open(routeIn('#/camps/karlag', 'en'));
  await startReading(page, 'en');
  for (let step = 0; step < 3; step++) await readNext(page, 'en');
  const sentence = await marked(page);
  await page.locator('main button[aria-haspopup=dialog]').first().tap();
  await expect(page.getByRole('dialog')).toContainText(/\p{L}{3}/u);
  await expect.poll(async () => !['', sentence].includes(await marked(page))).toBe(true);
  const sheet = (await page.getByRole('dialog').textContent()) ?? '';
  expect(sheet).toContain(await marked(page));
  await expect.poll(() => isSpeaking(page)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(button(page, 'en', 'speech.resume')).toBeVisible();
  await isQuiet(page);
  await expect.poll(() => marked(page)).toBe(sentence);
});

test('explains a missing voice in text', nightly, async ({ kiosk: { page, open } }) => {
  await fakeSpeech(page, { voices: ['ru', 'en-GB'] });
  await open(routeIn('#/home', 'kk'));
  await button(page, 'kk', 'speech.open').tap();
  await expect(page.getByRole('status')).toHaveText(wordOf('kk', 'speech.noVoice'));
  await languageButton(page, 'ru').tap();
  await expect(page.getByRole('status')).toHaveText(wordOf('ru', 'speech.hint'));
});

test('has controls of 20 mm that pass axe', nightly, async ({ kiosk: { page, open } }) => {
  await fakeSpeech(page, { utteranceMs: 60_000 });
  await open(routeIn('#/remembrance/gulag', 'kk'));
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'text');
  const before = await faultsOf(page);
  await startReading(page, 'kk');
  const touch = (20 * 1920) / 708;
  for (const key of ['speech.pause', 'speech.repeat', 'speech.next', 'speech.stop']) {
    const box = await button(page, 'kk', key).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), key).toBeGreaterThanOrEqual(touch - 0.5);
  }
  expect(await faultsOf(page)).toEqual(before);
});

test('works with a keypad alone', nightly, async ({ kiosk: { page, open } }) => {
  // Long enough that the first sentence has not ended when a slow machine looks at the button.
  await fakeSpeech(page, { utteranceMs: 600_000 });
  await open(routeIn('#/home', 'en'));
  await button(page, 'en', 'speech.open').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'en', 'speech.read')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page)).not.toEqual([]);
  await expect(button(page, 'en', 'speech.pause')).toBeFocused();
});

test.describe('without input from the visitor', () => {
  test.use({ settings: { idleSeconds: 30, warningSeconds: 20 } });

  test('counts listening as presence, but not a paused reading', async ({ kiosk: { page, open } }) => {
    await holdClock(page);
    await fakeSpeech(page, { utteranceMs: 600_000 });
    await open(routeIn('#/remembrance/gulag', 'ru'));
    await startReading(page, 'ru');
    await page.clock.runFor(60_000);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await button(page, 'ru', 'speech.pause').tap();
    await stopClock(page);
    await untilWarned(page);
    await page.clock.runFor(21_000);
    await page.clock.resume();
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'loop');
    await isQuiet(page);
  });
});
