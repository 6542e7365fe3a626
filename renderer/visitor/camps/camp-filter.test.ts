import { expect, test } from 'vitest';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { campOf } from '../../../test-support/renderer/camps.ts';
import { choicesOf, matches, noFilter, spanById, spanChoices, spanId } from './camp-filter.ts';
import { oneYear } from './camp-years.ts';

const camp = (id: string, existed: string | null, work: string[] = []): CampSummary =>
  campOf(id, existed, { seats: [], work: work.map((kind) => ({ id: kind, name: kind })) });

test('a camp matches when it meets every filter', () => {
  const coal = camp('a', '1940/1945', ['coal']);
  expect(matches(coal, noFilter)).toBe(true);
  expect(matches(coal, { ...noFilter, work: 'coal', years: oneYear(1942) })).toBe(true);
  expect(matches(coal, { ...noFilter, work: 'coal', years: oneYear(1950) })).toBe(false);
  expect(matches(coal, { ...noFilter, work: 'railway' })).toBe(false);
});

test('counts choices under all other filters', () => {
  const camps = [camp('a', '1940', ['coal']), camp('b', '1950', ['coal', 'railway']), camp('c', '1950', [])];
  const counts = choicesOf(camps, { ...noFilter, years: oneYear(1950), work: 'coal' }, 'work');
  expect(counts.map(({ id, count }) => [id, count])).toEqual([
    ['coal', 1],
    ['railway', 1],
  ]);
});

test('counts five-year spans under the other filters, and filters by a span', () => {
  const camps = [camp('a', '1931/1936', ['coal']), camp('b', '1950', ['coal']), camp('c', '1933', []), camp('d', null)];
  const spans = spanChoices(camps, { ...noFilter, work: 'coal', years: oneYear(1950) });
  expect(spans.map(({ id, count }) => [id, count])).toEqual([
    ['1930–1934', 1],
    ['1935–1939', 1],
    ['1950–1954', 1],
  ]);
  const years = spanById('1930–1934');
  expect(camps.filter((one) => matches(one, { ...noFilter, years })).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(spanId(spanById('1942'))).toBe('1942');
});
