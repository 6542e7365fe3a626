import { expect, test } from 'vitest';
import type { Claim } from '../../../db/model/api/claim.ts';
import type { DatePoint, DateValue } from '../../../db/model/api/date.ts';
import { periodBand, perStrokeOf, scaleGroups, strokeRow } from './question-scales.ts';

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
  ['an exact number', { min: 50, max: 50 }, 'exact', { solid: 25, upTo: 25 }],
  ['a range', { min: 25, max: 75 }, 'exact', { solid: 13, upTo: 38 }],
  ['"more than"', { min: 50, max: 50 }, 'more-than', { solid: 25, upTo: 25 }],
  ['a lower end alone', { min: 50, max: null }, 'exact', { solid: 25, upTo: 25 }],
  ['"up to"', { min: 50, max: 50 }, 'up-to', { solid: 0, upTo: 25 }],
  ['an upper end alone', { min: null, max: 50 }, 'exact', { solid: 0, upTo: 25 }],
] as const)('strokeRow distinguishes %s', (_, amount, qualifier, row) => {
  expect(strokeRow(amount, qualifier, 2)).toEqual(row);
});

test('perStrokeOf lets a stroke stand for as many people in all groups of a question', () => {
  const claims = [
    claimOf('a', 4_100_000, 'sentenced'),
    claimOf('b', 4_060_306, 'sentenced'),
    claimOf('c', 22_000_000, null),
    claimOf('d', null, null),
  ];
  const perStroke = scaleGroups(claims).flatMap((group) =>
    group.claims.map((each) => perStrokeOf(group, each, claims)),
  );
  expect(perStroke).toEqual([100_000, 100_000, 100_000, null]);
});

test('perStrokeOf draws other things than people only where several sources count them', () => {
  const camps = (id: string, amount: number, scale: string | null): Claim => {
    const claim = claimOf(id, amount, scale);
    return { ...claim, counts: claim.counts && { ...claim.counts, unit: 'camps' } };
  };
  const claims = [camps('a', 22, 'camps'), camps('b', 11, 'camps'), camps('c', 476, null)];
  const perStroke = scaleGroups(claims).flatMap((group) =>
    group.claims.map((each) => perStrokeOf(group, each, claims)),
  );
  expect(perStroke).toEqual([1, 1, null]);
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

test('scaleGroups puts the places of a camp on no scale of those who were held there', () => {
  const capacity: Claim = { ...claimOf('a', 8000, 'prisoners'), kind: 'capacity' };
  const groups = scaleGroups([capacity, claimOf('b', 8000, 'prisoners'), claimOf('c', 7000, 'prisoners')]);
  expect(groups.map(({ claims }) => claims.map(({ id }) => id))).toEqual([['b', 'c'], ['a']]);
  const [, alone] = groups;
  expect(alone && perStrokeOf(alone, capacity, [capacity]), 'and draws no people for them').toBeNull();
});
