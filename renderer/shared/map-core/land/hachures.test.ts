import { describe, expect, it } from 'vitest';
import { scratches, scratchInto } from './hachures.ts';
import type { Terrain } from './terrain.ts';

/** Land that falls to the south-east by the same slope everywhere, lit from the north-west: dark; negative: lit. */
function slopeOf(metresPerKm: number): Terrain {
  const size = 20 * 20;
  const values = new Float32Array(size).fill(metresPerKm);
  return {
    x: 0,
    y: 0,
    spacing: 1,
    columns: 20,
    rows: 20,
    east: values,
    south: values,
    shading: new Uint8ClampedArray(4 * size),
  };
}
type Scratch = { x: number; y: number; angle: number; length: number; alpha: number };
function drawn(terrain: Terrain, shift = 0): Scratch[] {
  const all: Scratch[] = [];
  const area = { x: 2, y: 2, width: 15, height: 15 };
  scratches(terrain, { scale: 10, x: shift, y: 0 }, area, 1, (each) => all.push({ ...each }));
  return all;
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('scratches', () => {
  it('lie on the fall line', () => {
    for (const { angle } of drawn(slopeOf(20))) expect(Math.abs(angle - Math.PI / 4)).toBeLessThan(0.1);
  });

  it('are longer where it is steep and brighter where it is lit', () => {
    expect(mean(drawn(slopeOf(30)).map(({ length }) => length))).toBeGreaterThan(
      1.5 * mean(drawn(slopeOf(2)).map(({ length }) => length)),
    );
    // The north-western slope rises to the south-east.
    expect(mean(drawn(slopeOf(20)).map(({ alpha }) => alpha))).toBeGreaterThan(
      2 * mean(drawn(slopeOf(-20)).map(({ alpha }) => alpha)),
    );
  });

  it('stay on the land when the picture moves', () => {
    const moved = drawn(slopeOf(20), 7).map(({ x, ...rest }) => ({ ...rest, x: x - 7 }));
    expect(moved.map(({ x }) => x.toFixed(6))).toEqual(drawn(slopeOf(20)).map(({ x }) => x.toFixed(6)));
  });
});

describe('scratchInto', () => {
  it('adds to the alpha along the line and stays within the picture', () => {
    const pixels = new Uint8ClampedArray(4 * 10 * 10);
    scratchInto(pixels, 10, 10, { x: 8, y: 5, angle: 0, length: 8, alpha: 1 });
    const row = Array.from({ length: 10 }, (_, x) => pixels[4 * (50 + x) + 3]);
    expect(row).toEqual([0, 0, 0, 0, 255, 255, 255, 255, 255, 255]);
    expect(pixels.filter((_, index) => index % 4 === 3 && pixels[index] !== 0)).toHaveLength(6);
  });
});
