import type { Page } from '@playwright/test';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { holdClock } from '../support/clock.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { languageInTurn, nightly, nightlyUnless } from '../support/languages.ts';
import { openings } from '../support/openings.ts';
import { faces, isShown, orientations, routeIn, screens, show } from '../support/screen-list.ts';
import { choose, chooseTextSize } from '../support/visitor.ts';

/**
 * Protects: axe finds no violation on any screen, or in anything that opens over one, in any language, orientation and text
 * size, in both contrasts and heights of reach; every screen fits its width. Text has a contrast of 7:1, controls and large
 * text 4.5:1. The test uses the visitor's own controls.
 */
test.use({ settings: { idleSeconds: 3600, warningSeconds: 600 } });

const textSizes = [1, 1.5, 2] as const;

/** Each text size with another contrast or height. */
const looks = [
  { size: 1, contrast: 'stone', reach: 'full' },
  { size: 2, contrast: 'high', reach: 'low' },
  { size: 3, contrast: 'stone', reach: 'low' },
] as const;
type Look = (typeof looks)[number];

const visited = [...screens, ...faces].filter(({ name }) => name !== 'loop');

/**
 * For each change every screen is shown in both orientations, in two languages, and axe reads it in one of them: every
 * language, orientation, text size, contrast and height of reach occurs. loop-scenes.spec.ts reads the loop.
 */
for (const [place, { orientation, viewport }] of orientations.entries()) {
  test.describe(`${orientation}, one language after another`, () => {
    test.use({ viewport });

    test('passes axe on every second screen, and shows all within their width', async ({ kiosk }) => {
      const faults: string[] = [];
      const looksHere = place === 0 ? [looks[0], looks[1]] : [looks[0], looks[2]];
      const turns = Math.ceil(visited.length / looksHere.length);
      for (const [index, { name, route }] of visited.entries()) {
        const language = languageInTurn(index + place);
        const look = looksHere[Math.floor(index / turns)] ?? looks[0];
        if (index % turns === 0) {
          await kiosk.open(routeIn('#/home', language));
          await lookLike(kiosk.page, language, look);
        }
        await show(kiosk, routeIn(route, language));
        await isShown(kiosk.page, name, language);
        await isLike(kiosk.page, look);
        if (index % 2 === place) faults.push(...named(`${route}, ${language}`, await faultsOf(kiosk.page)));
      }
      expect(faults).toEqual([]);
    });
  });
}

for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    test.describe(`${orientation}, ${language}`, () => {
      test.use({ viewport });

      test('passes axe on the loop', nightly, async ({ kiosk }) => {
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
        const name = Object.values(look).join(' ');

        test(`passes axe on every screen: ${name}`, nightly, async ({ kiosk }) => {
          await kiosk.open(routeIn('#/home', language));
          await lookLike(kiosk.page, language, look);
          expect(await onScreens(kiosk, language, look)).toEqual([]);
        });

        const isEveryday = orientation === 'landscape' && language === 'kk' && look === looks[0];
        test(
          `passes axe in everything that opens over a screen: ${name}`,
          nightlyUnless(isEveryday),
          async ({ kiosk }) => {
            await holdClock(kiosk.page);
            await kiosk.open(routeIn('#/home', language));
            await lookLike(kiosk.page, language, look);
            expect(await onOpenings(kiosk, language, look)).toEqual([]);
          },
        );
      }
    });
  }
}

async function onScreens(kiosk: Kiosk, language: Language, look: Look): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, route } of visited) {
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
  await chooseTextSize(page, language, look.size);
  await isLike(page, look);
}

/** A screen that is within reach as it hangs is never lowered. */
async function isLike(page: Page, { size, contrast, reach }: Look): Promise<void> {
  const text = `[style*='--text-factor: ${textSizes[size - 1]};']`;
  await expect(
    page.locator(`html[data-contrast=${contrast}]${text}:is([data-reach=${reach}], [style*='--reach-shift: 0px'])`),
  ).toBeAttached();
}

const named = (where: string, faults: string[]): string[] => faults.map((fault) => `${where}: ${fault}`);
