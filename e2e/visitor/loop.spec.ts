import type { LoopProgramme } from '../../db/model/api/loop.ts';
import { languages } from '../../db/model/vocabulary.ts';
import { holdClock, stopClock } from '../support/clock.ts';
import { framesPass } from '../support/frames.ts';
import { expect, test } from '../support/kiosk.ts';
import { nightly, nightlyUnless } from '../support/languages.ts';
import { capitalMm, scene } from '../support/loop.ts';

/** Protects: what a person in the hall sees of the loop, and what a touch on it does. */

/** A playlist of one kind, so that a test sees every scene of that kind. */
const only = (kind: string, more: object = {}) => ({
  loop: { playlists: { main: { scenes: [{ kind }], order: 'given', ...more } } },
});

test('loads the whole programme in one reply and shows the first scene without another request', async ({ kiosk }) => {
  const asked: string[] = [];
  kiosk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await kiosk.open('#/loop?lang=kk');
  await expect(scene(kiosk.page)).toHaveAttribute('data-scene', /./);
  const before = asked.slice(0, asked.indexOf('/api/loop') + 1).filter((path) => path.startsWith('/api/'));
  expect(before).toEqual(['/api/kiosk', '/api/loop']);
});

test('shows a person at first, in large letters, and each language in turn', async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  await open('#/loop?lang=kk');
  await expect(scene(page)).toHaveAttribute('data-scene', /^name /);
  const name = await page.locator('[data-reading] h1').textContent();
  expect(await capitalMm(page)).toBeGreaterThanOrEqual(37);
  const said = new Map<string, string>();
  for (let second = 0; second < 40 && said.size < 3; second++) {
    await expect(page.locator('[data-reading] h1')).toHaveText(name ?? '');
    // In one look: the scene may go on to its next language between two.
    const [language, text] = await page.evaluate(() => [
      document.querySelector('[data-glass]')?.getAttribute('lang') ?? '',
      document.querySelector('[data-reading] [data-shown=true] p')?.textContent ?? '',
    ]);
    said.set(language ?? '', text ?? '');
    await page.clock.runFor(1_000);
  }
  expect([...said.keys()]).toEqual([...languages]);
  expect(new Set(said.values()).size).toBe(3);
});

test.describe('at a touch', () => {
  test.use({ settings: only('name') });

  for (const [turn] of languages.entries()) {
    const title = `starts a visit in the language of the touched scene, scene ${turn}`;
    test(title, nightlyUnless(turn === 1), async ({ kiosk }) => {
      const { page, open } = kiosk;
      await holdClock(page);
      const touch = await page.context().newCDPSession(page);
      await open(`#/loop?scene=${turn}`);
      await expect(scene(page)).toBeVisible();
      // The scene must not go on to its next language between the look and the touch.
      await stopClock(page);
      await page.clock.runFor(1_000);
      const language = await page.locator('[data-glass]').getAttribute('lang');
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 960, y: 640 }] });
      await page.clock.resume();
      await framesPass(page, 2);
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await expect(page.locator('main[data-screen=home] h1')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language ?? '');
      // The click of that touch activated no link of the home screen.
      await framesPass(page, 15);
      await expect(page.locator('main')).toHaveAttribute('data-screen', 'home');
    });
  }
});

test.describe('a display', () => {
  test.use({ settings: { mode: 'display' } });

  test('never leaves the loop', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open('#/loop');
    await expect(scene(page)).toBeVisible();
    await expect(page.getByText('Touch to begin')).toHaveCount(0);
    await page.touchscreen.tap(500, 500);
    await page.mouse.click(900, 500);
    for (const key of ['Enter', 'Escape', 'Home', 'Tab', 'Enter', ' ', 'h', 'ArrowRight', 'Backspace']) {
      await page.keyboard.press(key);
    }
    await framesPass(page);
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'loop');
    await page.evaluate(() => {
      location.hash = '#/home';
    });
    await framesPass(page);
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'loop');
  });
});

const closed = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, []]));

test.describe('at night', () => {
  test.use({ settings: { schedule: { hours: closed } } });

  test('keeps the display dark and wakes the kiosk at a touch', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open('#/loop');
    await expect(page.locator('[data-glass]')).toHaveAttribute('data-glass', 'dark');
    await expect(scene(page)).toHaveCount(0);
    const awake = page.waitForRequest('**/api/loop/awake');
    await page.touchscreen.tap(600, 500);
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'home');
    await awake;
  });
});

test.describe('after closing', () => {
  test.use({ settings: { schedule: { hours: closed, atNight: 'dim' } } });

  test('keeps playing on a dimmed display', nightly, async ({ kiosk }) => {
    await kiosk.open('#/loop');
    await expect(kiosk.page.locator('[data-glass]')).toHaveAttribute('data-glass', 'dim');
    await expect(scene(kiosk.page)).toBeVisible();
  });
});

test('holds a minute of silence on time, once, even when the clock is set back', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  const silence = { id: '2026-05-31', inMs: 20_000, durationMs: 60_000 };
  await page.route('**/api/loop?*', async (route) => {
    const response = await route.fetch();
    const { content, now } = (await response.json()) as LoopProgramme;
    await route.fulfill({ response, json: { content, now: { ...now, silence } } });
  });
  await page.route('**/api/loop/now?*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), silence } });
  });
  const pass = async (ms: number) => {
    const isAsked = page.waitForResponse('**/api/loop/now?*');
    silence.inMs -= ms;
    await page.clock.runFor(ms);
    await isAsked;
  };
  await open('#/loop');
  await expect(scene(page)).toHaveAttribute('data-scene', /^(name|figure|passage|question|years)/);
  // From here time passes only by the test: on a slow machine the silence would begin before it.
  await stopClock(page);
  await pass(15_000);
  await expect(scene(page)).not.toHaveAttribute('data-scene', 'silence');
  await page.clock.runFor(6_000);
  await expect(scene(page)).toHaveAttribute('data-scene', 'silence');
  await expect(scene(page)).toContainText('Минута молчания');
  silence.inMs -= 6_000;
  for (let quarter = 0; quarter < 3; quarter++) await pass(15_000);
  await expect(scene(page)).toHaveAttribute('data-scene', 'silence');
  await pass(15_000);
  await expect(scene(page)).not.toHaveAttribute('data-scene', 'silence');
  silence.inMs = -5_000;
  await pass(15_000);
  await pass(15_000);
  await expect(scene(page)).not.toHaveAttribute('data-scene', 'silence');
});

test('counts a visit by the hour and anonymously', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  await open('#/loop');
  await expect(scene(page)).toBeVisible();
  await page.touchscreen.tap(600, 500);
  await expect(page.locator('main')).toHaveAttribute('data-screen', 'home');
  await page.clock.runFor(1_000);
  const sent = page.waitForRequest('**/api/usage');
  await page.clock.runFor(61_000);
  const counts = (await sent).postDataJSON().counts;
  expect(counts).toContainEqual({ kind: 'screen', name: 'home', times: 1 });
  expect(counts).toContainEqual({ kind: 'visit', name: expect.stringMatching(/^(kk|ru|en)$/), times: 1 });
});
