import { sameAsAddress } from '../../model/entry/same-as.ts';
import type { Content } from '../../release/content/layout.ts';

/** A camp at one of its seats; without a point where the place is not known. */
interface CampFeature {
  type: 'Feature';
  id: string;
  geometry: { type: 'Point'; coordinates: [lon: number, lat: number] } | null;
  properties: Record<string, unknown>;
}

interface CampFeatures {
  type: 'FeatureCollection';
  features: CampFeature[];
}

/** Seats of camps as GeoJSON (RFC 7946): how exact each point is, when it held, and who says so. */
export function campsAsGeoJson({ camps, places, sources }: Content): CampFeatures {
  const titles = new Map(sources.map(({ id, title }) => [id, title.en]));
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const features = camps.flatMap(({ id, name, type, existed, sameAs, seats }) =>
    seats.map(
      ({ coordinates, place, region, precision, radiusKm, period, presumed, citations }, index): CampFeature => ({
        type: 'Feature',
        id: `${id}-${index + 1}`,
        geometry: coordinates === undefined ? null : { type: 'Point', coordinates: [coordinates.lon, coordinates.lat] },
        properties: {
          ...{ camp: id, name, type, existed: existed ?? null, region, precision },
          ...(typeof place === 'string' ? { place: names.get(place), placeId: place } : { place }),
          ...{ radiusKm: radiusKm ?? null, period: period ?? existed ?? null, presumed },
          sameAs: sameAs.map(sameAsAddress),
          sources: (citations ?? []).map(({ source, locator }) => ({
            ...{ id: source, title: titles.get(source) ?? source, locator: locator ?? null },
          })),
        },
      }),
    ),
  );
  return { type: 'FeatureCollection', features };
}
