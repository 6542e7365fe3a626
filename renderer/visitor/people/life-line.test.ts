import { expect, test } from 'vitest';
import type { Station } from '../../../db/model/api/person.ts';
import type { StationKind } from '../../../db/model/vocabulary.ts';
import { dateOf } from '../../../test-support/renderer/camps.ts';
import { lifeParts, sparksOf } from './life-line.ts';

/** @param edtf null: the date is not known */
function stationOf(kind: StationKind, edtf: string | null, more: Partial<Station> = {}): Station {
  const date =
    edtf === null
      ? { edtf: 'XXXX', interval: false, start: null, end: null, firstDay: null, lastDay: null }
      : dateOf(edtf);
  return {
    claimId: kind,
    kind,
    date,
    camp: null,
    place: null,
    coordinates: null,
    body: null,
    article: null,
    termYears: null,
    ...more,
  };
}
const stretches = (...stations: Station[]) => lifeParts(stations).map(({ stretch }) => stretch);

test('draws what is known through, captivity as a bar, and what follows the last station dotted', () => {
  expect(
    stretches(stationOf('born', '1910'), stationOf('arrived', '1938-10-03'), stationOf('released', '1945-11-26')),
  ).toEqual(['free', 'captive', 'unknown']);
});

test('draws a sentence whose end is not known as an empty bar as long as its term', () => {
  const parts = lifeParts([stationOf('born', '1905'), stationOf('held', '1938/..', { termYears: 8 })]);
  expect(parts.at(-1)).toMatchObject({ stretch: 'term', grow: 8 });
});

test('ends with the death, in captivity only where a sentence or a period reaches it', () => {
  const died = stationOf('died', '1942');
  expect(stretches(stationOf('sentenced', '1938', { termYears: 5 }), died)).toEqual(['captive', null]);
  expect(stretches(stationOf('held', '1938/1942'), died)).toEqual(['captive', null]);
  expect(stretches(stationOf('held', '1940'), died)).toEqual(['unknown', null]);
});

test('never draws captivity beyond a sentence or a period that ended, except to a release', () => {
  const sentenced = stationOf('sentenced', '1933', { termYears: 3 });
  for (const kind of ['arrested', 'sentenced', 'exiled', 'died', 'rehabilitated'] as const)
    expect(stretches(sentenced, stationOf(kind, '1949'))[0]).toBe('unknown');
  expect(stretches(stationOf('held', '1940-08/1945-04-21'), stationOf('died', '1989'))).toEqual(['unknown', null]);
  expect(stretches(sentenced, stationOf('released', '1946'))[0]).toBe('captive');
});

test('believes a period of custody more than the sentence before it', () => {
  const [sentenced, held] = [stationOf('sentenced', '1948', { termYears: 25 }), stationOf('held', '1948/1956')];
  expect(stretches(sentenced, held, stationOf('died', '1960'))).toEqual(['captive', 'unknown', null]);
  expect(stretches(sentenced, held, stationOf('transferred', '1957'))[1]).toBe('captive');
});

test('draws the years of a period in custody from its own station on', () => {
  const stations = [stationOf('sentenced', '1948'), stationOf('held', '1948/1956'), stationOf('died', '2005')];
  expect(lifeParts(stations).map(({ stretch, own }) => [stretch, Math.round(own)])).toEqual([
    ['captive', 0],
    ['unknown', 9],
    [null, 0],
  ]);
});

test('counts a sentence without a date from the arrest', () => {
  const [arrested, sentenced] = [stationOf('arrested', '1938'), stationOf('sentenced', null, { termYears: 8 })];
  expect(stretches(arrested, sentenced, stationOf('died', '1945'))).toEqual(['captive', 'captive', null]);
  expect(stretches(arrested, sentenced, stationOf('died', '1960'))).toEqual(['unknown', 'unknown', null]);
});

test('draws the years after a rehabilitation as free', () => {
  const [transferred, rehabilitated] = [stationOf('transferred', '1940'), stationOf('rehabilitated', '1956')];
  expect(stretches(transferred, rehabilitated, stationOf('died', '1960'))).toEqual(['unknown', 'free', null]);
});

test('never tells a station without a date beneath the date of another', () => {
  const parts = lifeParts([stationOf('born', '1905'), stationOf('sentenced', null), stationOf('held', null)]);
  expect(parts.map(({ station, stretch }) => [station.kind, stretch])).toEqual([
    ['born', 'unknown'],
    ['sentenced', 'unknown'],
    ['held', 'unknown'],
  ]);
});

test('draws captivity through a station without a date, and only from a day that is known', () => {
  const [held, released] = [stationOf('held', null), stationOf('released', '1946')];
  expect(stretches(stationOf('arrested', '1938'), held, released)).toEqual(['captive', 'captive', 'unknown']);
  expect(stretches(stationOf('born', '1905'), held, released)).toEqual(['unknown', 'unknown', 'unknown']);
});

test('shows stations of which no date is known', () => {
  expect(stretches(stationOf('arrested', null), stationOf('held', null))).toEqual(['unknown', 'unknown']);
});

test('places a life on the axis of the list, without a line where no date is known', () => {
  const sparks = sparksOf([stationOf('born', '1900'), stationOf('held', '1940/1945'), stationOf('died', '1950')]);
  expect(sparks.map(({ form }) => form)).toEqual(['free', 'captive', 'unknown']);
  expect(sparks[0]?.from).toBeCloseTo((1900 - 1880) / 90, 2);
  expect(sparksOf([stationOf('held', null)])).toEqual([]);
});
