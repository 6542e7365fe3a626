import { expect, it } from 'vitest';
import { escapeFormula, readNumber, unescapeFormula, writeNumber } from './cell.ts';
import { aliasLines, citationLines, wordList } from './form.ts';

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

it.each(['14,842', '14.842', '1,000'])('refuses the ambiguous number %s', (text) =>
  expect(readNumber(text)).toEqual({ fault: 'ambiguous-number' }),
);

it.each(['', 'много', '14 84', '1 2', '12%', '1e5', '0x10', '1.2.3', '--1', '123456789012345678'])(
  'refuses %j, which is not a number',
  (text) => expect(readNumber(text)).toEqual({ fault: 'not-a-number' }),
);

it('reads a fraction of three digits when only a fraction is possible', () => {
  expect(readNumber('49,670', true)).toEqual({ value: 49.67 });
});

it('reads back every number that it writes', () => {
  for (const value of [0, 1, -1, 14.842, 1.5, 999.999, 1000, 1234567, -71.125, 0.125]) {
    expect(readNumber(writeNumber(value))).toEqual({ value });
  }
});

const formulas = [
  '=1+1',
  '+7 701',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  "'=1",
  "''-x",
];
const plainTexts = ['', 'Қарлаг', "'tis", "'", '1 = 2', 'a-b', '"=1"'];

it.each(formulas)('escapes %j', (text) => expect(escapeFormula(text)).toBe(`'${text}`));
it.each(plainTexts)('does not change %j', (text) => expect(escapeFormula(text)).toBe(text));
it.each([...formulas, ...plainTexts])('restores %j', (text) => expect(unescapeFormula(escapeFormula(text))).toBe(text));

it('half-filled records are exported as far as they are filled in', () => {
  expect(aliasLines.write([{ language: 'kk' }, null, { text: 'A', citations: 'x' }])).toBe(' | kk | \nA |  | ');
  expect(citationLines.write([{ source: 'md', locator: null }, {}])).toBe('source=md | locator=\n');
  expect([wordList.write('a'), wordList.write([1, 'b'])]).toEqual(['', '1, b']);
});
