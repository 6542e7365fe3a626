import { expect, it } from 'vitest';
import { escapeFormula, unescapeFormula } from './cell.ts';
import { date, number } from './form.ts';
import { aliasLines, citationLines, sameAsList, wordList } from './list-form.ts';

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

it('reads everything after the first = as the identifier, so that a wrong one is reported', () => {
  expect(sameAsList.read('wikidata=Q42, handbook=1=2; geonames')).toEqual({
    value: [
      { scheme: 'wikidata', identifier: 'Q42' },
      { scheme: 'handbook', identifier: '1=2' },
      { scheme: 'geonames', identifier: '' },
    ],
  });
});

it('reads dates in every usual form, and asks where there are two meanings', () => {
  expect(date.read('весна 1938')).toEqual({ value: '1938-21' });
  expect(date.read('около 1945')).toEqual({ value: '1945~' });
  expect(date.read('1945-1946')).toEqual({ value: '1945/1946' });
  expect(date.read({ day: '1941-05' })).toEqual({ value: '1941-05' });
  expect(date.read('1/5/1946')).toMatchObject({ fault: 'ambiguous-date', readings: ['1946-05-01', '1946-01-05'] });
  expect(date.read('01/13/1947')).toMatchObject({ fault: 'ambiguous-date', readings: ['1947-01-13'] });
  expect(date.read(17168)).toMatchObject({ fault: 'ambiguous-date', readings: ['1947-01-01'] });
  expect(date.read('n/a')).toMatchObject({ fault: 'no-date' });
  expect(date.read('лагерь')).toMatchObject({ fault: 'not-a-date' });
});

it('asks which number is meant, with readings that are not asked again', () => {
  const asked = number.read('27.400');
  expect(asked).toMatchObject({ fault: 'ambiguous-number', readings: ['27\u00a0400', '27,4'] });
  for (const reading of 'readings' in asked ? (asked.readings ?? []) : []) {
    expect(number.read(reading)).toHaveProperty('value');
  }
});
