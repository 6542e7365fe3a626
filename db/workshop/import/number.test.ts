import { expect, it } from 'vitest';
import { readNumber, writeNumber } from './number.ts';

/** Protects: a number is read as every reader would read it, or not at all. */
it.each([
  ['14842', 14842],
  ['14 842', 14842],
  ['14\u00a0842', 14842],
  ['1\u202f014\u202f842', 1014842],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['49,67', 49.67],
  ['49.67', 49.67],
  ['0,125', 0.125],
  ['-72,5', -72.5],
  ['\u221272.5', -72.5],
  [' 7 ', 7],
])('reads %s', (text, value) => expect(readNumber(text)).toEqual({ value }));

it.each(['14,842', '14.842', '1,000'])('does not choose between the readings of %s', (text) =>
  expect(readNumber(text)).toEqual({ fault: 'ambiguous-number' }),
);

it.each(['', 'много', '14 84', '1 2', '12%', '1e5', '0x10', '1.2.3', '--1', '123456789012345678'])(
  'refuses %s',
  (text) => expect(readNumber(text)).toEqual({ fault: 'not-a-number' }),
);

it('takes a fraction of three digits where it can be nothing else', () => {
  expect(readNumber('49,670', true)).toEqual({ value: 49.67 });
});

it('writes nothing that it would not read back', () => {
  for (const value of [0, 1, -1, 14.842, 1.5, 999.999, 1000, 1234567, -71.125, 0.125]) {
    expect(readNumber(writeNumber(value))).toEqual({ value });
  }
});
