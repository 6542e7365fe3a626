import { gzipSync } from 'node:zlib';
import { contours } from 'd3-contour';
import { blurred, cubicAt, type Grid, gridOf, linearAt, nodeOf } from './grid.ts';
import type { Line } from './lines.ts';
import { readHeights, region } from './sources.ts';

/** Nodes that a source node becomes, each way, before smoothing. */
const finer = 3;

/**
 * Heights on a grid of the map's own units. In parts of Asia the source has one value for four nodes, which shows as steps in
 * flat land; there the heights are smoothed more than in mountains.
 */
export function heightsOnMap(
  columns: number,
  rows: number,
  lonLatOf: (column: number, row: number) => [number, number],
) {
  const source = readHeights();
  const fine = gridOf((source.width - 1) * finer + 1, (source.height - 1) * finer + 1, (column, row) =>
    cubicAt(source, column / finer, row / finer),
  );
  const smooth = smoothedWhereFlat(fine);
  const perDegree = source.perDegree * finer;
  return gridOf(columns, rows, (column, row) => {
    const [lon, lat] = lonLatOf(column, row);
    return linearAt(smooth, (lon - region.west) * perDegree, (region.north - lat) * perDegree);
  });
}

/** Mean deviation in metres from which land counts as hilly, and the span to fully mountainous. */
const hilly = { from: 14, span: 70 };

function smoothedWhereFlat(grid: Grid): Grid {
  const heavy = blurred(blurred(grid, 4, 2), 3);
  const light = blurred(grid, 1);
  const deviation = gridOf(grid.width, grid.height, (x, y) => Math.abs(nodeOf(light, x, y) - nodeOf(heavy, x, y)));
  const around = blurred(deviation, 7);
  return gridOf(grid.width, grid.height, (x, y) => {
    const share = Math.max(0, Math.min(1, (nodeOf(around, x, y) - hilly.from) / hilly.span));
    return nodeOf(heavy, x, y) * (1 - share) + nodeOf(light, x, y) * share;
  });
}

/** Steps of a metre in the file. */
export const stepsPerMetre = 2;

/**
 * Packs heights: each as the difference from what its western, northern and north-western neighbours predict, folded to an
 * unsigned number, low bytes before high bytes, compressed.
 */
export function packedHeights({ width, height, values }: Grid): Buffer {
  const steps = Int32Array.from(values, (value) => Math.round(value * stepsPerMetre));
  const at = (column: number, row: number): number => (column < 0 || row < 0 ? 0 : (steps[row * width + column] ?? 0));
  const bytes = Buffer.alloc(2 * width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const predicted = at(column - 1, row) + at(column, row - 1) - at(column - 1, row - 1);
      const difference = at(column, row) - predicted;
      const folded = difference < 0 ? -2 * difference - 1 : 2 * difference;
      const index = row * width + column;
      bytes[index] = folded & 255;
      bytes[width * height + index] = folded >> 8;
    }
  }
  return gzipSync(bytes, { level: 9 });
}

/** Metres: closer in the steppe, where 100 m matter, than in the mountains. */
const levels = [100, 200, 300, 400, 500, 600, 700, 800, 1000, 1200, 1500, 2000, 2500, 3000, 3500, 4000, 5000];
const isMajor = (level: number): boolean => level % 500 === 0;

/** Contour lines in nodes of the grid, without the grid's own edge: every fifth hundred, and the others. */
export function contourLines(grid: Grid): { major: Line[]; minor: Line[] } {
  const soft = blurred(grid, 1);
  const values = soft.values as unknown as number[];
  const linesAt = (level: number): Line[] =>
    contours()
      .size([grid.width, grid.height])
      .thresholds([level])(values)
      .flatMap(({ coordinates }) => coordinates.flat())
      .flatMap((ring) =>
        withoutEdge(
          ring.map(([x = 0, y = 0]) => [x - 0.5, y - 0.5]),
          grid,
        ),
      );
  return {
    major: levels.filter(isMajor).flatMap(linesAt),
    minor: levels.filter((level) => !isMajor(level)).flatMap(linesAt),
  };
}

function withoutEdge(ring: Line, { width, height }: Grid): Line[] {
  const pieces: Line[] = [[]];
  for (const point of ring) {
    const [x, y] = point;
    if (x < 0.5 || y < 0.5 || x > width - 1.5 || y > height - 1.5) pieces.push([]);
    else pieces.at(-1)?.push(point);
  }
  return pieces.filter(({ length }) => length > 3);
}
