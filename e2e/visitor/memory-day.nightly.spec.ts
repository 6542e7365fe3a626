import type { Page } from '@playwright/test';
import type { LoopProgramme } from '../../db/model/api/loop.ts';
import { languages } from '../../db/model/vocabulary.ts';
import { holdClock } from '../support/clock.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { wordOf } from '../support/languages.ts';

/** Protects: what a person in the hall sees on 31 May, by the museum's clock; and a clock that jumps never blanks the screen. */
const scene = (page: Page) => page.locator('[data-scene]');
const glass = (page: Page) => page.locator('[data-glass]');

const programmeOf = async ({ url }: Kiosk, lang: string): Promise<LoopProgramme> =>
  (await (await fetch(new URL(`/api/loop?lang=${lang}`, url))).json()) as LoopProgramme;

/** Advances the clocks of page and kiosk together until the page has requested the time. */
async function pass({ page, clock }: Kiosk, ms: number): Promise<void> {
  const isAsked = page.waitForResponse('**/api/loop/now?*');
  clock?.pass(ms);
  await page.clock.runFor(ms);
  await isAsked;
}

/** The loop's polling interval. */
const asksMs = 15_000;

for (const language of languages) {
  test.describe(`31 May in ${language}`, () => {
    const schedule = { zone: 'Asia/Almaty', memory: { silenceAt: '12:00' } };
    test.use({
      settings: { languages: [language], defaultLanguage: language, schedule },
      clockAt: '2027-05-31T11:59:20+05:00',
    });

    test('has its own playlist and a minute of silence at noon', async ({ kiosk }) => {
      const { page, open, clock } = kiosk;
      await holdClock(page);
      const { content, now } = await programmeOf(kiosk, language);
      expect(now).toMatchObject({ day: '2027-05-31', playlist: { id: 'memory' }, languages: [language] });
      const day = content.scenes.find((each) => each.kind === 'day' && each.day === '05-31');
      if (day?.kind !== 'day') throw new Error('the release has no 31 May');

      await open('#/loop');
      await expect(scene(page)).toHaveAttribute('data-scene', /^day /);
      await expect(glass(page)).toHaveAttribute('lang', language);
      await expect(scene(page)).toContainText(day.law.title);
      await pass(kiosk, asksMs);
      await expect(scene(page)).not.toHaveAttribute('data-scene', 'silence');
      await pass(kiosk, 2 * asksMs);
      await expect(scene(page)).toHaveAttribute('data-scene', 'silence');
      await expect(scene(page)).toContainText(wordOf(language, 'silence.title'));
      for (let quarter = 0; quarter < 3; quarter++) {
        await expect(scene(page)).toHaveAttribute('data-scene', 'silence');
        await pass(kiosk, asksMs);
      }
      await pass(kiosk, asksMs);
      await expect(scene(page)).toHaveAttribute('data-scene', /^(day|name|passage|figure) /);

      clock?.set('2027-06-01T00:00:30+05:00');
      expect((await programmeOf(kiosk, language)).now).toMatchObject({ day: '2027-06-01', playlist: { id: 'main' } });
      await pass(kiosk, asksMs);
      await expect(scene(page)).toHaveAttribute('data-scene', /./);
    });
  });
}

test.describe('a clock that jumps', () => {
  test.use({
    settings: { schedule: { zone: 'Asia/Almaty', hours: { mon: ['09:00-18:00'], tue: ['09:00-18:00'] } } },
    clockAt: '2027-05-31T12:00:10+05:00',
  });

  test('neither blanks the screen nor repeats a silence', async ({ kiosk }) => {
    const { page, open, clock, data } = kiosk;
    await holdClock(page);
    await open('#/loop');
    await expect(scene(page)).toHaveAttribute('data-scene', 'silence');
    for (let quarter = 0; quarter < 5; quarter++) await pass(kiosk, asksMs);
    await expect(scene(page)).toHaveAttribute('data-scene', /^(day|name|passage|figure) /);
    // The clock is set back by a minute: this noon's silence is over.
    clock?.pass(-75_000);
    for (let turn = 0; turn < 2; turn++) await pass(kiosk, asksMs);
    await expect(scene(page)).toHaveAttribute('data-scene', /^(day|name|passage|figure) /);
    // The clock's battery fails: time continues from the last one seen, and the kiosk is still open.
    clock?.set('1970-01-01T00:00:10Z');
    await pass(kiosk, asksMs);
    await expect(glass(page)).toHaveAttribute('data-glass', 'open');
    await expect(scene(page)).toHaveAttribute('data-scene', /^(day|name|passage|figure) /);
    expect((await programmeOf(kiosk, 'kk')).now.day).toBe('2027-05-31');
    expect(data.log().map(({ event }) => event)).toContain('clock-wrong');
    // Years ahead, at night: the kiosk follows the clock while that lasts.
    clock?.set('2041-06-03T23:55:00+05:00');
    await pass(kiosk, asksMs);
    await expect(page.locator('main')).toHaveAttribute('data-screen', 'loop');
  });
});

test.describe('the night when clocks go forward', () => {
  test.use({
    settings: { schedule: { zone: 'Europe/Berlin', hours: { sun: ['03:00-18:00'] } } },
    clockAt: '2027-03-28T01:59:20+01:00',
  });

  test('opens at three, one minute after 1:59', async ({ kiosk }) => {
    const { page, open } = kiosk;
    await holdClock(page);
    await open('#/loop');
    await expect(glass(page)).toHaveAttribute('data-glass', 'dark');
    for (let quarter = 0; quarter < 3; quarter++) await pass(kiosk, asksMs);
    await expect(glass(page)).toHaveAttribute('data-glass', 'open');
    await expect(scene(page)).toHaveAttribute('data-scene', /./);
  });
});
