/** A raster of numbers, row by row from the north-west corner. */
export interface Grid {
  width: number;
  height: number;
  values: Float32Array;
}

export function gridOf(width: number, height: number, valueAt: (column: number, row: number) => number): Grid {
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) values[row * width + column] = valueAt(column, row);
  }
  return { width, height, values };
}

/** The value at a node; beyond the edge that of the nearest node. */
export function nodeOf({ width, height, values }: Grid, column: number, row: number): number {
  const x = Math.min(width - 1, Math.max(0, column));
  const y = Math.min(height - 1, Math.max(0, row));
  return values[y * width + x] ?? 0;
}

/** Interpolates between four nodes. */
export function linearAt(grid: Grid, column: number, row: number): number {
  const [x, y] = [Math.floor(column), Math.floor(row)];
  const [tx, ty] = [column - x, row - y];
  const north = nodeOf(grid, x, y) * (1 - tx) + nodeOf(grid, x + 1, y) * tx;
  const south = nodeOf(grid, x, y + 1) * (1 - tx) + nodeOf(grid, x + 1, y + 1) * tx;
  return north * (1 - ty) + south * ty;
}

/** Interpolates between sixteen nodes (Catmull and Rom). */
export function cubicAt(grid: Grid, column: number, row: number): number {
  const [x, y] = [Math.floor(column), Math.floor(row)];
  const rows = [-1, 0, 1, 2].map((dy) =>
    cubic([-1, 0, 1, 2].map((dx) => nodeOf(grid, x + dx, y + dy)) as Four, column - x),
  );
  return cubic(rows as Four, row - y);
}

type Four = [number, number, number, number];

const cubic = ([a, b, c, d]: Four, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

/** Averages over a square of `2 * radius + 1` nodes, `times` times. */
export function blurred(grid: Grid, radius: number, times = 1): Grid {
  let result = grid;
  for (let turn = 0; turn < times; turn++) result = transposedMeans(transposedMeans(result, radius), radius);
  return result;
}

/** Running means along rows, written transposed, so that two turns blur both ways. */
function transposedMeans(grid: Grid, radius: number): Grid {
  const { width, height } = grid;
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let column = -radius; column <= radius; column++) sum += nodeOf(grid, column, row);
    for (let column = 0; column < width; column++) {
      values[column * height + row] = sum / (2 * radius + 1);
      sum += nodeOf(grid, column + radius + 1, row) - nodeOf(grid, column - radius, row);
    }
  }
  return { width: height, height: width, values };
}
