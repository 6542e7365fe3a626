import { describe, expect, it } from 'vitest';
import { targetsAt } from './touch-targets.ts';

const pxPerMm = 2;
const target = (campId: string, x: number, radius = 5) => ({ campId, centre: { x, y: 0 }, radius, label: null });
const touch = (x: number, ...targets: ReturnType<typeof target>[]) => targetsAt({ x, y: 0 }, targets, pxPerMm);

describe('targetsAt', () => {
  it('returns the nearest camp within 20 mm of the point', () => {
    expect(touch(44, target('near', 0), target('far', 120))).toEqual(['near']);
    expect(touch(46, target('near', 0))).toEqual([]);
  });

  it('returns all camps within 8 mm of the nearest, in order of distance', () => {
    expect(touch(2, target('b', 14), target('a', 0), target('c', 60))).toEqual(['a', 'b']);
  });

  it('returns a large ring for any point in it', () => {
    expect(touch(70, target('large', 0, 80), target('small', 0, 5))).toEqual(['large']);
    expect(touch(10, target('large', 0, 80), target('small', 0, 5))).toEqual(['small', 'large'].reverse());
  });

  it('returns one camp for a point on its name', () => {
    const named = { ...target('named', 0), label: { x: 8, y: -10, width: 80, height: 20 } };
    expect(touch(10, named as never, target('beside', 12))).toEqual(['named']);
  });
});
