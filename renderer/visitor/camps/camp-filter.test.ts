import { describe, expect, test } from 'vitest';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { parseDate } from '../../../db/model/entry/date.ts';
import { choicesOf, existedIn, matches, noFilter, oneYear, spanById, spanId, spansOf } from './camp-filter.ts';

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
    expect(existedIn(camp('a', existed), oneYear(year))).toBe(expected);
  });
});

test('filters narrow together', () => {
  const coal = camp('a', '1940/1945', ['coal']);
  expect(matches(coal, noFilter)).toBe(true);
  expect(matches(coal, { ...noFilter, work: 'coal', years: oneYear(1942) })).toBe(true);
  expect(matches(coal, { ...noFilter, work: 'coal', years: oneYear(1950) })).toBe(false);
  expect(matches(coal, { ...noFilter, work: 'railway' })).toBe(false);
});

test('choices are counted under all other filters', () => {
  const camps = [camp('a', '1940', ['coal']), camp('b', '1950', ['coal', 'railway']), camp('c', '1950', [])];
  const counts = choicesOf(camps, { ...noFilter, years: oneYear(1950), work: 'coal' }, 'work', (type) => type);
  expect(counts.map(({ id, count }) => [id, count])).toEqual([
    ['coal', 1],
    ['railway', 1],
  ]);
});

test('spans of years are counted under the other filters, and one can be looked for', () => {
  const camps = [camp('a', '1931/1936', ['coal']), camp('b', '1950', ['coal']), camp('c', '1933', []), camp('d', null)];
  const spans = spansOf(camps, { ...noFilter, work: 'coal', years: oneYear(1950) });
  expect(spans.map(({ id, count }) => [id, count])).toEqual([
    ['1930–1934', 1],
    ['1935–1939', 1],
    ['1950–1954', 1],
  ]);
  const years = spanById('1930–1934');
  expect(camps.filter((one) => matches(one, { ...noFilter, years })).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(spanId(spanById('1942'))).toBe('1942');
});
