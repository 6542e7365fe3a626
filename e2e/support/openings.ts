import type { Page } from '@playwright/test';
import type { Language } from '../../db/model/vocabulary.ts';
import { expect } from './kiosk.ts';
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
