import type { Station } from '../../../db/model/api/person.ts';
import type { Point, Size } from '../../shared/map-core/geometry.ts';
import { fitTo, project } from '../../shared/map-core/projection.ts';
import { applyFit, type View } from '../../shared/map-core/view.ts';

/** A place of a life on the map; a camp is drawn as a ring. */
export interface LifePlace {
  name: string;
  isCamp: boolean;
  coordinates: { lat: number; lon: number };
}

/** Places in the order of the life, each once where it follows itself. */
export function placesOfLife(stations: readonly Station[]): LifePlace[] {
  const places: LifePlace[] = [];
  for (const { camp, place, coordinates } of stations) {
    const name = place ?? camp?.name;
    if (coordinates === null || name === undefined) continue;
    const last = places.at(-1);
    if (last?.coordinates.lat === coordinates.lat && last.coordinates.lon === coordinates.lon) continue;
    places.push({ name: camp?.name ?? name, isCamp: camp !== null, coordinates });
  }
  return places;
}

const maxScale = 4;
/** The share of the panel that the places may fill; the rest is for their names. */
const filled = 0.42;

/** The view that shows these places in the middle of the panel. */
export function viewOf(places: readonly LifePlace[], size: Size): View {
  const fit = fitTo(size);
  const points = places.map(({ coordinates }) => applyFit(fit, project(coordinates)));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    maxScale,
    (filled * size.width) / Math.max(1, right - left),
    (filled * size.height) / Math.max(1, bottom - top),
  );
  const middle: Point = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return { scale, x: size.width * 0.5 - middle.x * scale, y: size.height * 0.46 - middle.y * scale };
}
