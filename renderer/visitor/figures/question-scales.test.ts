import { expect, test } from 'vitest';
import type { Claim } from '../../../db/model/api/claim.ts';
import type { DatePoint, DateValue } from '../../../db/model/api/date.ts';
import { amountBar, barForms, periodBand, scaleGroups } from './question-scales.ts';

const claimOf = (id: string, amount: number | null, scale: string | null): Claim => ({
  id,
  subject: { kind: 'system', id: 'system' },
  property: 'quantity',
  amount: amount === null ? null : { min: amount, max: amount },
  date: null,
  statement: amount === null ? 'words' : null,
  qualifier: 'exact',
  kind: 'counted',
  counts: { id: scale ?? id, name: '', unit: 'persons', scale },
  territory: null,
  countedBy: null,
  period: null,
  suspicious: false,
  editorial: false,
  partOf: null,
  label: null,
  note: null,
  citations: [],
  contradictions: [],
});

test('scaleGroups puts only equal populations on one scale', () => {
  const groups = scaleGroups([
    claimOf('a', 4100000, 'sentenced'),
    claimOf('b', 22000000, null),
    claimOf('c', 4060306, 'sentenced'),
    claimOf('d', 6500000, 'itl'),
    claimOf('e', null, null),
  ]);
  expect(groups.map(({ scale, claims }) => [scale, claims.map(({ id }) => id)])).toEqual([
    ['sentenced', ['a', 'c']],
    [null, ['b', 'd', 'e']],
  ]);
  expect(groups[0]?.largest).toBe(4100000);
});

test.each([
  ['an exact number', { min: 50, max: 50 }, 'exact', { solid: 0.5, outline: 0, end: 'exact' }],
  ['a range', { min: 25, max: 75 }, 'exact', { solid: 0.25, outline: 0.5, end: 'exact' }],
  ['"about"', { min: 50, max: 50 }, 'about', { solid: 0.5, outline: 0, end: 'about' }],
  ['"more than"', { min: 50, max: 50 }, 'more-than', { solid: 0.5, outline: 0, end: 'open' }],
  ['a lower end alone', { min: 50, max: null }, 'exact', { solid: 0.5, outline: 0, end: 'open' }],
  ['"up to"', { min: 50, max: 50 }, 'up-to', { solid: 0, outline: 0.5, end: 'exact' }],
  ['an upper end alone', { min: null, max: 50 }, 'exact', { solid: 0, outline: 0.5, end: 'exact' }],
] as const)('amountBar distinguishes %s', (_, amount, qualifier, bar) => {
  expect(amountBar(amount, qualifier, 100)).toEqual(bar);
});

test('barForms lists each form that occurs, once', () => {
  const bars = [
    amountBar({ min: 1, max: 2 }, 'exact', 2),
    amountBar({ min: 1, max: 1 }, 'about', 2),
    amountBar({ min: 1, max: 1 }, 'about', 2),
    amountBar({ min: 1, max: 1 }, 'exact', 2),
  ];
  expect(barForms(bars)).toEqual(['range', 'about']);
});

const axis = { first: 1920, last: 1960 };

const point = (year: number, month: number | null = null, day: number | null = null): DatePoint => ({
  ...{ year, month, day },
  ...{ quarter: null, decade: false, approximate: false, uncertain: false },
});

const time = (start: DatePoint | null, end: DatePoint | null, interval = true): DateValue => ({
  ...{ edtf: '', interval, start, end },
  ...{ firstDay: null, lastDay: null },
});

test('periodBand extends years from the first day of the first to the last day of the last', () => {
  expect(periodBand(time(point(1930), point(1949)), axis)).toEqual({
    ...{ from: 0.25, to: 0.75 },
    ...{ openStart: false, openEnd: false, span: 'years' },
  });
});

test('periodBand extends an open end to the edge and marks it', () => {
  expect(periodBand(time(null, point(1959)), axis)).toMatchObject({ from: 0, to: 1, openStart: true, openEnd: false });
});

test('periodBand shows one day as a point', () => {
  const day = point(1940, 1, 1);
  expect(periodBand(time(day, day, false), axis)).toMatchObject({ from: 0.5, to: 0.5, span: 'day' });
});

test('periodBand is null when no time is known', () => {
  expect(periodBand(time(null, null, false), axis)).toBeNull();
});
