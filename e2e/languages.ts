import { type Language, languages } from '../db/model/vocabulary.ts';

/**
 * The languages that a check of many like it goes through: one, by turns, so that together they meet each of them often;
 * all of them with `ESIMDE_EVERY_LANGUAGE=1`, which takes three times as long.
 */
export const languagesInTurn = (turn: number): readonly Language[] =>
  process.env.ESIMDE_EVERY_LANGUAGE === '1' ? languages : languages.filter((_, index) => index === turn % 3);
