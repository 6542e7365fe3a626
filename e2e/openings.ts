import type { Page } from '@playwright/test';
import type { Language } from '../db/model/vocabulary.ts';
import { expect } from './kiosk.ts';

/** What a visitor can open over a screen, how it is opened and how it is put away. */
export interface Opening {
  name: string;
  route: string;
  show(page: Page, language: Language): Promise<void>;
  away(page: Page): Promise<void>;
}

const firstMark = (page: Page) => page.locator('main button[aria-haspopup=dialog]').first();

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
  { name: 'sources of a camp', route: '#/camps/karlag', show: sheetOpens, away: closeWithEscape },
  { name: 'sources of a number', route: '#/figures/passed-through', show: sheetOpens, away: closeWithEscape },
  { name: 'sources of a text', route: '#/remembrance/alzhir', show: sheetOpens, away: closeWithEscape },
  {
    name: 'search with results',
    route: '#/search',
    async show(page) {
      await page.keyboard.type('кар');
      await expect(page.locator('main a[href^="#/"]').first()).toBeVisible();
    },
    async away(page) {
      for (let letter = 0; letter < 3; letter++) await page.keyboard.press('Backspace');
    },
  },
  {
    name: 'search without results',
    route: '#/search',
    async show(page) {
      await page.keyboard.type('щщъ');
      await expect(page.getByRole('textbox')).toHaveValue('щщъ');
    },
    async away(page) {
      for (let letter = 0; letter < 3; letter++) await page.keyboard.press('Backspace');
    },
  },
  { name: 'no such camp', route: '#/camps/nowhere', show: stays, away: stays },
  {
    name: 'idle warning',
    route: '#/remembrance/gulag',
    async show(page) {
      await page.clock.fastForward(3_601_000);
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
    async away(page) {
      await page.touchscreen.tap(12, 12);
      await expect(page.getByRole('alertdialog')).toBeHidden();
    },
  },
];
