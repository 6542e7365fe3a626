import { readFileSync } from 'node:fs';
import { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { countryBox, project, projection } from './projection.ts';

const file = new URL('../../../assets/map/kazakhstan.json', import.meta.url);
const { topology, towns, waters } = JSON.parse(readFileSync(file, 'utf8')) as {
  topology: Topology;
  towns: { lon: number; lat: number; name: Record<string, string> }[];
  waters: { lon: number; lat: number; name: Record<string, string> }[];
};

function geometryOf(name: string): GeoJSON.MultiPolygon | GeoJSON.MultiLineString {
  const object = topology.objects[name];
  const shape = object && feature(topology, object);
  if (shape?.type !== 'Feature') throw new Error(name);
  return shape.geometry as GeoJSON.MultiPolygon | GeoJSON.MultiLineString;
}

const outline = (geometryOf('country') as GeoJSON.MultiPolygon).coordinates.flatMap(([ring]) => ring ?? []);

describe('the prepared map', () => {
  it('has every layer', () => {
    expect(Object.keys(topology.objects).sort()).toEqual(
      ['country', 'lakes', 'neighbours', 'regions', 'rivers', 'sea'].sort(),
    );
  });

  it('has Kazakhstan within the bounds of the first view', () => {
    const [[left, top], [right, bottom]] = geoPath(projection).bounds(geometryOf('country'));
    expect(left).toBeGreaterThan(countryBox.x - 3);
    expect(top).toBeGreaterThan(countryBox.y - 3);
    expect(right).toBeLessThan(countryBox.x + countryBox.width + 3);
    expect(bottom).toBeLessThan(countryBox.y + countryBox.height + 3);
    expect(right - left).toBeGreaterThan(countryBox.width - 6);
  });

  it('ends the borders of regions on the border of the country', () => {
    const lines = (geometryOf('regions') as GeoJSON.MultiLineString).coordinates;
    const ends = lines.flatMap((line) => [line[0], line.at(-1)]).filter((end) => end !== undefined);
    const within = (km: number) => ends.filter((end) => awayKm(end, outline) < km || isJoint(end, lines)).length;
    expect(within(1)).toBe(ends.length);
  });

  it('names towns and waters in three languages, within the country or beside it', () => {
    for (const { lon, lat, name } of [...towns, ...waters]) {
      expect(Object.values(name).every((text) => text.length > 2)).toBe(true);
      expect(Object.keys(name)).toEqual(['kk', 'ru', 'en']);
      const { x } = project({ lon, lat });
      expect(Math.abs(x)).toBeLessThan(260);
    }
  });
});

const kmPerDegree = 111;

function awayKm([lon = 0, lat = 0]: GeoJSON.Position, points: GeoJSON.Position[]): number {
  const squash = Math.cos((lat * Math.PI) / 180);
  return Math.min(...points.map(([x = 0, y = 0]) => Math.hypot((x - lon) * squash, y - lat) * kmPerDegree));
}

/** Where borders of regions meet each other. */
function isJoint(end: GeoJSON.Position, lines: GeoJSON.Position[][]): boolean {
  return lines.filter((line) => awayKm(end, line) < 0.2).length > 1;
}
