import { expect, it } from 'vitest';
import { compare } from './compare.ts';
import { isOver, lineOf } from './measure.ts';
import { regressionsOf } from './report.ts';

/** Protects: a ratio comes from rounds in turns, so that noise of the machine meets both sides. */
const inOrder = (values: readonly number[]) => (round: number) => values[round] ?? Number.NaN;

it('compares the two values of each round, not the values of different rounds', async () => {
  // The machine becomes slower from round to round; ours takes twice the peer's time in each.
  const { peer, value } = await compare({
    ...{ name: 'row', unit: 'ms', budget: 2.5, rounds: 5 },
    ours: inOrder([2, 4, 8, 16, 32]),
    peer: { name: 'peer', measure: inOrder([1, 2, 4, 8, 16]) },
  });
  expect([value, peer?.value]).toEqual([8, 4]);
  expect([peer?.low, peer?.median, peer?.high]).toEqual([2, 2, 2]);
});

it('reports the quartiles of the rounds as the spread', async () => {
  const { peer } = await compare({
    ...{ name: 'row', unit: 'ms', budget: null, rounds: 5 },
    ours: inOrder([5, 1, 3, 2, 4]),
    peer: { name: 'peer', measure: () => 1 },
  });
  expect([peer?.low, peer?.median, peer?.high]).toEqual([2, 3, 4]);
});

it('alternates who is first, and does not count warm-ups', async () => {
  const order: string[] = [];
  await compare({
    ...{ name: 'row', unit: 'ms', budget: null, rounds: 2, warmUps: 1 },
    ours: (round) => order.push(`ours ${round}`),
    peer: { name: 'peer', measure: (round) => order.push(`peer ${round}`) },
  });
  expect(order).toEqual(['peer -1', 'ours -1', 'ours 0', 'peer 0', 'peer 1', 'ours 1']);
});

it('compares the quantile of a batch, and what ours takes more', async () => {
  const { peer, value } = await compare({
    ...{ name: 'row', unit: 'MB', budget: 120, by: 'excess', share: 0.95, rounds: 1 },
    ours: () => [100, 200, 300],
    peer: { name: 'peer', measure: () => [10, 20, 30] },
  });
  expect([value, peer?.value, peer?.median]).toEqual([300, 30, 270]);
});

const row = (median: number, budget: number | null) => ({
  ...{ name: 'row', value: 10, unit: 'ms' as const, limit: null },
  peer: { name: 'peer', value: 5, by: 'ratio' as const, median, low: median - 0.1, high: median + 0.1, budget },
});

it('a row is over when its ratio, its value or its exponent is', () => {
  expect([isOver(row(2, 2)), isOver(row(2.01, 2)), isOver(row(9, null))]).toEqual([false, true, false]);
  expect(isOver({ ...row(1, 2), limit: 9 })).toBe(true);
  const growth = { points: [], factor: 1, exponent: 1.2, error: 0.1, budget: 1.1 };
  expect(isOver({ name: 'row', value: 1, unit: 'ms', limit: null, growth })).toBe(true);
  expect(isOver(row(Number.NaN, 2))).toBe(true);
});

it('prints the peer, the ratio, its spread and the budget', () => {
  expect(lineOf(row(2.01, 2))).toMatch(/OVER {2}peer 5\.00 ms: 2\.01 × \(1\.91–2\.11\), ≤ 2\.00 ×$/);
});

it('a ratio regresses when it is worse than its record allows', () => {
  const regresses = (median: number, budget: number, recorded?: number): boolean =>
    regressionsOf([row(median, budget)], recorded === undefined ? [] : [row(recorded, budget)]).length > 0;
  expect([regresses(1.9, 2), regresses(2.2, 2)]).toEqual([false, true]);
  expect([regresses(1.2, 5, 0.5), regresses(1.4, 5, 0.5)]).toEqual([false, true]);
  expect([regresses(3.5, 2, 3), regresses(4.1, 2, 3)]).toEqual([false, true]);
});
