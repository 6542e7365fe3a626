import { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import dataUrl from '../../../assets/map/kazakhstan.json?url';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Rect } from './geometry.ts';
import { projection } from './projection.ts';

const layers = ['country', 'sea', 'lakes', 'regions', 'neighbours', 'rivers'] as const;
export type LayerName = (typeof layers)[number];

/** A town or a water of `assets/map/places.json`; rank 1 is named first. */
export interface NamedPlace {
  lon: number;
  lat: number;
  rank: number;
  name: Record<Language, string>;
}

/** A piece of a layer in map units, with the box it lies in. */
export interface Piece {
  path: Path2D;
  box: Rect;
}

/** The map beneath the camps, projected once. */
export interface BaseMap {
  layers: Record<LayerName, Piece[]>;
  towns: NamedPlace[];
  waters: NamedPlace[];
}

interface MapData {
  topology: Topology;
  towns: NamedPlace[];
  waters: NamedPlace[];
}

/** Reads the map that the app ships; rejects where it cannot be read. */
export async function loadBaseMap(): Promise<BaseMap> {
  const reply = await fetch(dataUrl);
  if (!reply.ok) throw new Error(`map data: ${reply.status}`);
  const { topology, towns, waters }: MapData = await reply.json();
  const pieces = layers.map((name) => [name, piecesOf(topology, name)] as const);
  return { layers: Object.fromEntries(pieces) as Record<LayerName, Piece[]>, towns, waters };
}

function piecesOf(topology: Topology, name: LayerName): Piece[] {
  const object = topology.objects[name];
  if (!object) return [];
  const shape = feature(topology, object);
  const geometry = shape.type === 'Feature' ? shape.geometry : null;
  if (geometry?.type === 'MultiPolygon') {
    return geometry.coordinates.map((coordinates) => pieceOf({ type: 'Polygon', coordinates }));
  }
  if (geometry?.type === 'MultiLineString') {
    return geometry.coordinates.map((coordinates) => pieceOf({ type: 'LineString', coordinates }));
  }
  return [];
}

function pieceOf(geometry: GeoJSON.Polygon | GeoJSON.LineString): Piece {
  const path = geoPath(projection);
  const [[left, top], [right, bottom]] = path.bounds(geometry);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return { path: new Path2D(path(geometry) ?? ''), box };
}
