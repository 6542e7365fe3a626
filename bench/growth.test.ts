import { expect, it } from 'vitest';
import { fitPower, grow } from './growth.ts';
import { plotGrowth, plotRatios } from './plot.ts';

const sizes = [10, 100, 1_000, 10_000];

it.each([
  [0, 5],
  [1, 0.003],
  [1.5, 2],
])('finds the exponent %d of a power law', (exponent, factor) => {
  const fit = fitPower(sizes.map((size) => [size, factor * size ** exponent]));
  expect(fit.exponent).toBeCloseTo(exponent, 9);
  expect(fit.factor).toBeCloseTo(factor, 9);
  expect(fit.error).toBeCloseTo(0, 6);
});

it('reports how uncertain the exponent is', () => {
  const noisy = fitPower(sizes.map((size, index) => [size, size * (index % 2 === 0 ? 1.3 : 1 / 1.3)]));
  expect(noisy.exponent).toBeGreaterThan(0.8);
  expect(noisy.exponent).toBeLessThan(1.2);
  expect(noisy.error).toBeGreaterThan(0.05);
});

it('refuses to fit fewer than four sizes, and values without a logarithm', () => {
  expect(() =>
    fitPower([
      [1, 1],
      [2, 2],
      [3, 3],
    ]),
  ).toThrow('4 sizes');
  expect(() => fitPower(sizes.map((size) => [size, 0]))).toThrow('positive');
});

it('holds the value at the largest size and all points', async () => {
  const row = await grow({ name: 'search', unit: 'ms', sizes, at: (size) => size / 10, budget: 1.1 });
  expect(row.value).toBe(1_000);
  expect(row.growth?.points).toEqual(sizes.map((size) => [size, size / 10]));
});

it('plots a point for each size inside the picture', async () => {
  const svg = plotGrowth(await grow({ name: 'a < b', unit: 'ms', sizes, at: (size) => size ** 0.5, budget: null }));
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(dots).toHaveLength(sizes.length);
  for (const [x = -1, y = -1] of dots) expect(x > 0 && x < (width ?? 0) && y > 0 && y < (height ?? 0)).toBe(true);
  expect(svg).toContain('a &lt; b');
  expect(dots.map(([x]) => x)).toEqual(dots.map(([x]) => x).toSorted((a = 0, b = 0) => a - b));
});

it('plots ratios as shares of their budgets, those over it in another colour', () => {
  const row = (name: string, median: number) => ({
    ...{ name, value: 1, unit: 'ms' as const, limit: null },
    peer: { name: 'peer', value: 1, by: 'ratio' as const, median, low: median * 0.9, high: median * 1.1, budget: 2 },
  });
  const svg = plotRatios([row('within', 1), row('over', 3), { name: 'no peer', value: 1, unit: 'ms', limit: 1 }]);
  const colours = [...svg.matchAll(/<circle [^>]*fill="([^"]+)"/g)].map(([, colour]) => colour);
  expect(new Set(colours).size).toBe(2);
  expect(svg).toContain('within');
  expect(svg).not.toContain('no peer');
});
