import { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import dataUrl from '../../../assets/map/kazakhstan.json?url';
import type { Language } from '../../../db/model/vocabulary.ts';
import { useLoaded } from '../ui/use-loaded.ts';
import type { Point, Rect } from './geometry.ts';
import { type Fit, project, projection } from './projection.ts';
import { applyFit } from './view.ts';

const layers = ['country', 'sea', 'lakes', 'regions', 'neighbours', 'rivers'] as const;
export type LayerName = (typeof layers)[number];

/** A town or a water of `assets/map/places.json`; rank 1 is named first. */
interface NamedPlace {
  lon: number;
  lat: number;
  rank: number;
  name: Record<Language, string>;
}

/** A shape of a layer in map units, with its bounding box. */
export interface Shape {
  path: Path2D;
  box: Rect;
}

/** The map beneath the camps, projected once. */
export interface BaseMap {
  layers: Record<LayerName, Shape[]>;
  towns: NamedPlace[];
  waters: NamedPlace[];
}

interface MapData {
  topology: Topology;
  towns: NamedPlace[];
  waters: NamedPlace[];
}

let loading: Promise<BaseMap> | null = null;

/** The base map, loaded once for the page. @throws when it cannot be loaded; the next call tries again */
export function readBaseMap(): Promise<BaseMap> {
  loading ??= loadBaseMap().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** The base map; null while it loads and when it cannot be loaded: the camps are shown without it. */
export function useBaseMap(): BaseMap | null {
  // Painting the land is slow, so it waits for the first frame: the camps respond to touch before.
  return useLoaded(async () => (await Promise.all([readBaseMap(), afterPaint()]))[0], []);
}

const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

async function loadBaseMap(): Promise<BaseMap> {
  const reply = await fetch(dataUrl);
  if (!reply.ok) throw new Error(`map data: ${reply.status}`);
  const { topology, towns, waters }: MapData = await reply.json();
  const shapes = layers.map((name) => [name, shapesOf(topology, name)] as const);
  return { layers: Object.fromEntries(shapes) as Record<LayerName, Shape[]>, towns, waters };
}

function shapesOf(topology: Topology, name: LayerName): Shape[] {
  const object = topology.objects[name];
  if (!object) return [];
  const shape = feature(topology, object);
  const geometry = shape.type === 'Feature' ? shape.geometry : null;
  if (geometry?.type === 'MultiPolygon') {
    return geometry.coordinates.map((coordinates) => shapeOf({ type: 'Polygon', coordinates }));
  }
  if (geometry?.type === 'MultiLineString') {
    return geometry.coordinates.map((coordinates) => shapeOf({ type: 'LineString', coordinates }));
  }
  return [];
}

function shapeOf(geometry: GeoJSON.Polygon | GeoJSON.LineString): Shape {
  const path = geoPath(projection);
  const [[left, top], [right, bottom]] = path.bounds(geometry);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return { path: new Path2D(path(geometry) ?? ''), box };
}

/** A town or a water at its position on the panel. */
export interface Landmark {
  kind: 'town' | 'water';
  name: string;
  at: Point;
  /** 1 is named first. */
  rank: number;
}

/** Waters and towns on the panel; the smaller towns only when `isNear`. */
export function landmarksOf(map: BaseMap | null, language: Language, toPanel: Fit, isNear: boolean): Landmark[] {
  if (!map) return [];
  const landmark = (kind: Landmark['kind']) => (place: NamedPlace) => ({
    kind,
    name: place.name[language],
    at: applyFit(toPanel, project(place)),
    rank: place.rank,
  });
  const towns = map.towns.filter(({ rank }) => isNear || rank < 3);
  return [...map.waters.map(landmark('water')), ...towns.map(landmark('town'))];
}
