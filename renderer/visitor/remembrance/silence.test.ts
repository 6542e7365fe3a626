import { expect, test } from 'vitest';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { DateValue } from '../../../db/model/api/date.ts';
import type { PersonSummary } from '../../../db/model/api/person.ts';
import { type Named, namedOf, nextNames, personNamed } from './silence.ts';

const existed: DateValue = { edtf: '1940/1947', interval: true, start: null, end: null, firstDay: null, lastDay: null };
const seat = { place: 'Долинка', presumed: false } as CampSummary['seats'][number];
const camp = (parts: Partial<CampSummary>): CampSummary =>
  ({ id: 'a', type: 'itl', name: 'A', fullName: 'A', existed, seats: [seat], ...parts }) as CampSummary;
const named = (ids: string[]): Named[] =>
  ids.map((id) => ({ id, name: id, isNameless: false, places: [{ name: null, when: existed }] }));
const next = (ids: string[]) => nextNames(named(ids)).map(({ id }) => id);

test('a camp is named with its place and its years where no one of it is known', () => {
  const places = [{ name: 'Долинка', when: existed }];
  expect(namedOf(camp({}))).toEqual([{ id: 'a', name: 'A', isNameless: false, places }]);
});

test('people are named in place of their camp', () => {
  const people = [{ id: 'p', name: 'P', isNameless: false }];
  expect(namedOf({ ...camp({}), people })).toEqual([{ ...people[0], places: [{ name: 'A', when: null }] }]);
});

test('a person is named with the camps, and the first known day beside the camp that it belongs to', () => {
  const date = { ...existed, start: { year: 1940 } };
  const [first, other] = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ];
  const stations = [
    { camp: null, date },
    { camp: first, date: existed },
    { camp: other, date },
  ];
  const person = { id: 'p', name: 'P', isNameless: false, camps: [first, other], stations } as unknown as PersonSummary;
  expect(personNamed(person)).toMatchObject({
    name: 'P',
    places: [
      { name: 'A', when: null },
      { name: 'B', when: date },
    ],
  });
  expect(personNamed({ ...person, camps: [], stations: [] })).toMatchObject({ places: [] });
});

test('a presumed place is not named', () => {
  expect(namedOf(camp({ seats: [{ ...seat, presumed: true }] }))[0]?.places[0]?.name).toBeNull();
});

test('a camp without years, or a type that is no place, is not named', () => {
  expect(namedOf(camp({ existed: null }))).toEqual([]);
  for (const type of ['group', 'camp-type', 'regional-administration'] as const) {
    expect(namedOf(camp({ type }))).toEqual([]);
  }
});

test('each silence continues where the last one ended', () => {
  const letters = [...'abcdefghijklmno'];
  expect(next(letters).join('')).toBe('abcdefghij');
  expect(next(['x'])).toEqual(['x']);
  expect(next(letters).join('')).toBe('klmnoabcde');
  expect(next([])).toEqual([]);
});
