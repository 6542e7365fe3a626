import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { geoConicEqualArea } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import places from '../../../../assets/map/places.json';
import { countryBox, project, unproject } from '../projection.ts';
import { type HeightGrid, unpackedHeights } from './terrain.ts';

const fileOf = (name: string) => readFileSync(new URL(`../../../../assets/map/${name}`, import.meta.url));
const land: Record<'country' | 'border' | 'regions', number[][]> & {
  step: number;
  relief: HeightGrid;
  water: number[][][];
} = JSON.parse(fileOf('land.json').toString());
const heights = unpackedHeights(land.relief, gunzipSync(fileOf('heights.gz')));

type Point = readonly [number, number];
function pointsOf(line: readonly number[] = []): Point[] {
  let [x, y] = [0, 0];
  return Array.from({ length: line.length / 2 }, (_, index) => {
    x += line[2 * index] ?? 0;
    y += line[2 * index + 1] ?? 0;
    return [x * land.step, y * land.step] as const;
  });
}
const outline = land.country.flatMap(pointsOf);
const kmPerUnit = 6.371;

describe('the prepared land', () => {
  it('is under 400 kB compressed', () => {
    const size = gzipSync(fileOf('land.json'), { level: 9 }).length + fileOf('heights.gz').length;
    expect(size).toBeLessThan(400_000);
  });

  it('uses the projection of the page', () => {
    const [x = 0, y = 0] =
      geoConicEqualArea().parallels([43, 53]).rotate([-67.3, 0]).center([0, 48]).scale(1000).translate([0, 0])([
        73.1, 49.81,
      ]) ?? [];
    const own = project({ lon: 73.1, lat: 49.81 });
    expect(own.x).toBeCloseTo(x, 6);
    expect(own.y).toBeCloseTo(y, 6);
    expect(unproject(own)?.lat).toBeCloseTo(49.81, 8);
  });

  it('has Kazakhstan within the bounds of the first view', () => {
    for (const [x, y] of outline) {
      expect(x).toBeGreaterThan(countryBox.x - 3);
      expect(y).toBeGreaterThan(countryBox.y - 3);
      expect(x).toBeLessThan(countryBox.x + countryBox.width + 3);
      expect(y).toBeLessThan(countryBox.y + countryBox.height + 3);
    }
  });

  it('ends the borders of regions on the border of the country or on each other', () => {
    const lines = land.regions.map(pointsOf);
    const away = (end: Point, line: readonly Point[]) =>
      kmPerUnit * Math.min(...line.slice(1).map((b, index) => awayFrom(end, line[index] ?? b, b)));
    for (const end of lines.flatMap((line) => [line[0], line.at(-1)]).filter((each) => each !== undefined)) {
      const isJoint = lines.filter((line) => away(end, line) < 2).length > 1;
      expect(isJoint || land.country.some((ring) => away(end, pointsOf(ring)) < 2)).toBe(true);
    }
  });

  it('draws the Aral Sea as large as before it shrank, in square kilometres', () => {
    const aral = land.water
      .map((rings) => rings.map((ring) => areaOf(pointsOf(ring))))
      .find((_, index) => isAround(pointsOf(land.water[index]?.[0]), project({ lon: 59.9, lat: 45 })));
    expect(aral?.[0]).toBeGreaterThan(66_000);
    expect(aral?.[0]).toBeLessThan(69_000);
  });

  it('has heights where mountains and depressions are', () => {
    const { x, y, spacing, columns } = land.relief;
    const heightAt = (lon: number, lat: number) => {
      const at = project({ lon, lat });
      return heights[Math.round((at.y - y) / spacing) * columns + Math.round((at.x - x) / spacing)] ?? Number.NaN;
    };
    expect(heightAt(80.17, 42.21)).toBeGreaterThan(4000);
    expect(heightAt(73.1, 49.8)).toBeGreaterThan(400);
    expect(heightAt(73.1, 49.8)).toBeLessThan(800);
    expect(heightAt(50.5, 46)).toBeLessThan(0);
  });
});

describe('the names of towns', () => {
  it('follow each other in time and end with the present', () => {
    for (const { names } of places.towns) {
      const untils = names.map((each) => ('until' in each ? each.until : Number.POSITIVE_INFINITY));
      expect(untils).toEqual([...untils].sort((a, b) => (a ?? 0) - (b ?? 0)));
      expect(untils.at(-1)).toBe(Number.POSITIVE_INFINITY);
    }
  });
});

function awayFrom([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx ** 2 + dy ** 2 || 1)));
  return Math.hypot(x - ax - dx * share, y - ay - dy * share);
}

function areaOf(ring: readonly Point[]): number {
  const doubled = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled / 2) * kmPerUnit ** 2;
}

function isAround(ring: readonly Point[], { x, y }: { x: number; y: number }): boolean {
  return ring.reduce((inside, [ax, ay], index) => {
    const [bx, by] = ring.at(index - 1) ?? [ax, ay];
    return inside !== (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax));
  }, false);
}
