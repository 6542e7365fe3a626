import { writeFileSync } from 'node:fs';
import { geoConicEqualArea } from 'd3-geo';
import type { Position } from 'geojson';
import { readBorders } from './land/borders.ts';
import { contourLines, heightsOnMap, packedHeights, stepsPerMetre } from './land/heights.ts';
import { clipped, encoded, type Line, lengthOf, simplified, step, type Window } from './land/lines.ts';
import { readRivers } from './land/sources.ts';
import { readWater } from './land/water.ts';

/**
 * `npm run land` writes `assets/map/land.json` and `assets/map/heights.gz` from public-domain and LGPL data
 * (assets/map/README.md). It needs Debian packages that the build does not, so the files are committed.
 */

/** What the map can show, in map units (6.371 km): west, north, east, south. */
const window: Window = [-330, -230, 330, 230];
/** Tolerances of simplification, map units. */
const tolerance = { border: 0.06, river: 0.1, contour: 0.14 } as const;
/** One height to a map unit. */
const spacing = 1;
/** Shorter contour lines are noise of the heights. */
const minContour = 12;

// The projection of renderer/shared/map-core/projection.ts, which a test compares with this one.
const projection = geoConicEqualArea()
  .parallels([43, 53])
  .rotate([-67.3, 0])
  .center([0, 48])
  .scale(1000)
  .translate([0, 0]);

const project = (point: readonly [number, number]): [number, number] => projection([...point]) ?? [0, 0];
const lonLat = (x: number, y: number): [number, number] => projection.invert?.([x, y]) ?? [0, 0];

const projected = (line: Position[]): Line => line.map(([lon = 0, lat = 0]) => project([lon, lat]));
const inWindow = (lines: Position[][]): Line[] => lines.map(projected).flatMap((line) => clipped(line, window));
const pack = (lines: Line[], by: number): number[][] =>
  lines.map((line) => encoded(simplified(line, by))).filter(({ length }) => length > 2);

function main(): void {
  const columns = (window[2] - window[0]) / spacing + 1;
  const rows = (window[3] - window[1]) / spacing + 1;
  const onMap = (column: number, row: number): [number, number] => [
    window[0] + column * spacing,
    window[1] + row * spacing,
  ];
  const heights = heightsOnMap(columns, rows, (column, row) => lonLat(...onMap(column, row)));
  const contours = contourLines(heights);
  const contour = (lines: Line[]) =>
    pack(
      lines.map((line) => line.map(([x, y]) => onMap(x, y))).filter((line) => lengthOf(line) > minContour),
      tolerance.contour,
    );
  const { country, border, neighbours, regions } = readBorders();
  const { water, engraving } = readWater(project, window);
  const rivers = (...levels: number[]) => pack(inWindow(levels.flatMap(readRivers)), tolerance.river);
  const land = {
    step,
    relief: { x: window[0], y: window[1], spacing, columns, rows, stepsPerMetre },
    country: pack(country.map(projected), tolerance.border),
    border: pack(border.map(projected), tolerance.border),
    neighbours: pack(inWindow(neighbours), 2 * tolerance.border),
    regions: pack(regions.map(projected), tolerance.border),
    water: water.map((rings) => rings.map(encoded)),
    engraving: engraving.map(encoded),
    rivers: [rivers(0, 1), rivers(2), rivers(3), rivers(4)],
    contours: [contour(contours.major), contour(contours.minor)],
  };
  const folder = new URL('../../assets/map/', import.meta.url);
  writeFileSync(new URL('land.json', folder), `${JSON.stringify(land)}\n`);
  writeFileSync(new URL('heights.gz', folder), packedHeights(heights));
}

main();
