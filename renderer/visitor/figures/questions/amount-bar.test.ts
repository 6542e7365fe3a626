import { expect, test } from 'vitest';
import { amountBar, barForms } from './amount-bar.ts';

test.each([
  ['an exact number', { min: 50, max: 50 }, 'exact', { solid: 0.5, outline: 0, end: 'exact' }],
  ['a range', { min: 25, max: 75 }, 'exact', { solid: 0.25, outline: 0.5, end: 'exact' }],
  ['"about"', { min: 50, max: 50 }, 'about', { solid: 0.5, outline: 0, end: 'about' }],
  ['"more than"', { min: 50, max: 50 }, 'more-than', { solid: 0.5, outline: 0, end: 'open' }],
  ['a lower end alone', { min: 50, max: null }, 'exact', { solid: 0.5, outline: 0, end: 'open' }],
  ['"up to"', { min: 50, max: 50 }, 'up-to', { solid: 0, outline: 0.5, end: 'exact' }],
  ['an upper end alone', { min: null, max: 50 }, 'exact', { solid: 0, outline: 0.5, end: 'exact' }],
] as const)('%s has a form of its own', (_, amount, qualifier, bar) => {
  expect(amountBar(amount, qualifier, 100)).toEqual(bar);
});

test('explains each form that occurs, once', () => {
  const bars = [
    amountBar({ min: 1, max: 2 }, 'exact', 2),
    amountBar({ min: 1, max: 1 }, 'about', 2),
    amountBar({ min: 1, max: 1 }, 'about', 2),
    amountBar({ min: 1, max: 1 }, 'exact', 2),
  ];
  expect(barForms(bars)).toEqual(['range', 'about']);
});
