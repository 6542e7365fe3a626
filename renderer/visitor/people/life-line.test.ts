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

test('ends with the death', () => {
  expect(stretches(stationOf('held', '1940'), stationOf('died', '1942'))).toEqual(['captive', null]);
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
  expect(sparks.map(({ form }) => form)).toEqual(['free', 'captive', 'captive']);
  expect(sparks[0]?.from).toBeCloseTo((1900 - 1880) / 90, 2);
  expect(sparksOf([stationOf('held', null)])).toEqual([]);
});
