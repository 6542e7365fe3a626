import { expect, test } from 'vitest';
import { numberIn, numberText } from './numbers.ts';

/** Protects: numbers are parsed as people write them, and nothing else is. */
test.each([
  ['38 000', 38_000],
  ['1\u00a0250,5', 1250.5],
  ['65673', 65_673],
])('%s is a number', (text, number) => {
  expect(numberIn(text)).toBe(number);
  expect(numberIn(numberText(number, 'ru'))).toBe(number);
});

test.each(['', '1x', '1 93?', '12345678901234567890', '1e9'])('"%s" is none', (text) => {
  expect(numberIn(text)).toBeNull();
});
