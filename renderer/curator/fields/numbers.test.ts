import { expect, test } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import { numberIn, numberText } from './numbers.ts';

/** Protects: numbers are parsed as people write them, and nothing else is. */
test.each([
  ['38 000', 38_000],
  ['1\u00a0250,5', 1250.5],
  ['65673', 65_673],
])('%s is a number', (text, number) => {
  for (const language of languages) {
    expect(numberIn(text, language)).toBe(number);
    expect(numberIn(numberText(number, language), language)).toBe(number);
  }
});

test('a comma before three digits separates thousands in English, and decimals elsewhere', () => {
  expect(numberIn('38,000', 'en')).toBe(38_000);
  expect(numberIn('1,250.5', 'en')).toBe(1250.5);
  expect(numberIn('38,125', 'ru')).toBe(38.125);
});

test.each(['', '1x', '1 93?', '12345678901234567890', '1e9'])('"%s" is not a number', (text) => {
  expect(numberIn(text, 'en')).toBeNull();
});
