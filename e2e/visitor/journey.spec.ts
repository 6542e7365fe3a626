import { type Language, languages } from '../../db/model/vocabulary.ts';
import { holdClock, untilGone, untilWarned } from '../support/clock.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { languageButton, nightly, nightlyUnless } from '../support/languages.ts';

/** Protects: a whole visit, from the loop to a source and, without input, back to the loop. */
const screenIs = ({ page }: Kiosk, name: string) => expect(page.locator('main')).toHaveAttribute('data-screen', name);

const languageIs = ({ page }: Kiosk, language: string) =>
  expect(page.locator('html')).toHaveAttribute('lang', language);

/** Touches an empty spot, which counts as presence and does nothing else. */
const touchScreen = ({ page }: Kiosk) => page.touchscreen.tap(12, 12);

async function goToSource(kiosk: Kiosk, language: Language): Promise<void> {
  const { page } = kiosk;
  await screenIs(kiosk, 'loop');
  await touchScreen(kiosk);
  await screenIs(kiosk, 'home');
  await languageButton(page, language).tap();
  await languageIs(kiosk, language);
  await page.locator('main a[href="#/camps"]').tap();
  await screenIs(kiosk, 'camps');
  await page.locator('main a[href^="#/camps/"]').first().tap();
  await screenIs(kiosk, 'camp');
  await page.locator('main button[aria-haspopup=dialog]').first().tap();
  await expect(page.getByRole('dialog')).toContainText(/\p{L}{3}/u);
  await languageIs(kiosk, language);
}

/** Expects no trace of the last visitor: the loop in the default language, and no data stored in the browser. */
async function isAsNew(kiosk: Kiosk): Promise<void> {
  await screenIs(kiosk, 'loop');
  await languageIs(kiosk, 'kk');
  await expect(kiosk.page.getByRole('dialog')).toHaveCount(0);
  const kept = await kiosk.page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length);
  expect(kept).toBe(0);
}

for (const language of languages) {
  // In Kazakh it runs for each change, too: against Electron's main process (playwright.config.ts).
  const details = nightlyUnless(language === 'ru');
  test(`loop → touch → home → camp → source → idle warning → loop, in ${language}`, details, async ({ kiosk }) => {
    const { page, open } = kiosk;
    await holdClock(page);
    await open('#/loop');
    await goToSource(kiosk, language);

    // The clock is not stopped: a host that hears no heartbeat of the page for three seconds replaces it.
    // The open screen has reading time first, at most twice the idle time.
    await untilWarned(page);
    await languageIs(kiosk, language);
    await touchScreen(kiosk);
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await screenIs(kiosk, 'camp');

    await untilWarned(page);
    await page.clock.fastForward(31_000);
    await isAsNew(kiosk);
  });
}

test('resets text size, contrast and scroll position for the next visitor', async ({ kiosk }) => {
  const { page, open } = kiosk;
  await holdClock(page);
  await open('#/remembrance/gulag?lang=en');
  await screenIs(kiosk, 'text');
  const buttons = page.locator('nav button[aria-pressed=false]');
  await buttons.first().tap();
  await page.mouse.wheel(0, 600);
  await untilGone(page);
  await isAsNew(kiosk);
  await touchScreen(kiosk);
  await screenIs(kiosk, 'home');
  await expect(page.locator('nav button[aria-pressed=true]')).toHaveCount(1);
});

test.describe('with a real clock', () => {
  // Long enough for two touches on a slow machine.
  test.use({ settings: { idleSeconds: 8, warningSeconds: 2 } });

  test('warns a visitor who has left, then resets the session', nightly, async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open('#/loop');
    await screenIs(kiosk, 'loop');
    await touchScreen(kiosk);
    await screenIs(kiosk, 'home');
    // Looked for in every frame: the warning ends by itself.
    const warned = page.waitForFunction(() => document.querySelector('[role=alertdialog]') !== null);
    await languageButton(page, 'ru').tap();
    await languageIs(kiosk, 'ru');
    await warned;
    await isAsNew(kiosk);
  });
});
