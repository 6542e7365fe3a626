import type { Rect } from '../geometry.ts';
import type { Fit } from '../projection.ts';
import type { Terrain } from './terrain.ts';

/** The distance between scratches, pixels. */
const pitchPx = 3.5;
/** The scratch of level ground and of the steepest, in distances between scratches. */
const lengths = { level: 0.3, from: 0.42, steep: 1.35 } as const;
/** Metres a kilometre: flatter than `level` is drawn as scattered grass, `steep` in full. */
const slopes = { level: 0.75, steep: 26 } as const;
const light = { x: -0.62, y: -0.78 } as const;
const strongest = 0.8;

/** One scratch, in pixels of the picture. */
interface Scratch {
  x: number;
  y: number;
  angle: number;
  length: number;
  alpha: number;
}

/**
 * Calls `draw` with every scratch of the part of the land that a picture shows. Scratches lie on the fall line of the slope, long
 * and bright where it is steep and lit. They stand on a grid of the map, so a picture moved by a pixel has the same ones;
 * another zoom has others, as far apart on the screen.
 */
export function scratches(
  terrain: Terrain,
  toPixels: Fit,
  area: Rect,
  density: number,
  draw: (each: Scratch) => void,
): void {
  const pitch = 2 ** (Math.round(2 * Math.log2((pitchPx * density) / toPixels.scale)) / 2);
  const px = pitch * toPixels.scale;
  const first = { column: Math.floor(area.x / pitch), row: Math.floor(area.y / pitch) };
  const last = { column: Math.ceil((area.x + area.width) / pitch), row: Math.ceil((area.y + area.height) / pitch) };
  for (let row = first.row; row <= last.row; row++) {
    for (let column = first.column; column <= last.column; column++) {
      chance.startAt(column, row);
      const x = (column + (chance.next() - 0.5) * 1.1) * pitch;
      const y = (row + (chance.next() - 0.5) * 1.1) * pitch;
      const scratch = scratchAt(terrain, x, y);
      if (!scratch) continue;
      const { angle, length, alpha } = scratch;
      draw({
        x: toPixels.x + x * toPixels.scale,
        y: toPixels.y + y * toPixels.scale,
        angle,
        length: length * px,
        alpha,
      });
    }
  }
}

function scratchAt(terrain: Terrain, x: number, y: number): Pick<Scratch, 'angle' | 'length' | 'alpha'> | null {
  const { columns, rows, east, south, spacing } = terrain;
  const [gridX, gridY] = [(x - terrain.x) / spacing, (y - terrain.y) / spacing];
  const [column, row] = [Math.floor(gridX), Math.floor(gridY)];
  if (column < 0 || row < 0 || column >= columns - 1 || row >= rows - 1) return null;
  const [tx, ty] = [gridX - column, gridY - row];
  const index = row * columns + column;
  const dx = between(east, index, columns, tx, ty);
  const dy = between(south, index, columns, tx, ty);
  const slope = Math.hypot(dx, dy);
  if (slope < slopes.level) {
    if (chance.next() > 0.34) return null;
    return {
      angle: (chance.next() - 0.5) * 0.5,
      length: lengths.level * (0.8 + chance.next() * 0.8),
      alpha: 0.06 + 0.06 * chance.next(),
    };
  }
  const steepness = Math.min(1, (slope / slopes.steep) ** 0.52);
  if (chance.next() > 0.28 + 0.72 * steepness ** 0.8) return null;
  const lit = 0.5 - (0.5 * (dx * light.x + dy * light.y)) / slope;
  return {
    angle: Math.atan2(dy, dx) + (chance.next() - 0.5) * 0.16,
    length: lengths.from + (lengths.steep - lengths.from) * steepness * (0.75 + chance.next() * 0.5),
    alpha: strongest * Math.min(1, 0.05 + 0.95 * steepness * (0.05 + 0.95 * lit ** 1.9)),
  };
}

function between(values: Float32Array, index: number, columns: number, tx: number, ty: number): number {
  const north = (values[index] ?? 0) * (1 - tx) + (values[index + 1] ?? 0) * tx;
  const south = (values[index + columns] ?? 0) * (1 - tx) + (values[index + columns + 1] ?? 0) * tx;
  return north * (1 - ty) + south * ty;
}

/** Numbers from 0 to 1 that follow from the place alone. One object for all places: there are a hundred thousand. */
class Chance {
  #state = 0;

  startAt(column: number, row: number): void {
    this.#state = (Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b)) >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

const chance = new Chance();

/** Draws a scratch, about a pixel and a half wide, into the alpha of pixels of one colour: many times faster than a path. */
export function scratchInto(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  { x, y, angle, length, alpha }: Scratch,
): void {
  const [reachX, reachY] = [Math.cos(angle) * length, Math.sin(angle) * length];
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(reachX), Math.abs(reachY))));
  const isSteep = Math.abs(reachY) > Math.abs(reachX);
  for (let step = 0; step <= steps; step++) {
    const share = step / steps - 0.5;
    const [atX, atY] = [x + reachX * share, y + reachY * share];
    const across = isSteep ? atX : atY;
    const near = Math.floor(across);
    const rest = across - near;
    const along = Math.round(isSteep ? atY : atX);
    if (isSteep) {
      add(near, along, alpha * (1 - rest));
      add(near + 1, along, alpha * rest);
    } else {
      add(along, near, alpha * (1 - rest));
      add(along, near + 1, alpha * rest);
    }
  }
  function add(column: number, row: number, part: number): void {
    if (column < 0 || row < 0 || column >= width || row >= height) return;
    const index = 4 * (row * width + column) + 3;
    const before = pixels[index] ?? 0;
    pixels[index] = before + (255 - before) * part;
  }
}
