import type { Page, Route } from '@playwright/test';
import type { LoopProgramme } from '../db/model/api/loop.ts';
import { type Language, languages } from '../db/model/vocabulary.ts';
import { holdClock, stopClock } from './support/clock.ts';
import { framesPass } from './support/frames.ts';
import { expect, type Kiosk, test } from './support/kiosk.ts';
import { languageInTurn, nightlyUnless } from './support/languages.ts';
import { orientations } from './support/screen-list.ts';

/** Protects: what a person in the hall sees of the loop. */
const scene = (page: Page) => page.locator('[data-scene]');

/** A playlist of one kind, so that a test sees every scene of that kind. */
const only = (kind: string, more: object = {}) => ({
  loop: { playlists: { main: { scenes: [{ kind }], order: 'given', ...more } } },
});

async function programmeOf({ url }: Kiosk, lang = 'kk'): Promise<LoopProgramme> {
  return (await (await fetch(new URL(`/api/loop?lang=${lang}`, url))).json()) as LoopProgramme;
}

test('loads the whole programme in one reply and shows the first scene without another request', async ({ kiosk }) => {
  const asked: string[] = [];
  kiosk.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await kiosk.open('#/loop?lang=kk');
  await expect(scene(kiosk.page)).toHaveAttribute('data-scene', /./);
  const before = asked.slice(0, asked.indexOf('/api/loop') + 1).filter((path) => path.startsWith('/api/'));
  expect(before).toEqual(['/api/kiosk', '/api/loop']);
});

for (const { orientation, viewport } of orientations) {
  test.describe(`every scene, ${orientation}`, () => {
    test.use({ viewport });
    for (const kinds of [['name'], ['figure', 'question', 'passage', 'day', 'years'], ['camp']]) {
      const keysOf = async (kiosk: Kiosk): Promise<string[]> => {
        const { content } = await programmeOf(kiosk);
        return content.scenes.map(({ key }) => key).filter((key) => kinds.includes(key.split(' ')[0] ?? ''));
      };

      test(`${kinds.join(', ')}: the first three show text and source, and nothing is cut off`, async ({ kiosk }) => {
        for (const [index, key] of (await keysOf(kiosk)).slice(0, 3).entries()) {
          await isWhole(kiosk, key, languageInTurn(index));
        }
      });

      for (const language of languages) {
        const details = nightlyUnless(false);
        test(
          `${kinds.join(', ')}: all show text and source, and nothing is cut off, in ${language}`,
          details,
          async ({ kiosk }) => {
            const keys = await keysOf(kiosk);
            expect(keys.length).toBeGreaterThan(0);
            for (const key of keys) await isWhole(kiosk, key, language);
          },
        );
      }
    }
  });
}

async function isWhole({ page, open }: Kiosk, key: string, language: Language): Promise<void> {
  await showOnly(page, key, language);
  await page.goto('about:blank');
  await open(`#/loop?lang=${language}&still=1`);
  await expect(scene(page)).toHaveAttribute('data-scene', key);
  await expect(scene(page)).toContainText(/Дереккөз: \S|Источник: \S|Source: \S/);
  expect(await cutWords(page), `${key} in ${language}`).toEqual([]);
}

/** Reduces the plan to one scene in one language; the rest of the service's response is unchanged. */
async function showOnly(page: Page, key: string, language: string): Promise<void> {
  const scenes = [{ kind: key.split(' ')[0], weight: 1, only: [key] }];
  await answerLoop(page, ({ content, now }) => ({
    content,
    now: { ...now, languages: [language], playlist: { ...now.playlist, scenes } } as LoopProgramme['now'],
  }));
}

/** Changes the programme in the response. A page that has navigated away needs no response. */
async function answerLoop(page: Page, change: (programme: LoopProgramme) => LoopProgramme): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const answer = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change(await response.json()) });
  };
  // A page that navigated away has cancelled its request.
  await page.route('**/api/loop?*', (route) => answer(route).catch(() => {}));
}

/** Words outside their column or under the invitation. */
function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-reading]')].flatMap((column) => {
      const room = column.getBoundingClientRect();
      const words = [...column.querySelectorAll('h1, p, dt, dd')].filter(
        (each) => each.closest('svg') === null && each.checkVisibility(),
      );
      const isCut = (each: Element) => {
        const box = each.getBoundingClientRect();
        const outside = box.top < room.top - 1 || box.bottom > room.bottom + 1 || box.right > room.right + 1;
        return outside || each.scrollWidth > each.clientWidth + 1;
      };
      return words.filter(isCut).map(({ textContent }) => textContent);
    }),
  );
}

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

for (const { orientation, viewport } of orientations) {
  test.describe(`from three metres, ${orientation}`, nightlyUnless(false), () => {
    test.use({ viewport });

    test('names have capitals of 37 mm, numbers have 25 mm', async ({ kiosk }) => {
      const { content } = await programmeOf(kiosk);
      for (const { key, kind } of content.scenes) {
        if (kind !== 'name' && kind !== 'figure' && kind !== 'question' && kind !== 'years') continue;
        await showOnly(kiosk.page, key, 'kk');
        await kiosk.page.goto('about:blank');
        await kiosk.open('#/loop?still=1');
        await expect(scene(kiosk.page)).toHaveAttribute('data-scene', key);
        if (kind === 'name' && (await kiosk.page.locator('[data-reading] h1 > span').count()) > 0) continue;
        expect(await capitalMm(kiosk.page), key).toBeGreaterThanOrEqual(kind === 'name' ? 37 : 25);
      }
    });
  });
}

/** Height of a capital or a numeral of the largest line, in millimetres on the screen. */
function capitalMm(page: Page): Promise<number> {
  return page.evaluate(() => {
    const perMm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
    const lines = [...document.querySelectorAll('[data-reading] h1, [data-reading] p')];
    const largest = Math.max(...lines.map((line) => Number.parseFloat(getComputedStyle(line).fontSize)));
    const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    context.font = `250 ${largest}px "Source Serif 4"`;
    return Math.min(...['Н', '1'].map((sign) => context.measureText(sign).actualBoundingBoxAscent)) / perMm;
  });
}

test.describe('at a touch', () => {
  test.use({ settings: only('name') });

  test('starts a visit in the language of the touched scene', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await holdClock(page);
    const touch = await page.context().newCDPSession(page);
    for (let turn = 0; turn < languages.length; turn++) {
      await page.goto('about:blank');
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
    }
  });
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

  test('keeps playing on a dimmed display', async ({ kiosk }) => {
    await kiosk.open('#/loop');
    await expect(kiosk.page.locator('[data-glass]')).toHaveAttribute('data-glass', 'dim');
    await expect(scene(kiosk.page)).toBeVisible();
  });
});

test('holds a minute of silence on time, once, even when the clock is set back', async ({ kiosk }) => {
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

test('never lights a pixel for more than ten minutes in a row', nightlyUnless(false), async ({ kiosk }) => {
  const { page, open } = kiosk;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await holdClock(page);
  await open('#/loop');
  await expect(scene(page)).toHaveAttribute('data-scene', /./);
  await framesPass(page);
  const eye = await page.context().newPage();
  // Twenty seconds of the loop's own time between two samples: thirty-one samples cover more than ten minutes.
  const looks = 45;
  const longest = 30;
  const runs = await eye.evaluateHandle(() => ({ lit: new Uint16Array(0), most: 0, seen: 0 }));
  for (let look = 0; look < looks; look++) {
    const picture = (await page.screenshot()).toString('base64');
    await eye.evaluate(
      async ({ kept, bytes }) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
        context.drawImage(bitmap, 0, 0);
        const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        if (kept.lit.length === 0) kept.lit = new Uint16Array(data.length / 4);
        for (let pixel = 0; pixel < kept.lit.length; pixel++) {
          const isLit = (data[pixel * 4] ?? 0) + (data[pixel * 4 + 1] ?? 0) + (data[pixel * 4 + 2] ?? 0) > 240;
          kept.lit[pixel] = isLit ? (kept.lit[pixel] ?? 0) + 1 : 0;
          kept.most = Math.max(kept.most, kept.lit[pixel] ?? 0);
          if (isLit) kept.seen++;
        }
      },
      { kept: runs, bytes: picture },
    );
    await passLoopTime(page);
  }
  const { most, seen } = await runs.evaluate(({ most: run, seen: lit }) => ({ most: run, seen: lit }));
  expect(seen, 'the loop showed something').toBeGreaterThan(100_000);
  expect(most, 'looks on end at which the same pixel was lit').toBeLessThan(longest);
});

/** Advances the page's clock by twenty seconds, in steps that leave the service time to answer. */
async function passLoopTime(page: Page): Promise<void> {
  for (let step = 0; step < 10; step++) {
    await page.clock.runFor(2_000);
    await page.evaluate(() => fetch('/api/health'));
  }
}

test('counts a visit by the hour and anonymously', async ({ kiosk }) => {
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

test.describe('a scene that cannot be drawn', () => {
  test.use({ meant: 'not-drawn' });

  test('is skipped and leaves nothing on the screen', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await answerLoop(page, ({ content, now }) => ({
      content: {
        ...content,
        scenes: content.scenes.map((each) => (each.kind === 'camp' ? { ...each, people: null } : each)) as never,
      },
      now: { ...now, playlist: { ...now.playlist, order: 'given', scenes: ['camp', 'day'].map(one) } },
    }));
    await open('#/loop');
    await expect(scene(page)).toHaveAttribute('data-scene', /^day /);
    await expect(scene(page)).toHaveCount(1);
    await expect(page.locator('[data-reading]')).toHaveCount(1);
    await expect(page.locator('[data-reading] [data-shown=true] h1')).toHaveText(/\S/);
  });

  test('shows the memorial screen when no scene can be drawn', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await answerLoop(page, ({ content, now }) => ({
      content: {
        ...content,
        scenes: content.scenes.map((each) => ({ ...each, sources: null, people: null })) as never,
      },
      now: { ...now, playlist: { ...now.playlist, scenes: ['camp', 'day'].map(one) } },
    }));
    await open('#/loop');
    await expect(page.locator('main[data-screen=memorial]')).toBeVisible();
    await expect(scene(page)).toHaveCount(0);
  });
});

/** An item of a playlist: every scene of a kind. */
const one = (kind: string) => ({ kind: kind as LoopProgramme['content']['scenes'][number]['kind'], weight: 1 });
