import { expect, test } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import en from '../../../locales/workshop/en.json';
import kk from '../../../locales/workshop/kk.json';
import ru from '../../../locales/workshop/ru.json';

/** Protects: the workshop says everything in three languages, with the same figures and the same things left to fill in. */
const locales: Record<(typeof languages)[number], Record<string, string>> = { kk, ru, en };
const plural = /_(zero|one|two|few|many|other)$/;
const stems = (words: object): string[] =>
  [...new Set(Object.keys(words).map((key) => key.replace(plural, '')))].sort();
/** The texts of each key, with all of its plurals. */
const textsOf = (words: Record<string, string>): Map<string, string[]> => {
  const byStem = Map.groupBy(Object.entries(words), ([key]) => key.replace(plural, ''));
  return new Map([...byStem].map(([stem, entries]) => [stem, entries.map(([, text]) => text)]));
};
const texts = { kk: textsOf(kk), ru: textsOf(ru), en: textsOf(en) };
const slots = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
const figures = (text: string): string[] => (text.replace(/\{\{\w+\}\}/g, '').match(/\d+/g) ?? []).sort();

test('every language has every key', () => {
  expect(stems(ru)).toEqual(stems(kk));
  expect(stems(en)).toEqual(stems(kk));
});

test('every plural has the forms that its language needs', () => {
  const forms = { kk: ['one', 'other'], ru: ['few', 'many', 'one', 'other'], en: ['one', 'other'] };
  for (const language of languages) {
    const words = locales[language];
    const counted = Object.keys(words).filter((key) => plural.test(key));
    for (const stem of new Set(counted.map((key) => key.replace(plural, '')))) {
      const own = counted.filter((key) => key.replace(plural, '') === stem).map((key) => plural.exec(key)?.[1]);
      expect(own.sort(), `${language} ${stem}`).toEqual(forms[language]);
    }
  }
});

test.each(stems(kk))('%s: nothing empty, the same slots, the same figures', (stem) => {
  const own = texts.kk.get(stem)?.[0] ?? '';
  for (const language of languages) {
    for (const text of texts[language].get(stem) ?? []) {
      expect(text.trim(), language).not.toBe('');
      expect(slots(text), language).toEqual(slots(own));
      expect(figures(text), language).toEqual(figures(own));
    }
  }
});

/** `tsc -b` does not look again at what only a locale took away; this does. */
test('every key that the workshop names is there', () => {
  const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const known = new Set(stems(kk));
  for (const [file, source] of Object.entries(sources)) {
    for (const [, key = ''] of source.matchAll(/\bt\('([a-z][A-Za-z]*\.[A-Za-z.-]+)'/g)) {
      expect([file, key, known.has(key)]).toEqual([file, key, true]);
    }
  }
});
