import type { Point } from '../../shared/map-core/geometry.ts';
import { type Fit, unproject } from '../../shared/map-core/projection.ts';

export interface GlobePoint {
  /** Degrees north and east. */
  lat: number;
  lon: number;
}

/** A ten-thousandth of a degree is 11 m: finer than any camp is known. */
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
const kmADegree = 111.2;

/** The place on the globe under a point of the panel; null off the globe. */
export function globePointAt(toPanel: Fit, { x, y }: Point): GlobePoint | null {
  const point = unproject({ x: (x - toPanel.x) / toPanel.scale, y: (y - toPanel.y) / toPanel.scale });
  return point && { lat: rounded(point.lat), lon: rounded(point.lon) };
}

/** The point that many kilometres east and north of another. */
export function movedBy({ lat, lon }: GlobePoint, eastKm: number, northKm: number): GlobePoint {
  const across = kmADegree * Math.cos((lat * Math.PI) / 180);
  return { lat: rounded(lat + northKm / kmADegree), lon: rounded(lon + eastKm / across) };
}
