import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { languages } from '../../db/model/vocabulary.ts';
import type { AxePage } from '../support/axe.ts';
import { framesPass } from '../support/frames.ts';
import { nightly, nightlyUnless } from '../support/languages.ts';
import { expect, test, workshopWord } from '../support/workshop.ts';

/** Protects: axe finds no violation on any screen of the workshop, on a desktop and on the kiosk, in any language. */
const screens = [
  '#/desk',
  '#/records/camp',
  '#/records?list=contradictions',
  '#/records/camp/karlag',
  '#/records/claim/kempirsailag-headcount-1941-12',
  '#/records/text/alzhir',
  '#/records/question/passed-through',
  '#/records/lineage/kazlag-karlag',
  '#/records/playlist/main',
  '#/records/way/kengir',
  '#/review',
  '#/publish',
  '#/releases',
  '#/carry',
  '#/backup',
  '#/media',
  '#/names',
  '#/usage',
  '#/screens',
  '#/accounts',
  '#/audit',
  '#/staff',
];

test.use({ sharesWorkshop: true });
// In one worker: the tests share a workshop.
test.describe.configure({ mode: 'default' });

/** The route of a dialog, and the button that opens it. */
const dialogs: readonly { route: string; opens: string }[] = [
  { route: '#/records/camp', opens: 'records.new' },
  { route: '#/records/source', opens: 'records.new' },
  { route: '#/records/claim/kempirsailag-headcount-1941-12', opens: 'citation.newSource' },
  { route: '#/records/camp/karlag', opens: 'editor.withdraw' },
  { route: '#/records/text/alzhir', opens: 'markup.term' },
  { route: '#/records/text/alzhir', opens: 'markup.claim' },
  { route: '#/releases', opens: 'releases.toStick' },
  { route: '#/backup', opens: 'backup.toStick' },
  { route: '#/accounts', opens: 'accounts.add' },
  { route: '#/staff', opens: 'staff.exit' },
];

/** Whether the page scrolls sideways. */
const runsOver = (dialog: Locator): Promise<boolean> =>
  dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);

/** Waits until the screen has loaded its data and stopped changing. */
async function settled(page: Page): Promise<void> {
  const shape = () => page.evaluate(() => document.querySelector('main')?.innerHTML.length ?? 0);
  let before = -1;
  for (let now = await shape(); now !== before; now = await shape()) {
    before = now;
    await framesPass(page, 25);
  }
}

/** The page keeps axe after the first run. Only of violations axe describes every element, which takes most of its time. */
async function faultsOf(page: Page): Promise<string[]> {
  const known = await page.evaluate(() => 'axe' in window);
  if (!known) await new AxeBuilder({ page }).setLegacyMode().withRules('html-has-lang').analyze();
  const { violations } = await page.evaluate(() =>
    (window as unknown as AxePage).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id} at ${target.join(' ')}: ${html}`),
  );
}

async function overTheEdge(page: Page): Promise<boolean> {
  return (await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) > 0;
}

const glasses = [
  { name: 'at a desk', viewport: { width: 1366, height: 768 }, hasTouch: false, search: '' },
  { name: 'on the kiosk', viewport: { width: 1080, height: 1920 }, hasTouch: true, search: '?kiosk' },
];

for (const { name, viewport, hasTouch, search } of glasses) {
  test.describe(name, () => {
    test.use({ viewport, hasTouch });

    test(
      'passes axe on every screen, with finger-sized targets and nothing beyond the edge',
      nightlyUnless(name === 'at a desk'),
      async ({ workshop }) => {
        const stranger = await workshop.desk(search);
        await expect(stranger.locator('h1')).toBeVisible();
        expect(await faultsOf(stranger)).toEqual([]);
        workshop.addAccount('Айгүл');
        const { page } = await workshop.signIn('Айгүл', 'ru', search);
        for (const [index, route] of screens.entries()) {
          const language = languages[index % languages.length] ?? 'kk';
          await page.evaluate((hash) => {
            location.hash = hash;
          }, route);
          await page.locator(`header button[lang=${language}]`).click();
          // The inert preview of a way has a heading of its own.
          await expect(page.locator('main h1').first()).toBeVisible();
          await settled(page);
          expect(await faultsOf(page), `${route} ${language}`).toEqual([]);
          expect(await overTheEdge(page), `${route} ${language}`).toBe(false);
          expect(await smallTargets(page), `${route} ${language}`).toEqual([]);
        }
      },
    );

    test('passes axe in every dialog', nightly, async ({ workshop }) => {
      workshop.addAccount('Айгүл');
      const { page } = await workshop.signIn('Айгүл', 'kk', search);
      for (const [index, { route, opens }] of dialogs.entries()) {
        const language = languages[index % languages.length] ?? 'kk';
        await page.evaluate((hash) => {
          location.hash = hash;
        }, route);
        await page.locator(`header button[lang=${language}]`).click();
        const opener = page.locator('main').getByRole('button', { name: workshopWord(language, opens), exact: true });
        await opener.first().click();
        const dialog = page.getByRole('dialog');
        await expect(dialog.locator('h2')).toBeVisible();
        await settled(page);
        expect(await faultsOf(page), `${route} ${opens} ${language}`).toEqual([]);
        expect(await runsOver(dialog), `${route} ${opens} runs over its edge`).toBe(false);
        await dialog.getByRole('button', { name: workshopWord(language, 'dialog.close'), exact: true }).click();
        await expect(dialog).toBeHidden();
      }
    });

    test('passes axe at the repeated sign-in', nightly, async ({ workshop }) => {
      workshop.addAccount('Айгүл');
      const { page } = await workshop.signIn('Айгүл', 'en', search);
      await page.context().clearCookies();
      await page.evaluate(() => {
        location.hash = '#/records/camp/karlag';
      });
      await expect(
        page.getByRole('heading', { name: workshopWord('en', 'signIn.againTitle'), exact: true }),
      ).toBeVisible();
      expect(await faultsOf(page)).toEqual([]);
    });

    test('has finger-sized targets and nothing beyond the edge in Kazakh', nightly, async ({ workshop }) => {
      workshop.addAccount('Айгүл');
      const { page } = await workshop.signIn('Айгүл', 'kk', search);
      for (const route of screens) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, route);
        await expect(page.locator('main h1')).toBeVisible();
        await settled(page);
        expect(await overTheEdge(page), route).toBe(false);
        expect(await smallTargets(page), route).toEqual([]);
      }
    });
  });
}

/** Controls lower than 44 px, or smaller in both directions; a checkbox counts with its label. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>('main :is(button, a, input, select, textarea, summary)');
    return [...controls].flatMap((control) => {
      const target = control.closest('label') ?? control;
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || control.closest('[inert]') || getComputedStyle(control).clipPath !== 'none') return [];
      return height < 43.5 || width < 43.5 ? [`${control.outerHTML.slice(0, 120)} ${width}×${height}`] : [];
    });
  });
}

test.describe('by keyboard alone', () => {
  test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

  test('finds, changes and saves a record without a pointer', async ({ workshop }) => {
    workshop.addAccount('Айгүл');
    const { page } = await workshop.signIn('Айгүл', 'en');
    await page.evaluate(() => {
      location.hash = '#/records/source';
    });
    await page.getByLabel(workshopWord('en', 'records.search')).focus();
    await page.keyboard.type('Memorial');
    await expect(page.locator('main tbody th a').first()).toContainText('Memorial');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.locator('main[data-screen="record"] h1')).toBeVisible();
    await page.locator('#field-title-en textarea').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' (corrected)');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await page.keyboard.type('By keyboard');
    const save = page.getByRole('dialog').getByRole('button', { name: workshopWord('en', 'editor.save'), exact: true });
    for (let step = 0; step < 6 && !(await save.evaluate((own) => own === document.activeElement)); step++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(page.getByText(workshopWord('en', 'state.changed'))).toBeVisible();
  });
});
