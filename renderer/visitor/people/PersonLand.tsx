import { useMemo } from 'preact/hooks';
import type { Station } from '../../../db/model/api/person.ts';
import { PersonMap } from './PersonMap.tsx';
import { placesOfLife } from './person-map.ts';

/** The whole land with the places of a life. */
export function PersonLand({ stations }: { stations: Station[] }) {
  const places = useMemo(() => placesOfLife(stations), [stations]);
  return <PersonMap places={places} year={null} />;
}
