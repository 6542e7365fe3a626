import { expect, test } from 'vitest';
import type { Seat } from '../../../../db/model/api/camp.ts';
import { placesOfCamp } from './camp-places.ts';

const seat = (place: string, coordinates: Seat['coordinates']): Seat => ({
  ...{ place, coordinates, region: { id: 'karaganda', name: 'Karaganda', country: 'kz' }, precision: 'city' },
  ...{ radiusKm: 8, period: null, presumed: false, note: null, citations: [] },
});
const karaganda = seat('Near Karaganda', { lat: 49.8, lon: 73.1 });
const zhezkazgan = seat('Zhezkazgan', { lat: 47.8, lon: 67.7 });

test('names the only seat on the map after the camp', () => {
  const places = placesOfCamp({ name: 'Luglag', seats: [karaganda, seat('Spassk', null)] });
  expect(places.map(({ name }) => name)).toEqual(['Luglag']);
});

test('shows each seat of a camp whose administration moved, not the first alone', () => {
  const places = placesOfCamp({ name: 'Steplag', seats: [karaganda, zhezkazgan] });
  expect(places.map(({ name }) => name)).toEqual(['Near Karaganda', 'Zhezkazgan']);
});
