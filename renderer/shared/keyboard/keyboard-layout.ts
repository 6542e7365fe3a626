import type { Language } from '../../../db/model/vocabulary.ts';

/**
 * Rows of letters of the on-screen keyboard. Kazakh has its nine letters in a row of their own. There are no capitals:
 * the search ignores case.
 */
export const keyboardLayouts: Record<Language, string[]> = {
  kk: ['әіңғүұқөһ', 'йцукенгшщзхъ', 'фывапролджэё', 'ячсмитьбю'],
  ru: ['йцукенгшщзхъ', 'фывапролджэё', 'ячсмитьбю'],
  en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
};

export const digits = '1234567890-';

/** Keys of the longest row: keys have the same width in all rows of a layout. */
export function columnsOf(language: Language): number {
  return Math.max(...keyboardLayouts[language].map((row) => row.length));
}

/** Letters that a held key offers: Cyrillic for both alphabets, Latin for the Kazakh one and for foreign names. */
const variants: Record<string, string> = {
  а: 'ә',
  г: 'ғ',
  е: 'ё',
  и: 'ій',
  к: 'қ',
  н: 'ң',
  о: 'ө',
  у: 'ұү',
  х: 'һ',
  ш: 'щ',
  ь: 'ъ',
  a: 'äá',
  c: 'ç',
  e: 'é',
  g: 'ğ',
  i: 'ıí',
  n: 'ñ',
  o: 'öó',
  s: 'ş',
  u: 'üūú',
  y: 'ý',
};

export function variantsOf(letter: string): string[] {
  return [...(variants[letter] ?? '')];
}
