import { contours } from 'd3-contour';
import { blurred, type Grid, gridOf } from './grid.ts';
import { areaOf, type Line, simplified, type Window } from './lines.ts';
import { type RegionGrid, readWaterMask, region } from './sources.ts';

/** West, south, east, north, degrees: waters of GSHHG that were filled after 1956 or lie outside the years of the map. */
const laterWaters: readonly [string, number, number, number, number][] = [
  ['Kapchagay', 76.2, 43.5, 78.6, 44.35],
  ['Chardara', 67.4, 40.6, 68.9, 41.6],
  ['Bukhtarma, the arm of the Irtysh', 82.6, 48.75, 84.2, 50.2],
  ['Aydar', 66, 40.3, 67.9, 41.3],
  ['Sarykamysh', 57, 41.2, 58.8, 42.4],
  ['Toktogul', 72.2, 41.6, 73.6, 42.2],
  ['Kayrakkum', 69.3, 39.9, 70.4, 40.6],
  ['Kuybyshev', 48, 52.6, 52.5, 57.5],
  ['Saratov', 44, 50.4, 48, 53.2],
  ['Volgograd and Tsimlyansk', 41, 47.2, 46.9, 50.8],
  ['Ural reservoirs', 56.4, 53.4, 59.4, 55],
  ['Novosibirsk', 82, 54.2, 83.4, 55.1],
];

interface Water {
  /** Areas of water with their islands. */
  water: Line[][];
  /** Lines that follow the shore in large waters, outermost first. */
  engraving: Line[];
}

type Project = (point: readonly [number, number]) => [number, number];

const minWaterArea = 2.2;
const minIslandArea = 0.6;
const minEngravedArea = 12;
const tolerance = 0.1;
/** Radius of the blur and threshold of each line: about 4, 8, 13 and 19 half-minutes' pairs from the shore. */
const engravings: readonly [number, number][] = [
  [8, 0.72],
  [16, 0.8],
  [26, 0.86],
  [38, 0.9],
];

export function readWater(project: Project, window: Window): Water {
  const mask = withoutLaterWaters(readWaterMask());
  const lonLatOf = ([x = 0, y = 0]: readonly number[]): [number, number] => [
    region.west + (x - 0.5) / mask.perDegree,
    region.north - (y - 0.5) / mask.perDegree,
  ];
  const isNear = ([x, y]: [number, number]): boolean =>
    x > window[0] && x < window[2] && y > window[1] && y < window[3];
  const areasAbove = (grid: Grid, threshold: number): Line[][] => {
    const values = grid.values as unknown as number[];
    const [shape] = contours().size([grid.width, grid.height]).thresholds([threshold])(values);
    return (shape?.coordinates ?? [])
      .map((rings) =>
        rings.map((ring) =>
          simplified(
            ring.map((point) => project(lonLatOf(point))),
            tolerance,
          ),
        ),
      )
      .filter(([shore]) => shore?.some(isNear));
  };
  const water = areasAbove(blurred(mask, 1), 0.5)
    .filter(([shore]) => areaOf(shore ?? []) > minWaterArea)
    .map((rings) => rings.filter((ring, index) => index === 0 || areaOf(ring) > minIslandArea));
  let soft: Grid = mask;
  const engraving = engravings.flatMap(([radius, threshold]) => {
    soft = blurred(soft, radius, 2);
    return areasAbove(soft, threshold)
      .flat()
      .filter((ring) => areaOf(ring) > minEngravedArea);
  });
  return { water, engraving };
}

function withoutLaterWaters(mask: RegionGrid): RegionGrid {
  const isLater = (lon: number, lat: number): boolean =>
    laterWaters.some(([, west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north);
  const { perDegree, width, height, values } = mask;
  return {
    perDegree,
    ...gridOf(width, height, (column, row) =>
      isLater(region.west + column / perDegree, region.north - row / perDegree)
        ? 0
        : (values[row * width + column] ?? 0),
    ),
  };
}
