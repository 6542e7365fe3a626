/** The grid of heights in `assets/map/heights.gz`, in map units from its north-west node. */
export interface HeightGrid {
  x: number;
  y: number;
  spacing: number;
  columns: number;
  rows: number;
  stepsPerMetre: number;
}

/** Slopes at the nodes of the heights' grid. */
export interface Terrain {
  x: number;
  y: number;
  spacing: number;
  columns: number;
  rows: number;
  /** Metres a kilometre, eastwards and southwards. */
  east: Float32Array;
  south: Float32Array;
  /** Light (bone) and shade (black) of each node, as the pixels of a picture. */
  shading: Uint8ClampedArray<ArrayBuffer>;
}

const kmPerUnit = 6.371;

/** The light comes from the north-west and, weaker, from the west. */
const lights = [
  { x: -0.62, y: -0.78, share: 0.8 },
  { x: -0.95, y: -0.1, share: 0.2 },
] as const;
/** How much steeper than true the relief is shaded. */
const exaggeration = 0.062;
/** The light on level ground. */
const level = 0.75;
const [brightest, darkest] = [0.34, 0.94];

export function terrainOf(grid: HeightGrid, packed: Uint8Array): Terrain {
  const { columns, rows, spacing } = grid;
  const heights = unpackedHeights(grid, packed);
  const at = (column: number, row: number): number =>
    heights[Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column))] ?? 0;
  const east = new Float32Array(columns * rows);
  const south = new Float32Array(columns * rows);
  const shading = new Uint8ClampedArray(4 * columns * rows);
  const km = 2 * spacing * kmPerUnit;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      const dx = (at(column + 1, row) - at(column - 1, row)) / km;
      const dy = (at(column, row + 1) - at(column, row - 1)) / km;
      east[index] = dx;
      south[index] = dy;
      shade(shading, 4 * index, dx * exaggeration, dy * exaggeration);
    }
  }
  const { x, y } = grid;
  return { x, y, spacing, columns, rows, east, south, shading };
}

function shade(pixels: Uint8ClampedArray, index: number, dx: number, dy: number): void {
  const facing = lights.reduce((sum, { x, y, share }) => sum + share * Math.max(0, level - dx * x - dy * y), 0);
  const light = (facing / Math.hypot(1, dx, dy)) * (170 / 255);
  const balance = Math.min(1, 2 * light) - 1;
  if (light > 0.5) pixels.set([239, 232, 219, 255 * brightest * Math.min(1, 2 * light - 1)], index);
  else pixels.set([0, 0, 0, -255 * darkest * balance], index);
}

/** Reverses `packedHeights` of `build/tools/land/heights.ts`. @returns metres above the sea */
export function unpackedHeights({ columns, rows, stepsPerMetre }: HeightGrid, packed: Uint8Array): Float32Array {
  const steps = new Int32Array(columns * rows);
  const heights = new Float32Array(columns * rows);
  const high = columns * rows;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      const folded = (packed[index] ?? 0) | ((packed[high + index] ?? 0) << 8);
      const west = column > 0 ? (steps[index - 1] ?? 0) : 0;
      const north = row > 0 ? (steps[index - columns] ?? 0) : 0;
      const corner = column > 0 && row > 0 ? (steps[index - columns - 1] ?? 0) : 0;
      const step = west + north - corner + (folded & 1 ? -(folded + 1) / 2 : folded / 2);
      steps[index] = step;
      heights[index] = step / stepsPerMetre;
    }
  }
  return heights;
}
