import type { Browser, Page } from '@playwright/test';
import { compare } from '../compare.ts';
import { type Measure, quantile } from '../measure.ts';
import type { StillPage } from './still-page.ts';
import { openScreen, paintAfterTapMs, preloadMs, type Spot, screenAfterTapMs, show, spotOf } from './touch.ts';

const screens = {
  home: '#/home',
  camps: '#/camps',
  camp: '#/camps/karlag',
  people: '#/people',
  person: '#/people/kazakh-woman-1910',
  question: '#/figures/passed-through',
  search: '#/search',
};
/** Of a quick run: the first screen, the one with the map, and a long one. */
const quickScreens: readonly string[] = ['home', 'camps', 'camp'];

/** After a tap on a link its screen is drawn: no visitor touches the next one in the same frames. */
const restMs = 100;

interface Tapped {
  browser: Browser;
  url: string;
  still: StillPage;
  isQuick: boolean;
}

/** From a tap to the next paint, on the screens that visitors use most, beside a page with one button and one listener. */
export async function measureTaps({ browser, url, still, isQuick }: Tapped): Promise<Measure[]> {
  const tapsOfRound = 5;
  const page = await openScreen(browser, url, '#/home');
  await page.waitForTimeout(preloadMs);
  const stillPage = await openScreen(browser, still.url, '');
  const ours = await tapper(page, tapsOfRound);
  const peer = await tapper(stillPage, tapsOfRound);
  const measures: Measure[] = [];
  for (const [name, route] of Object.entries(screens)) {
    if (isQuick && !quickScreens.includes(name)) continue;
    measures.push(
      await compare({
        ...{ name: `tap → next paint, p95: ${name}`, unit: 'ms', limit: 50, budget: 1.5, share: 0.95 },
        ...{ rounds: isQuick ? 2 : 3, warmUps: 1 },
        ours: (round) =>
          ours(async (turn) => {
            await page.waitForTimeout(restMs);
            await show(page, name, route);
            return spotOf(page, (round + 1) * tapsOfRound + turn);
          }),
        peer: {
          name: 'a button with a listener',
          measure: () =>
            peer(async (turn) => {
              await stillPage.waitForTimeout(restMs);
              return spotOf(stillPage, turn);
            }),
        },
      }),
    );
  }
  measures.push(await measureDoors(page, isQuick));
  await page.context().close();
  await stillPage.context().close();
  return measures;
}

const doors = ['#/people', '#/camps', '#/figures', '#/remembrance'];

/** The next paint after a tap shows the touch: this is when a visitor sees what it leads to. */
async function measureDoors(page: Page, isQuick: boolean): Promise<Measure> {
  const touch = await page.context().newCDPSession(page);
  const times: number[] = [];
  for (let round = 0; round < (isQuick ? 3 : 8); round++) {
    for (const door of doors) {
      await show(page, 'home', '#/home');
      times.push(await screenAfterTapMs(page, touch, `main nav a[href="${door}"]`));
    }
  }
  const against = `${times.length} taps, p50 ${quantile(times, 0.5).toFixed(0)} ms`;
  return {
    name: 'tap on a door of home → its screen painted, p95',
    value: quantile(times, 0.95),
    unit: 'ms',
    limit: 100,
    against,
  };
}

/** A batch of taps, each at the spot that is found for its turn. */
async function tapper(page: Page, tapsOfRound: number) {
  const touch = await page.context().newCDPSession(page);
  return async (spotFor: (turn: number) => Promise<Spot | null>): Promise<number[]> => {
    const times: number[] = [];
    for (let turn = 0; turn < tapsOfRound; turn++) {
      const spot = await spotFor(turn);
      const ms = spot && (await paintAfterTapMs(page, touch, spot));
      if (ms !== null) times.push(ms);
    }
    return times;
  };
}
