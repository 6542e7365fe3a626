import { describe, expect, it } from 'vitest';
import type { CampSummary } from '../../../model/api/camp.ts';
import { existedWithin, listCamps } from './camp-list.ts';

const camp = (id: string, over: Partial<CampSummary> = {}): CampSummary => ({
  id,
  type: 'itl',
  name: id,
  fullName: id,
  specialCampNumber: null,
  parentId: null,
  existed: null,
  seats: [],
  work: [],
  headcounts: [],
  peak: null,
  ...over,
});

const existing = (firstDay: string | null, lastDay: string | null): CampSummary =>
  camp('camp', { existed: { edtf: '', interval: true, start: null, end: null, firstDay, lastDay } });

describe('existedWithin', () => {
  it('counts first and last year in', () => {
    const years = existing('1940-05-01', '1945-12-31');
    expect([1939, 1940, 1945, 1946].map((year) => existedWithin(years, { from: year, to: year }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('treats an open end as unlimited', () => {
    expect(existedWithin(existing(null, '1956-12-31'), { from: 1931, to: 1931 })).toBe(true);
    expect(existedWithin(existing('1950-01-01', null), { from: 1959 })).toBe(true);
    expect(existedWithin(existing('1950-01-01', null), { to: 1949 })).toBe(false);
  });

  it('matches no year for a camp without dates', () => {
    expect(existedWithin(existing(null, null), { from: 1940 })).toBe(false);
    expect(existedWithin(camp('camp'), { to: 1960 })).toBe(false);
    expect(existedWithin(camp('camp'), {})).toBe(true);
  });
});

describe('listCamps', () => {
  const coal = { id: 'coal', name: 'Coal' };
  const railway = { id: 'railway', name: 'Railway' };
  const camps = [
    camp('a', { work: [coal, railway] }),
    camp('b', { work: [coal], type: 'special-camp' }),
    camp('c', { type: 'special-camp' }),
  ];
  const list = (filter: Parameters<typeof listCamps>[1]) => listCamps(camps, filter, new Intl.Collator('en'));

  it('counts the options of a filter as if that filter were not set', () => {
    const { filters, total, camps: found } = list({ work: 'coal', type: 'special-camp' });
    expect(found.map(({ id }) => id)).toEqual(['b']);
    expect(total).toBe(3);
    expect(filters.workKinds).toEqual([{ ...coal, count: 1 }]);
    expect(filters.types).toEqual([
      { id: 'itl', count: 1 },
      { id: 'special-camp', count: 1 },
    ]);
  });

  it('keeps only the hits of a search', () => {
    expect(list({ ids: new Set(['c', 'gone']) }).camps.map(({ id }) => id)).toEqual(['c']);
  });
});
