import { describe, expect, test } from 'vitest';
import type { Qualifier } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../i18n/i18n.ts';
import { formatAmount, formatNumber } from './amount.ts';

const nbsp = '\u00A0';
const inAll = (amount: { min: number | null; max: number | null }, qualifier: Qualifier): string[] =>
  (['kk', 'ru', 'en'] as const).map((language) => formatAmount(amount, qualifier, language, translateIn(language)));
const exactly = (value: number) => ({ min: value, max: value });

describe('formatNumber', () => {
  test.each([
    [0, '0'],
    [537, '537'],
    [1000, `1${nbsp}000`],
    [4060306, `4${nbsp}060${nbsp}306`],
  ])('%i is grouped by no-break spaces, in English by commas', (value, written) => {
    for (const language of ['kk', 'ru'] as const) expect(formatNumber(value, language)).toBe(written);
    expect(formatNumber(value, 'en')).toBe(written.replaceAll(nbsp, ','));
  });

  test('the decimal mark is a comma, in English a point', () => {
    expect(['kk', 'ru', 'en'].map((language) => formatNumber(5.6, language as 'kk'))).toEqual(['5,6', '5,6', '5.6']);
  });
});

describe('formatAmount', () => {
  test.each([
    ['exact', exactly(537), ['537', '537', '537']],
    ['about', exactly(600), ['шамамен 600', 'около 600', 'about 600']],
    ['more-than', exactly(18000), [`18${nbsp}000-нан астам`, `более 18${nbsp}000`, 'more than 18,000']],
    ['up-to', exactly(8000), [`8${nbsp}000-ға дейін`, `до 8${nbsp}000`, 'up to 8,000']],
    ['at-least', exactly(37), ['кемінде 37', 'не менее 37', 'at least 37']],
  ] as const)('%s', (qualifier, amount, expected) => {
    expect(inAll(amount, qualifier)).toEqual(expected);
  });

  test('a range keeps both ends', () => {
    expect(inAll({ min: 500, max: 700 }, 'exact')).toEqual(['500–700', '500–700', '500–700']);
    expect(inAll({ min: 500, max: 700 }, 'about')[0]).toBe('шамамен 500–700');
  });

  test('an open end speaks for itself', () => {
    expect(inAll({ min: 100, max: null }, 'exact')[2]).toBe('at least 100');
    expect(inAll({ min: null, max: 100 }, 'exact')).toEqual(['100-ге дейін', 'до 100', 'up to 100']);
  });
});
