import { describe, expect, test } from 'vitest';
import { parseDate } from '../../db/model/entry/date.ts';
import type { CampSummary } from '../../db/model/record/camp.ts';
import { choicesOf, existedIn, matches, noFilter } from './campFilter.ts';

const camp = (id: string, existed: string | null, work: string[] = []): CampSummary => ({
  id,
  type: 'itl',
  name: id,
  fullName: id,
  specialCampNumber: null,
  parentId: null,
  existed: existed === null ? null : parseDate(existed),
  seats: [],
  work: work.map((kind) => ({ id: kind, name: kind })),
  headcounts: [],
  peak: null,
});

describe('existedIn', () => {
  test.each([
    ['1931/1959', 1930, false],
    ['1931/1959', 1931, true],
    ['1931/1959', 1959, true],
    ['1931/1959', 1960, false],
    ['1948-02-28/..', 1960, true],
    ['../1943', 1930, true],
    ['1950', 1950, true],
    ['XXXX', 1950, false],
    [null, 1950, false],
  ])('%s in %i: %s', (existed, year, expected) => {
    expect(existedIn(camp('a', existed), year)).toBe(expected);
  });
});

test('filters narrow together', () => {
  const coal = camp('a', '1940/1945', ['coal']);
  expect(matches(coal, noFilter)).toBe(true);
  expect(matches(coal, { ...noFilter, work: 'coal', year: 1942 })).toBe(true);
  expect(matches(coal, { ...noFilter, work: 'coal', year: 1950 })).toBe(false);
  expect(matches(coal, { ...noFilter, work: 'railway' })).toBe(false);
});

test('choices are counted under all other filters', () => {
  const camps = [camp('a', '1940', ['coal']), camp('b', '1950', ['coal', 'railway']), camp('c', '1950', [])];
  const counts = choicesOf(camps, { ...noFilter, year: 1950, work: 'coal' }, 'work', (type) => type);
  expect(counts.map(({ id, count }) => [id, count])).toEqual([
    ['coal', 1],
    ['railway', 1],
  ]);
});
