import type { Page } from '@playwright/test';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { holdClock } from '../support/clock.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { nightlyUnless } from '../support/languages.ts';
import { openings } from '../support/openings.ts';
import { faces, isShown, orientations, routeIn, screens, show } from '../support/screen-list.ts';
import { choose } from '../support/visitor.ts';

/**
 * Protects: axe finds no violation on any screen, or in anything that opens over one, in any language, theme, orientation and
 * reach height. Text has a contrast of 7:1, controls and large text 4.5:1. The test uses the visitor's own controls.
 */
test.use({ settings: { idleSeconds: 3600, warningSeconds: 600 } });

const looks = [
  { contrast: 'stone', reach: 'full' },
  { contrast: 'high', reach: 'full' },
  { contrast: 'high', reach: 'low' },
  { contrast: 'stone', reach: 'low' },
] as const;
type Look = (typeof looks)[number];

/**
 * For each change: one language and one look in each orientation, together both contrasts and both heights of reach; the
 * loop, and what opens over a screen, in landscape.
 */
const everyday = {
  landscape: { language: 'kk', look: looks[0] },
  portrait: { language: 'ru', look: looks[2] },
} as const;

for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    const isEveryday = language === everyday[orientation].language;

    test.describe(`${orientation}, ${language}`, () => {
      test.use({ viewport });

      test('passes axe on the loop', nightlyUnless(isEveryday && orientation === 'landscape'), async ({ kiosk }) => {
        const faults: string[] = [];
        for (const { route } of [...screens, ...faces].filter(({ name }) => name === 'loop')) {
          await kiosk.open(routeIn(route, language));
          await kiosk.page.reload();
          await isShown(kiosk.page, 'loop', language);
          faults.push(...named(route, await faultsOf(kiosk.page)));
        }
        expect(faults).toEqual([]);
      });

      for (const look of looks) {
        const isLookOfDay = isEveryday && look === everyday[orientation].look;
        const name = Object.values(look).join(' ');

        test(`passes axe on every screen: ${name}`, nightlyUnless(isLookOfDay), async ({ kiosk }) => {
          await kiosk.open(routeIn('#/home', language));
          await lookLike(kiosk.page, language, look);
          expect(await onScreens(kiosk, language, look)).toEqual([]);
        });

        const when = nightlyUnless(isLookOfDay && orientation === 'landscape');
        test(`passes axe in everything that opens over a screen: ${name}`, when, async ({ kiosk }) => {
          await holdClock(kiosk.page);
          await kiosk.open(routeIn('#/home', language));
          await lookLike(kiosk.page, language, look);
          expect(await onOpenings(kiosk, language, look)).toEqual([]);
        });
      }
    });
  }
}

async function onScreens(kiosk: Kiosk, language: Language, look: Look): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, route } of [...screens, ...faces].filter((screen) => screen.name !== 'loop')) {
    await show(kiosk, routeIn(route, language));
    await isShown(kiosk.page, name, language);
    await isLike(kiosk.page, look);
    faults.push(...named(`${route}, ${Object.values(look)}`, await faultsOf(kiosk.page)));
  }
  return faults;
}

async function onOpenings(kiosk: Kiosk, language: Language, look: Look): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, route, reveal, away } of openings) {
    await show(kiosk, routeIn(route, language));
    await reveal(kiosk.page, language);
    await isLike(kiosk.page, look);
    faults.push(...named(`${name}, ${Object.values(look)}`, await faultsOf(kiosk.page)));
    await away(kiosk.page);
  }
  return faults;
}

async function lookLike(page: Page, language: Language, look: Look): Promise<void> {
  const isWithinReach = await page.evaluate(
    () => document.documentElement.style.getPropertyValue('--reach-shift') === '0px',
  );
  for (const part of ['contrast', 'reach'] as const) {
    if (part === 'reach' && isWithinReach) continue;
    if ((await page.locator('html').getAttribute(`data-${part}`)) !== look[part])
      await choose(page, language, `bar.${part}`);
  }
  await isLike(page, look);
}

/** A screen that is within reach as it hangs is never lowered. */
async function isLike(page: Page, { contrast, reach }: Look): Promise<void> {
  await expect(
    page.locator(`html[data-contrast=${contrast}]:is([data-reach=${reach}], [style*='--reach-shift: 0px'])`),
  ).toBeAttached();
}

const named = (where: string, faults: string[]): string[] => faults.map((fault) => `${where}: ${fault}`);
