import { type FirstStartState, firstStartSteps } from '../../db/model/api/first-start.ts';
import { languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { expect, test } from '../support/kiosk.ts';
import { nightlyUnless } from '../support/languages.ts';
import { orientations } from '../support/screen-list.ts';
import { workshopWord } from '../support/workshop.ts';

/**
 * Protects: axe finds no violation on any step that sets up a new kiosk. The page runs in a service of its own here, because a
 * host would take a page for lost while axe reads it.
 */
test.use({ meant: '401' });

const state: Omit<FirstStartState, 'step' | 'now'> = {
  answers: {},
  zones: ['Asia/Almaty', 'Asia/Aqtau'],
  hasWorkshop: true,
  turn: { isReady: true, now: null },
  mapsTouch: true,
  platform: 'linux',
  refused: null,
  taken: null,
};
const now = { mode: 'touch', screenWidthMm: 708, lowerEdgeMm: 800, zone: 'Asia/Almaty', hours: {} } as const;

for (const { orientation, viewport } of orientations) {
  for (const language of languages) {
    const name = `passes axe on each step of setting up, ${orientation}, in ${language}`;
    test.describe(() => {
      test.use({ viewport });
      test(name, nightlyUnless(language === 'kk' && orientation === 'landscape'), async ({ kiosk: { page, url } }) => {
        const faults: string[] = [];
        const answer: FirstStartState = {
          ...state,
          step: firstStartSteps[0],
          now: { ...now, defaultLanguage: language },
        };
        await page.route('**/api/first-start/state', (route) => route.fulfill({ json: answer }));
        await page.goto(`${url}first-start.html`);
        const later = page.getByRole('button', { name: workshopWord(language, 'firstStart.later'), exact: true });
        for (const step of firstStartSteps) {
          if (step !== firstStartSteps[0]) await later.tap();
          await expect(page.locator(`main[data-step=${step}]`)).toBeVisible();
          faults.push(...(await faultsOf(page)).map((fault) => `${step}: ${fault}`));
        }
        expect(faults).toEqual([]);
      });
    });
  }
}
