import { geoConicEqualArea } from 'd3-geo';
import type { Point, Rect, Size } from './geometry.ts';

const unitsPerRadian = 1000;
const earthRadiusKm = 6371;

/** Equal areas, true along 43° and 53° N: Kazakhstan lies level and undistorted. The result is in map units. */
export const projection = geoConicEqualArea()
  .parallels([43, 53])
  .rotate([-67.3, 0])
  .center([0, 48])
  .scale(unitsPerRadian)
  .translate([0, 0]);

/** The bounds of Kazakhstan in map units; `map-data.test.ts` compares them with the data. */
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

/** Longitude and latitude to map units. */
export function project({ lon, lat }: { lon: number; lat: number }): Point {
  const [x, y] = projection([lon, lat]) ?? [Number.NaN, Number.NaN];
  return { x, y };
}

export const unitsPerKm = unitsPerRadian / earthRadiusKm;
