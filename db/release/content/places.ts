import { type PlacedContent, problemAt } from './placed.ts';
import type { ContentProblem } from './problem.ts';

/** What a place of a region can have as coordinates, in degrees, with some room. */
const bounds = {
  kz: { lat: [40, 56], lon: [46, 88], name: 'Kazakhstan' },
  ru: { lat: [41, 82], lon: [19, 180], name: 'Russia' },
  az: { lat: [38, 42], lon: [44, 51], name: 'Azerbaijan' },
} as const;

/** The coordinates of a seat lie in the country of its region: it finds swapped and mistyped ones. */
export function checkPlaces(content: PlacedContent): ContentProblem[] {
  const countries = new Map(
    content.vocabulary.flatMap(({ value }) => value.regions.map(({ id, country }) => [id, country] as const)),
  );
  return content.camps.flatMap((entry) =>
    entry.value.seats.flatMap(({ coordinates, region }, index) => {
      const country = countries.get(region);
      if (coordinates === undefined || country === undefined) return [];
      const { lat, lon, name } = bounds[country];
      if (within(coordinates.lat, lat) && within(coordinates.lon, lon)) return [];
      const message = `must lie in ${name} (lat ${lat.join('…')}, lon ${lon.join('…')}): correct the point or the region`;
      return problemAt(entry, ['seats', index, 'coordinates'], 'place', message);
    }),
  );
}

const within = (degrees: number, [from, to]: readonly [number, number]) => degrees >= from && degrees <= to;
