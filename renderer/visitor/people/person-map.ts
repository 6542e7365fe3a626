import type { Station } from '../../../db/model/api/person.ts';
import { distance, type Point, type Size } from '../../shared/map-core/geometry.ts';
import type { Landmark } from '../../shared/map-core/places.ts';
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

/** Around a place of the life and the way between them, and around another town's name. */
const clearPx = 90;
const nameSize: Size = { width: 220, height: 44 };
const marginPx = 60;

/** Towns with room for their names, the larger ones first. */
export function namedTowns(
  landmarks: readonly Landmark[],
  places: readonly { name: string; at: Point }[],
  size: Size,
): Landmark[] {
  const isWithin = ({ x, y }: Point) =>
    x > marginPx && y > marginPx && x < size.width - nameSize.width && y < size.height - marginPx;
  const named: Landmark[] = [];
  for (const town of [...landmarks].sort((a, b) => a.rank - b.rank)) {
    const { at, kind, name } = town;
    const isFree = places.every((place) => place.name !== name && distance(place.at, at) > clearPx);
    const isApart = named.every(
      (other) => Math.abs(other.at.x - at.x) > nameSize.width || Math.abs(other.at.y - at.y) > nameSize.height,
    );
    if (kind === 'town' && isWithin(at) && isFree && isApart && !isOnWay(at, places)) named.push(town);
  }
  return named;
}

/** Whether the name of a town, which begins at its dot, would cross the way. */
function isOnWay(at: Point, places: readonly { at: Point }[]): boolean {
  return places.slice(1).some(({ at: to }, index) => {
    const from = places[index]?.at ?? to;
    return [0, 0.5, 1].some(
      (share) => distanceToLine({ x: at.x + share * nameSize.width, y: at.y }, from, to) < nameSize.height / 2,
    );
  });
}

function distanceToLine(point: Point, from: Point, to: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = x * x + y * y;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * x + (point.y - from.y) * y) / length));
  return distance(point, { x: from.x + share * x, y: from.y + share * y });
}
