import type { Page } from '@playwright/test';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { framesPass } from '../support/frames.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { openings } from '../support/openings.ts';
import { faces, orientations, routeIn, screens, show } from '../support/screen-list.ts';
import { controlsOn, crampedInText, cutsOn, lengthenWords, smallLettersOn, tooNear } from '../support/sizes.ts';
import { chooseTextSize } from '../support/visitor.ts';

/**
 * Protects: sizes in millimetres on common screens in both orientations: controls are 20 mm large and 2 mm
 * apart, links and rings in every text have 20 mm, capitals are 7.3 mm high, nothing is cut and nothing scrolls sideways, also
 * with text of 200 % and words 40 % longer.
 */
const glasses = [
  { inches: 22, longSideMm: 487 },
  { inches: 32, longSideMm: 708 },
  { inches: 55, longSideMm: 1218 },
] as const;

const targetMm = 20;
const apartMm = 2;
const capitalMm = 7.3;
/** WCAG 2.5.5. */
const leastPx = 44;

for (const { inches, longSideMm } of glasses) {
  for (const { orientation, viewport } of orientations) {
    test.describe(`${inches} inches, ${orientation}`, () => {
      test.use({ viewport, settings: { screenWidthMm: longSideMm, idleSeconds: 3600 } });
      const pxPerMm = 1920 / longSideMm;

      for (const language of languages) {
        test(`has large enough controls and uncut text, in ${language}`, async ({ kiosk }) => {
          const faults: string[] = [];
          await onEverything(kiosk, language, async (where) => {
            faults.push(...(await sizeFaults(kiosk.page, pxPerMm)).map((fault) => `${where}: ${fault}`));
          });
          expect(faults).toEqual([]);
        });

        test(`leaves room for a finger at every link and ring of a text, in ${language}`, async ({ kiosk }) => {
          const faults: string[] = [];
          const routes = await textsIn(kiosk, language);
          expect(routes.length).toBeGreaterThan(3);
          for (const route of routes) {
            await show(kiosk, routeIn(route, language));
            const cramped = await crampedInText(kiosk.page, leastOf(pxPerMm));
            faults.push(...cramped.map((fault) => `${route}: ${fault}`));
          }
          expect(faults).toEqual([]);
        });

        test(`cuts nothing with text of 200 % and longer words, in ${language}`, async ({ kiosk }) => {
          await kiosk.open(routeIn('#/home', language));
          await chooseTextSize(kiosk.page, language, 3);
          const faults: string[] = [];
          await onEverything(kiosk, language, async (where) => {
            if (where.startsWith('#/loop')) return;
            await lengthenWords(kiosk.page);
            // A map that gave way to longer words places its names in the next frame.
            await framesPass(kiosk.page, 3);
            faults.push(...(await cutsOn(kiosk.page)).map((fault) => `${where}: ${fault}`));
          });
          expect(faults).toEqual([]);
        });
      }
    });
  }
}

/** Visits all screens and everything that opens over them. */
async function onEverything(kiosk: Kiosk, language: Language, look: (where: string) => Promise<void>): Promise<void> {
  const { page } = kiosk;
  for (const { name, route } of [...screens, ...faces]) {
    await show(kiosk, routeIn(route, language));
    // The page chooses the scene of the loop when it loads.
    if (route.includes('?scene=')) await page.reload();
    await expect(page.locator('main')).toHaveAttribute('data-screen', name);
    if (name === 'loop') await expect(page.locator('[data-scene]')).toHaveAttribute('data-scene', /./);
    await look(route);
  }
  for (const { name, route, reveal, away } of openings.filter((opening) => opening.name !== 'idle warning')) {
    await show(kiosk, routeIn(route, language));
    await reveal(page, language);
    await look(name);
    await away(page);
  }
}

async function textsIn(kiosk: Kiosk, language: Language): Promise<string[]> {
  await show(kiosk, routeIn('#/remembrance', language));
  const links = kiosk.page.locator('main a[href^="#/remembrance/"]');
  await expect(links.first()).toBeVisible();
  const routes = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(routes)].filter((route) => !/silence|laws|corrections/.test(route));
}

const leastOf = (pxPerMm: number): number => Math.max(leastPx, targetMm * pxPerMm) - 0.5;

async function sizeFaults(page: Page, pxPerMm: number): Promise<string[]> {
  const controls = await controlsOn(page);
  const least = leastOf(pxPerMm);
  const small = controls
    .filter(({ width, height, isLine }) => height < least || (width < least && !isLine))
    .map(({ name, width, height }) => `${name} is ${mm(width, pxPerMm)} × ${mm(height, pxPerMm)} mm`);
  const near = tooNear(controls, apartMm * pxPerMm);
  return [...small, ...near, ...(await smallLettersOn(page, capitalMm * pxPerMm)), ...(await cutsOn(page))];
}

const mm = (px: number, pxPerMm: number): string => (px / pxPerMm).toFixed(1);
