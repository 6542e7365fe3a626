import { expect, test } from 'vitest';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { DateValue } from '../../../db/model/api/date.ts';
import { type Named, namedOf, nextNames } from './silence.ts';

const existed: DateValue = { edtf: '1940/1947', interval: true, start: null, end: null, firstDay: null, lastDay: null };
const seat = { place: 'Долинка', presumed: false } as CampSummary['seats'][number];
const camp = (parts: Partial<CampSummary>): CampSummary =>
  ({ id: 'a', type: 'itl', name: 'A', fullName: 'A', existed, seats: [seat], ...parts }) as CampSummary;
const named = (ids: string[]): Named[] => ids.map((id) => ({ id, name: id, fullName: id, place: null, existed }));
const next = (ids: string[]) => nextNames(named(ids)).map(({ id }) => id);

test('a camp is named with its place and its years', () => {
  expect(namedOf(camp({}))).toEqual([{ id: 'a', name: 'A', fullName: 'A', place: 'Долинка', existed }]);
});

test('a presumed place is not named', () => {
  expect(namedOf(camp({ seats: [{ ...seat, presumed: true }] }))[0]?.place).toBeNull();
});

test('a camp without years, or a type that is no place, is not named', () => {
  expect(namedOf(camp({ existed: null }))).toEqual([]);
  for (const type of ['group', 'camp-type', 'regional-administration'] as const) {
    expect(namedOf(camp({ type }))).toEqual([]);
  }
});

test('each silence continues where the last one ended', () => {
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(next(seven)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(next(['x'])).toEqual(['x']);
  expect(next(seven)).toEqual(['f', 'g', 'a', 'b', 'c']);
  expect(next([])).toEqual([]);
});
