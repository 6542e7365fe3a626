import { describe, expect, test } from 'vitest';
import type { Language } from '../../../db/model/vocabulary.ts';
import { splitParts, splitSentences } from './sentence-split.ts';

const sentences = (text: string, language: Language) =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  test('splits in each language', () => {
    expect(sentences('Лагерь 1931 жылы құрылды.  Ол 1959 жылы жабылды.', 'kk')).toEqual([
      'Лагерь 1931 жылы құрылды.',
      'Ол 1959 жылы жабылды.',
    ]);
    expect(sentences('«Где она?» Ответа нет. Его не было.', 'ru')).toHaveLength(3);
    expect(sentences('It closed in 1959. Nobody knows why.', 'en')).toHaveLength(2);
  });

  test('an abbreviation or an initial does not end a sentence', () => {
    expect(sentences('Приказ от 16 мая 1954 г. Москва. Конец.', 'ru')).toEqual([
      'Приказ от 16 мая 1954 г. Москва.',
      'Конец.',
    ]);
    expect(sentences('1931–1959 жж. Қарағанды.', 'kk')).toHaveLength(1);
    expect(sentences('В. Н. Земсков, 1991.', 'ru')).toHaveLength(1);
  });

  test('text without a letter or a digit is no sentence', () => expect(sentences(' · — … ', 'ru')).toEqual([]));
});

describe('splitParts', () => {
  test('a short sentence is one part', () =>
    expect(splitParts('Короткое предложение.')).toEqual(['Короткое предложение.']));

  test('a long one is broken after commas, and nothing of it is lost', () => {
    const long = Array.from({ length: 20 }, (_, index) => `слово номер ${index}`).join(', ');
    const parts = splitParts(long);
    expect(parts.join(' ')).toBe(long);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(150);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/,$/);
  });

  test('splits even a word that is too long', () => {
    expect(splitParts('а'.repeat(400)).map((part) => part.length)).toEqual([150, 150, 100]);
  });
});
