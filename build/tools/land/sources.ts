import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Grid, gridOf } from './grid.ts';

/**
 * Reads the Debian packages `ferret-datasets` (ETOPO5) and `gmt-gshhg-high` (GSHHG) through the package `gmt`:
 * `apt-get install --no-install-recommends gmt gmt-gshhg-high ferret-datasets`.
 */
const etopo5 = '/usr/share/ferret-vis/data/etopo5.cdf?ROSE';

/** Degrees: what the map's window needs, and a margin. */
export const region = { west: 36, east: 99, south: 33, north: 63 } as const;
const regionOption = `-R${region.west}/${region.east}/${region.south}/${region.north}`;

/** A raster over the region, its nodes `perDegree` to a degree. */
export interface RegionGrid extends Grid {
  perDegree: number;
}

const gmt = (args: string[]): Buffer =>
  execFileSync('gmt', args, { maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'ignore'], cwd: tmpdir() });

/** Metres above the sea, every five minutes. */
export function readHeights(): RegionGrid {
  return readGrid(['grdsample', etopo5, regionOption, '-I5m', '-nb'], 12);
}

/** 1 on water, 0 on land and islands, every half minute. */
export function readWaterMask(): RegionGrid {
  return readGrid(['grdlandmask', regionOption, '-I30s', '-Dh', '-N1/0/1/0/1', '-A0'], 120);
}

/** The rivers of a class of GSHHG (0: double-lined, 1: permanent major, 2: additional major, 3: additional, 4: minor), as longitude and latitude. */
export function readRivers(level: number): [number, number][][] {
  const text = gmt(['coast', regionOption, '-Dh', `-I${level}`, '-M']).toString();
  return text
    .split(/^>.*$/m)
    .slice(1)
    .map((lines) =>
      lines
        .trim()
        .split('\n')
        .map((line) => line.split('\t').map(Number) as [number, number]),
    );
}

function readGrid(args: string[], perDegree: number): RegionGrid {
  const folder = mkdtempSync(join(tmpdir(), 'land-'));
  try {
    const file = join(folder, 'grid.nc');
    gmt([...args, `-G${file}`]);
    const bytes = gmt(['grd2xyz', file, '-ZTLf']);
    const width = (region.east - region.west) * perDegree + 1;
    const height = (region.north - region.south) * perDegree + 1;
    if (bytes.length !== width * height * 4) throw new Error(`gmt ${args[0]}: ${bytes.length} bytes`);
    return { perDegree, ...gridOf(width, height, (column, row) => bytes.readFloatLE((row * width + column) * 4)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file of a package, parsed. */
export const readJson = (path: string | URL) => JSON.parse(readFileSync(path, 'utf8'));
