import type { Page, Route } from '@playwright/test';
import type { LoopProgramme } from '../../db/model/api/loop.ts';
import type { Kiosk } from './kiosk.ts';

export const scene = (page: Page) => page.locator('[data-scene]');

export async function programmeOf({ url }: Kiosk, lang = 'kk'): Promise<LoopProgramme> {
  return (await (await fetch(new URL(`/api/loop?lang=${lang}`, url))).json()) as LoopProgramme;
}

/** Reduces the plan to one scene in one language; the rest of the service's response is unchanged. */
export async function showOnly(page: Page, key: string, language: string): Promise<void> {
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

/** Height of a capital or a numeral of the largest line, in millimetres on the screen. */
export function capitalMm(page: Page): Promise<number> {
  return page.evaluate(() => {
    const perMm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
    const lines = [...document.querySelectorAll('[data-reading] h1, [data-reading] p')];
    const largest = Math.max(...lines.map((line) => Number.parseFloat(getComputedStyle(line).fontSize)));
    const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    context.font = `250 ${largest}px "Source Serif 4"`;
    return Math.min(...['Н', '1'].map((sign) => context.measureText(sign).actualBoundingBoxAscent)) / perMm;
  });
}
