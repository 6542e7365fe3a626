import { expect, it } from 'vitest';
import { neutralised, plainText } from './formula.ts';

/** Protects: no exported text runs as a formula, and every text comes back as it was. */
const dangerous = [
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
const harmless = ['', 'Қарлаг', "'tis", "'", '1 = 2', 'a-b', '"=1"'];

it.each(dangerous)('marks %j', (text) => expect(neutralised(text)).toBe(`'${text}`));
it.each(harmless)('leaves %j alone', (text) => expect(neutralised(text)).toBe(text));
it.each([...dangerous, ...harmless])('gives %j back', (text) => expect(plainText(neutralised(text))).toBe(text));
