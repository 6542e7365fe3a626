import { type Language, languages } from '../db/model/vocabulary.ts';

/**
 * Whether a test runs in `npm test`, or in `npm run test:nightly` only: one of many tests that differ in language,
 * orientation or size is enough for each change.
 */
export const nightlyUnless = (isEveryday: boolean): { tag?: string } => (isEveryday ? {} : { tag: '@nightly' });

/** The one of the three languages that comes next. */
export const languageInTurn = (turn: number): Language => languages[turn % languages.length] ?? 'kk';
