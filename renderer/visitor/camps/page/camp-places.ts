import type { Camp } from '../../../../db/model/api/camp.ts';
import type { LifePlace } from '../../people/person-map.ts';

/** The located seats of a camp in the order of time. Where its administration moved, each has the name of its place. */
export function placesOfCamp({ name, seats }: Pick<Camp, 'name' | 'seats'>): LifePlace[] {
  const located = seats.flatMap(({ place, coordinates }) => (coordinates === null ? [] : [{ place, coordinates }]));
  return located.map(({ place, coordinates }) => ({
    name: located.length > 1 ? place : name,
    isCamp: true,
    coordinates,
  }));
}
