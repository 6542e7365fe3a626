import { describe, expect, test } from 'vitest';
import { strokeAt, tallyStrokes } from './tally.ts';

describe('tallyStrokes', () => {
  test.each([1, 4, 5, 23, 4100])('draws exactly %i strokes', (count) => {
    expect(tallyStrokes(count, 1200, 900, 1)).toHaveLength(count);
  });

  test('draws the same strokes for the same seed', () => {
    expect(tallyStrokes(50, 800, 600, 7)).toEqual(tallyStrokes(50, 800, 600, 7));
    expect(tallyStrokes(50, 800, 600, 7)).not.toEqual(tallyStrokes(50, 800, 600, 8));
  });

  test.each([
    [4100, 1200, 900],
    [800, 900, 1400],
    [3, 400, 100],
  ])('%i strokes stay on a surface of %i × %i', (count, width, height) => {
    for (const stroke of tallyStrokes(count, width, height, 1)) {
      for (const x of [stroke.fromX, stroke.toX]) expect(x).toSatisfy((at: number) => at > -4 && at < width + 4);
      for (const y of [stroke.fromY, stroke.toY]) expect(y).toSatisfy((at: number) => at > -4 && at < height + 4);
    }
  });

  test('draws no stroke without a count or a surface', () => {
    expect(tallyStrokes(0, 100, 100, 1)).toEqual([]);
    expect(tallyStrokes(10, 0, 100, 1)).toEqual([]);
  });
});

test('finds the stroke at the left edge that is nearest to a height', () => {
  const strokes = tallyStrokes(4100, 1200, 900, 1);
  const found = strokeAt(strokes, 600);
  expect(found?.fromX).toBeLessThan(40);
  expect(Math.abs(((found?.fromY ?? 0) + (found?.toY ?? 0)) / 2 - 600)).toBeLessThan(30);
  expect(strokeAt([], 600)).toBeNull();
});
