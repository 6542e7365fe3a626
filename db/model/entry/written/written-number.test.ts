import { expect, it } from 'vitest';
import { languages } from '../../vocabulary.ts';
import { readNumber, writeNumber } from './written-number.ts';

it.each([
  ['14842', 14842],
  ['14 842', 14842],
  ['14\u00a0842', 14842],
  ['1\u202f014\u202f842', 1014842],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['27 400', 27_400],
  ['12 345,5', 12_345.5],
  ['12 345.5', 12_345.5],
  ['9007199254740991', 9_007_199_254_740_991],
  ['49,67', 49.67],
  ['49.67', 49.67],
  ['0,125', 0.125],
  ['-72,5', -72.5],
  ['\u221272.5', -72.5],
  [' 7 ', 7],
])('reads %s', (text, value) => expect(readNumber(text)).toEqual({ value }));

it.each([
  ['27.400', 27_400, 27.4],
  ['27,400', 27_400, 27.4],
  ['45.675', 45_675, 45.675],
  ['14,842', 14_842, 14.842],
  ['-1,000', -1000, -1],
])('gives both readings of %s', (text, whole, part) => {
  expect(readNumber(text)).toEqual({ readings: [whole, part] });
});

it.each(['', 'много', '14 84', '1 2', '12%', '1e5', '0x10', '1.2.3', '--1', '12345678901234567890', '1 93?'])(
  'refuses %j, which is not a number',
  (text) => expect(readNumber(text)).toEqual({ fault: 'not-a-number' }),
);

it('reads a fraction of three digits when only a fraction is possible', () => {
  expect(readNumber('49,670', true)).toEqual({ value: 49.67 });
});

it('reads back every number that it writes', () => {
  for (const value of [0, 1, -1, 14.842, 1.5, 999.999, 1000, 1234567, -71.125, 0.125]) {
    for (const language of languages) expect(readNumber(writeNumber(value, language))).toEqual({ value });
    expect(readNumber(writeNumber(value, 'ru', ''))).toEqual({ value });
  }
});
