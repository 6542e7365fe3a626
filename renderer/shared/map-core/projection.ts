import { geoConicEqualArea } from 'd3-geo';
import type { Point, Rect, Size } from './geometry.ts';

/** Map units in one radian of the globe. */
const unitsPerRadian = 1000;
const earthRadiusKm = 6371;

/** Equal areas, true along 43° and 53° N: Kazakhstan lies level and undistorted. */
export const projection = geoConicEqualArea()
  .parallels([43, 53])
  .rotate([-67.3, 0])
  .center([0, 48])
  .scale(unitsPerRadian)
  .translate([0, 0]);

/** Where Kazakhstan lies in map units; a test holds it to the data. */
export const countryBox: Rect = { x: -238, y: -130.5, width: 464, height: 260.5 };

/** From map units to the panel at its first view: scale, then shift. */
export interface Fit extends Point {
  scale: number;
}

/** Kazakhstan in the middle of a panel, with room around it for the names of camps. */
export function fitTo({ width, height }: Size): Fit {
  const room = { x: width * 0.05, y: height * 0.06 };
  const scale = Math.min((width - 2 * room.x) / countryBox.width, (height - 2 * room.y) / countryBox.height);
  return {
    scale,
    x: width / 2 - (countryBox.x + countryBox.width / 2) * scale,
    y: height / 2 - (countryBox.y + countryBox.height / 2) * scale,
  };
}

/** A place on the globe in map units. */
export function project({ lon, lat }: { lon: number; lat: number }): Point {
  const [x, y] = projection([lon, lat]) ?? [Number.NaN, Number.NaN];
  return { x, y };
}

export const unitsPerKm = unitsPerRadian / earthRadiusKm;
