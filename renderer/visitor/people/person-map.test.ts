import { expect, test } from 'vitest';
import type { Station } from '../../../db/model/api/person.ts';
import type { Landmark } from '../../shared/map-core/places.ts';
import { namedTowns, placeName, placesOfLife, viewOf } from './person-map.ts';

const panel = { width: 1000, height: 600 };
const name = { width: 200, height: 40 };

test('puts a name on the left where that is preferred, on the right where it has room there, or else below', () => {
  expect(placeName({ x: 500, y: 300 }, name, panel, false)).toMatchObject({ anchor: 'start' });
  expect(placeName({ x: 500, y: 300 }, name, panel, true)).toMatchObject({ anchor: 'end' });
  expect(placeName({ x: 100, y: 300 }, name, panel, true)).toMatchObject({ anchor: 'start' });
  expect(placeName({ x: 900, y: 300 }, name, panel, false)).toMatchObject({ anchor: 'middle' });
  const below = placeName({ x: 900, y: 300 }, { width: 650, height: 40 }, panel, false);
  expect(below).toMatchObject({ anchor: 'middle' });
  expect(below.y).toBeGreaterThan(300);
});

test('keeps every name within the panel', () => {
  for (const x of [10, 250, 500, 750, 990]) {
    for (const width of [100, 300, 500, 700]) {
      const { room } = placeName({ x, y: 300 }, { width, height: 40 }, panel, x < 500);
      expect(room.x).toBeGreaterThanOrEqual(0);
      expect(room.x + room.width).toBeLessThanOrEqual(panel.width);
    }
  }
});

test('names no town whose name would meet the edge, a place of the life or its name', () => {
  const town = (id: string, x: number, y: number): Landmark => ({
    ...{ id, kind: 'town', name: id, longest: id, rank: 1 },
    at: { x, y },
  });
  const place = { name: 'Camp', at: { x: 400, y: 300 } };
  const taken = placeName(place.at, name, panel, false);
  const towns = [town('free', 150, 150), town('edge', 960, 150), town('near', 430, 330), town('under', 600, 300)];
  const measure = () => ({ width: 80, height: 30 });
  const named = namedTowns(towns, [place], [taken], { size: panel, measure });
  expect(named.map(({ id }) => id)).toEqual(['free']);
});

test('keeps the country in sight around a single place, and goes nearer to several', () => {
  const [karaganda, akmola] = [
    { name: 'Karlag', isCamp: true, coordinates: { lat: 49.67, lon: 72.68 } },
    { name: 'ALZHIR', isCamp: true, coordinates: { lat: 51.07, lon: 71.0 } },
  ];
  expect(viewOf([karaganda], panel).scale).toBeLessThan(2);
  expect(viewOf([karaganda, akmola], panel).scale).toBeGreaterThan(2);
});

test('names the place of a station where it is located, and only the camp where nothing but its seat is', () => {
  const at = (lat: number) => ({ camp: { id: 'north', name: 'Northlag' }, coordinates: { lat, lon: 70 } });
  const stations = [
    { ...at(51), place: 'Ekibastuz' },
    { ...at(49), place: 'Batyk section', isAtSeat: true },
    { ...at(48), place: null },
  ];
  const places = placesOfLife(stations as Station[]);
  expect(places.map(({ name, isCamp }) => [name, isCamp])).toEqual([
    ['Ekibastuz', true],
    ['Northlag', true],
    ['Northlag', true],
  ]);
});
