import type { Page } from '@playwright/test';
import type { Language } from '../../db/model/vocabulary.ts';
import { expect } from './kiosk.ts';
import { staged, stageMedia } from './staged-media.ts';
import { openAccess } from './visitor.ts';

/** What a visitor can open over a screen, and how to open and close it. */
export interface Opening {
  name: string;
  route: string;
  reveal(page: Page, language: Language): Promise<void>;
  away(page: Page): Promise<void>;
}

const firstMark = (page: Page) => page.locator('main button[aria-haspopup=dialog]').first();

async function write(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(text);
}

async function unwrite(page: Page): Promise<void> {
  for (let letter = 0; letter < 3; letter++) await page.keyboard.press('Backspace');
}

async function sheetOpens(page: Page): Promise<void> {
  await firstMark(page).tap();
  await expect(page.getByRole('dialog')).toContainText(/\p{L}{3}/u);
}

/** Goes on within the page: loading it again would undo what the visitor chose. */
async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

async function startWay(page: Page): Promise<void> {
  await page.locator('main a[href^="#/"]').last().tap();
  await expect(page.locator('[data-way]')).toBeVisible();
}

async function leaveWay(page: Page): Promise<void> {
  await page.locator('[data-way] button').last().tap();
  await expect(page.locator('[data-way]')).toHaveCount(0);
}

async function showPicture(page: Page): Promise<void> {
  await stageMedia(page);
  await goTo(page, staged.text);
  const picture = page.locator('main figure img');
  // It is loaded when it comes near; with larger text it is far below.
  await picture.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  await expect(picture).toBeVisible();
}

const closeWithEscape = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const stays = async (): Promise<void> => {};

export const openings: Opening[] = [
  { name: 'sources of a camp', route: '#/camps/karlag', reveal: sheetOpens, away: closeWithEscape },
  ...(['numbers', 'events', 'sources', 'names'] as const).map((part) => ({
    name: `${part} of a camp`,
    route: '#/camps/karlag',
    reveal: (page: Page) => page.locator(`main [data-part=${part}]`).tap(),
    away: (page: Page) => page.locator(`main [data-part=${part}]`).tap(),
  })),
  { name: 'choices of access', route: '#/home', reveal: openAccess, away: closeWithEscape },
  {
    name: 'list of the camps',
    route: '#/camps',
    async reveal(page) {
      await page.locator('main button[data-face=list]').tap();
      await expect(page.locator('main ol button[data-camp]').first()).toBeVisible();
    },
    async away(page) {
      await page.locator('main button[data-face=map]').tap();
    },
  },
  { name: 'sources of a number', route: '#/figures/passed-through', reveal: sheetOpens, away: closeWithEscape },
  { name: 'sources of a text', route: '#/remembrance/gulag', reveal: sheetOpens, away: closeWithEscape },
  {
    name: 'search with results',
    route: '#/search',
    async reveal(page) {
      await write(page, 'кар');
      await expect(page.locator('main a[href^="#/"]').first()).toBeVisible();
    },
    away: unwrite,
  },
  {
    name: 'search without results',
    route: '#/search',
    async reveal(page) {
      await write(page, 'щщъ');
      await expect(page.getByRole('textbox')).toHaveValue('щщъ');
    },
    away: unwrite,
  },
  { name: 'strip of a way', route: '#/ways/kengir', reveal: startWay, away: leaveWay },
  {
    name: 'strip of a way, beside it',
    route: '#/ways/kengir',
    async reveal(page) {
      await startWay(page);
      await goTo(page, '#/glossary');
      await expect(page.locator('main')).toHaveAttribute('data-screen', 'glossary');
    },
    away: leaveWay,
  },
  {
    name: 'player of a film',
    route: '#/remembrance',
    async reveal(page) {
      await showPicture(page);
      await expect(page.locator('main figure [role=slider]')).toBeVisible();
    },
    away: stays,
  },
  {
    name: 'large picture',
    route: '#/remembrance',
    async reveal(page) {
      await showPicture(page);
      await page.locator('main figure button[aria-haspopup=dialog]').first().tap();
      await expect(page.getByRole('dialog').locator('img')).toBeVisible();
    },
    away: closeWithEscape,
  },
  {
    name: 'scan in full screen, with what is written on it',
    route: '#/remembrance',
    async reveal(page) {
      await stageMedia(page);
      await goTo(page, staged.document);
      await expect(page.locator('main article img')).toBeVisible();
      await page.locator('main article > div').first().locator('button').last().tap();
      await expect(page.locator('main article[data-wide=true]')).toBeVisible();
    },
    away: stays,
  },
  { name: 'note before a text', route: '#/remembrance/alzhir', reveal: stays, away: stays },
  {
    name: 'idle warning',
    route: '#/remembrance/gulag',
    async reveal(page) {
      await page.clock.fastForward(3_601_000);
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
    async away(page) {
      await page.touchscreen.tap(12, 12);
      await expect(page.getByRole('alertdialog')).toBeHidden();
      // The page ignores the click of that touch for a moment.
      await page.clock.fastForward(1_000);
    },
  },
];
