import type { Point, Rect, Size } from './geometry.ts';

const unitsPerRadian = 1000;
const earthRadiusKm = 6371;
const radian = Math.PI / 180;
const meridian = 67.3;

/*
 * Conic equal-area projection, true along 43° and 53° N and centred on 48° N, 67.3° E: Kazakhstan lies level and undistorted.
 * The result is in map units.
 */
const south = Math.sin(43 * radian);
const n = (south + Math.sin(53 * radian)) / 2;
const c = 1 + south * (2 * n - south);
const radiusOf = (sinLat: number): number => (unitsPerRadian * Math.sqrt(c - 2 * n * sinLat)) / n;
const centreRadius = radiusOf(Math.sin(48 * radian));

/** Longitude and latitude to map units. */
export function project({ lon, lat }: { lon: number; lat: number }): Point {
  const radius = radiusOf(Math.sin(lat * radian));
  const angle = (lon - meridian) * radian * n;
  return { x: radius * Math.sin(angle), y: radius * Math.cos(angle) - centreRadius };
}

/** Map units to longitude and latitude; null beyond the earth. */
export function unproject({ x, y }: Point): { lon: number; lat: number } | null {
  const down = y + centreRadius;
  const radius = (Math.hypot(x, down) * n) / unitsPerRadian;
  const sinLat = (c - radius ** 2) / (2 * n);
  if (Math.abs(sinLat) > 1 || down < 0) return null;
  return { lon: meridian + Math.atan2(x, down) / radian / n, lat: Math.asin(sinLat) / radian };
}

/** The bounds of Kazakhstan in map units; `land-data.test.ts` compares them with the data. */
export const countryBox: Rect = { x: -238, y: -130.5, width: 464, height: 260.5 };

/** From map units to the panel: scale, then shift. */
export interface Fit extends Point {
  scale: number;
}

/** Kazakhstan in the middle of a panel, with a margin for labels. */
export function fitTo({ width, height }: Size): Fit {
  const margin = { x: width * 0.05, y: height * 0.06 };
  const scale = Math.min((width - 2 * margin.x) / countryBox.width, (height - 2 * margin.y) / countryBox.height);
  return {
    scale,
    x: width / 2 - (countryBox.x + countryBox.width / 2) * scale,
    y: height / 2 - (countryBox.y + countryBox.height / 2) * scale,
  };
}

export const unitsPerKm = unitsPerRadian / earthRadiusKm;
