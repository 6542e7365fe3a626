import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { project } from './program.ts';

/** Runs in `npm run test:nightly` alone: for each change a test beside the code shows the same (e2e/README.md). */
export const nightly = { tag: '@nightly' };

/** Of tests that differ only in language, orientation or size, one or two are enough for each change. */
export const nightlyUnless = (isEveryday: boolean): { tag?: string } => (isEveryday ? {} : nightly);

/** Cycles through the three languages. */
export const languageInTurn = (turn: number): Language => languages[turn % languages.length] ?? 'kk';

/** The button of the bar that switches to a language. */
export const languageButton = (page: Page, language: Language): Locator => page.locator(`nav button[lang=${language}]`);

/** A label in one language, from `locales/`. */
export function wordOf(language: Language, key: string): string {
  const words: Record<string, string> = JSON.parse(
    readFileSync(join(project, 'locales', 'visitor', `${language}.json`), 'utf8'),
  );
  const word = words[key];
  if (word === undefined) throw new Error(`locales/visitor/${language}.json has no ${key}`);
  return word;
}
