import { expect, test } from 'vitest';
import { fold } from '../../../db/model/fold.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { columnsOf, keyboardLayouts, variantsOf } from './keyboard-layout.ts';

const letters: Record<(typeof languages)[number], string> = {
  kk: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  en: 'abcdefghijklmnopqrstuvwxyz',
};

test.each(languages)('the keyboard in %s has every letter of the alphabet once', (language) => {
  const keys = keyboardLayouts[language].flatMap((row) => [...row]);
  expect([...keys].sort()).toEqual([...letters[language]].sort());
  expect(columnsOf(language)).toBeLessThanOrEqual(12);
});

test('a held Russian key offers the Kazakh letters that resemble it', () => {
  const held = [...letters.ru].flatMap(variantsOf);
  expect(held).toEqual(expect.arrayContaining([...'әіңғүұқөһёй']));
});

test('the search folds every letter that can be typed', () => {
  for (const letter of new Set(Object.values(letters).join('') + [...letters.en].flatMap(variantsOf).join(''))) {
    expect(fold(letter), letter).toMatch(/^[a-z]*$/);
  }
  expect(variantsOf('ж')).toEqual([]);
});
