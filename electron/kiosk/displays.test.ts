import { describe, expect, it } from 'vitest';
import { addressOn, type KnownDisplay, placementsOf } from './displays.ts';

/** Protects: each window appears on its configured display, in any arrangement. */
const at = (id: number, label: string, x: number, y = 0, width = 1920, height = 1080): KnownDisplay => ({
  id,
  label,
  bounds: { x, y, width, height },
});
const [left, right, above] = [at(7, 'Left', 0), at(3, 'Right', 1920), at(9, 'Above', 0, -1080)];

describe('placements of displays', () => {
  it('accept a number counted from the left, a name or a point', () => {
    expect(placementsOf([{ display: 1 }, { display: 0 }], [right, left])).toEqual([right.bounds, left.bounds]);
    expect(placementsOf([{ display: 'Right' }, { display: { x: 100, y: -5 } }], [left, above, right])).toEqual([
      right.bounds,
      above.bounds,
    ]);
  });

  it('are null for a missing or already used display', () => {
    expect(placementsOf([{ display: 4 }, { display: 'Beamer' }, { display: { x: 9999, y: 0 } }], [left])).toEqual([
      null,
      null,
      null,
    ]);
    expect(placementsOf([{ display: 0 }, { display: 'Left' }, { display: 0 }], [left, right])).toEqual([
      left.bounds,
      null,
      null,
    ]);
  });

  it('give each display its own address', () => expect(addressOn('esimde://app/', 1)).toBe('esimde://app/?display=1'));
});
