import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapData } from './map-data.ts';
import { clipLine, simplified, smoothed, surrounds, windClockwise } from './map-geometry.ts';

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];

describe('the base map', () => {
  it('matches what the packages give (run `npm run map-data` after a change)', () => {
    const written = readFileSync(new URL('../assets/map/kazakhstan.json', import.meta.url), 'utf8');
    expect(mapData() === written).toBe(true);
  });

  it('is under 220 kB', () => {
    expect(mapData().length).toBeLessThan(220_000);
  });
});

describe('map geometry', () => {
  it('clips a line to a box and keeps one point beyond it', () => {
    const line = [0, 1, 2, 3, 4, 5].map((lon) => [lon, 0]);
    expect(clipLine(line, [1.5, -1, 3.5, 1])).toEqual([line.slice(1, 5)]);
  });

  it('simplifies a line within the tolerance and keeps its ends', () => {
    const line = [0, 1, 2, 3, 4].map((lon) => [lon, lon === 2 ? 1 : lon % 2 === 0 ? 0 : 0.5]);
    expect(simplified(line, 0.01)).toEqual([line[0], line[2], line[4]]);
    expect(simplified(line, 2)).toEqual([line[0], line[4]]);
  });

  it('smooths a line and keeps a ring closed', () => {
    const ring = smoothed(square);
    expect(ring[0]).toEqual(ring.at(-1));
    expect(
      smoothed([
        [0, 0],
        [1, 1],
        [2, 0],
      ]),
    ).toHaveLength(6);
  });

  it('tells inside from outside and orients rings clockwise', () => {
    expect([surrounds(square, [1, 3]), surrounds(square, [5, 3])]).toEqual([true, false]);
    expect(windClockwise(square)).toEqual([...square].reverse());
    expect(windClockwise([...square].reverse())).toEqual([...square].reverse());
  });
});
