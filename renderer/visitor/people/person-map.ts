import type { Station } from '../../../db/model/api/person.ts';
import { distance, overlap, type Point, type Rect, type Size } from '../../shared/map-core/geometry.ts';
import type { Landmark } from '../../shared/map-core/places.ts';
import { fitTo, project } from '../../shared/map-core/projection.ts';
import type { Panel } from '../../shared/map-core/use-panel.ts';
import { applyFit, type View } from '../../shared/map-core/view.ts';

/** A place of a life on the map; a camp is drawn as a ring. */
export interface LifePlace {
  name: string;
  isCamp: boolean;
  coordinates: { lat: number; lon: number };
}

/**
 * Places in the order of the life, each once where it follows itself. A station that is located only by the seat of its camp
 * has the camp's name: the place itself may have been elsewhere.
 */
export function placesOfLife(stations: readonly Station[]): LifePlace[] {
  const places: LifePlace[] = [];
  for (const { camp, place, coordinates, isAtSeat } of stations) {
    const name = isAtSeat ? camp?.name : (place ?? camp?.name);
    if (coordinates === null || name === undefined) continue;
    const last = places.at(-1);
    if (last?.coordinates.lat === coordinates.lat && last.coordinates.lon === coordinates.lon) continue;
    places.push({ name, isCamp: camp !== null, coordinates });
  }
  return places;
}

const maxScale = 4;
/** A single place alone says nothing of where it is: around it the country must be recognised. */
const maxScaleOfOne = 1.5;
/** The share of the panel that the places may fill; the rest is for their names. */
const filled = 0.36;

/** The view that shows these places in the middle of the panel. */
export function viewOf(places: readonly LifePlace[], size: Size): View {
  const fit = fitTo(size);
  const points = places.map(({ coordinates }) => applyFit(fit, project(coordinates)));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    places.length > 1 ? maxScale : maxScaleOfOne,
    (filled * size.width) / Math.max(1, right - left),
    (filled * size.height) / Math.max(1, bottom - top),
  );
  const middle: Point = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return { scale, x: size.width * 0.5 - middle.x * scale, y: size.height * 0.46 - middle.y * scale };
}

/** Around a place of the life. */
const clearPx = 90;
const marginPx = 60;
/** Share of its width that a name is given, so that it is not cut where its letters are wider than measured. */
const roomForName = 1.42;
/** From a place to its name. */
const besidePx = 24;
const edgePx = 8;
/** Of the panel's width, on the left, where the land fades out. */
const fadedShare = 0.12;

/** A name beside its place: where its text begins, ends or has its middle, and the room it takes. */
export interface PlacedName {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  room: Rect;
}

/** Puts a name where the panel has room for it: on the left where that is preferred, on the right, or else below: the left has the way. */
export function placeName(at: Point, { width, height }: Size, panel: Size, preferLeft: boolean): PlacedName {
  const wide = roomForName * width;
  const [left, right] = [at.x - besidePx, at.x + besidePx];
  const fits = { left: left - wide > edgePx, right: right + wide < panel.width - edgePx };
  const placed = (x: number, y: number, anchor: PlacedName['anchor'], from: number): PlacedName => ({
    ...{ x, y, anchor },
    room: { x: from, y: y - height, width: wide, height: 1.3 * height },
  });
  if (fits.left && preferLeft) return placed(left, at.y - 14, 'end', left - wide);
  if (fits.right) return placed(right, at.y + 10, 'start', right);
  const half = Math.min(panel.width / 2, wide / 2 + edgePx);
  const x = Math.min(panel.width - half, Math.max(half, at.x));
  const lowest = panel.height - 0.5 * height;
  return placed(x, Math.min(lowest, at.y + besidePx + height), 'middle', x - half);
}

/** Towns with room for their names, the larger ones first. */
export function namedTowns(
  landmarks: readonly Landmark[],
  places: readonly { name: string; at: Point }[],
  names: readonly PlacedName[],
  { size, measure }: Pick<Panel, 'size' | 'measure'>,
): Landmark[] {
  const roomOf = (name: string): Size => {
    const { width, height } = measure(name, 'town');
    return { width: roomForName * width, height: 1.2 * height };
  };
  const isWithin = ({ x, y }: Point, room: Size) =>
    x > Math.max(marginPx, fadedShare * size.width) &&
    y > marginPx &&
    x < size.width - besidePx - room.width &&
    y < size.height - marginPx;
  const named: Landmark[] = [];
  for (const town of [...landmarks].sort((a, b) => a.rank - b.rank)) {
    const { at, kind, name } = town;
    const room = roomOf(name);
    const own: Rect = { x: at.x - edgePx, y: at.y - room.height / 2, ...room };
    const isFree =
      places.every((place) => place.name !== name && distance(place.at, at) > clearPx) &&
      names.every((other) => !overlap(own, other.room));
    const isApart = named.every(
      (other) =>
        Math.abs(other.at.x - at.x) > Math.max(room.width, roomOf(other.name).width) ||
        Math.abs(other.at.y - at.y) > room.height,
    );
    if (kind === 'town' && isWithin(at, room) && isFree && isApart && !isOnWay(at, room, places)) named.push(town);
  }
  return named;
}

/** Whether the name of a town, which begins at its dot, would cross the way. */
function isOnWay(at: Point, room: Size, places: readonly { at: Point }[]): boolean {
  return places.slice(1).some(({ at: to }, index) => {
    const from = places[index]?.at ?? to;
    return [0, 0.5, 1].some(
      (share) => distanceToLine({ x: at.x + share * room.width, y: at.y }, from, to) < room.height / 2,
    );
  });
}

function distanceToLine(point: Point, from: Point, to: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = x * x + y * y;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * x + (point.y - from.y) * y) / length));
  return distance(point, { x: from.x + share * x, y: from.y + share * y });
}
