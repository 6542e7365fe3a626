import { expect, test } from 'vitest';
import { translatorOf } from './translator.ts';

const texts = {
  door: 'Люди',
  named: '{{name}} и {{name}}: {{count}}',
  years_one: '{{count}} год',
  years_few: '{{count}} года',
  years_many: '{{count}} лет',
  years_other: '{{count}} года',
};
const t = translatorOf('ru', texts, (key) => `?${key}`);

test('chooses the plural form of the language', () => {
  expect([1, 3, 5, 21, 1.5].map((count) => t('years', { count }))).toEqual([
    '1 год',
    '3 года',
    '5 лет',
    '21 год',
    '1.5 года',
  ]);
});

test('puts parameters into a text, and nothing where one is missing', () => {
  expect(t('named', { name: 'Азиза', count: 2 })).toBe('Азиза и Азиза: 2');
  expect(t('named', { name: '$&' })).toBe('$& и $&: ');
  expect(t('door')).toBe('Люди');
});

test('asks what to write for a key without a text', () => {
  expect(t('lost')).toBe('?lost');
});
