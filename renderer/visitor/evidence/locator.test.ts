import { expect, test } from 'vitest';
import { translateIn } from '../../shared/i18n/i18n.ts';
import { locatorText } from './locator.ts';

const shown = (locator: string, kind: 'database' | 'handbook' = 'handbook') =>
  locatorText(locator, kind, translateIn('en'));

test('says that a number alone is that of a record in a database', () => {
  expect(shown('195', 'database')).toBe('record\u00a0195');
  expect(shown('195')).toBe('195');
});

test('says that a title is that of a section or a table, in the language of the source', () => {
  expect(shown('Численность заключённых')).toBe('section “Численность заключённых”');
  expect(shown('Краткая общая характеристика; Численность заключенных по годам (таблица)')).toBe(
    'section “Краткая общая характеристика”; table “Численность заключенных по годам”',
  );
});

test.each(['lag=274', '31.05.2025', 'Архив УКПСиСУ. Ф. 16. Д. 39', 'p. 5'])('leaves «%s» as it is', (locator) => {
  expect(shown(locator)).toBe(locator);
});
