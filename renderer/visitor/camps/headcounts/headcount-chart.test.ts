import { describe, expect, test } from 'vitest';
import type { Headcount } from '../../../../db/model/api/camp.ts';
import { planChart } from './headcount-chart.ts';

const headcount = (day: string | null, amount: number | null): Headcount => ({
  claimId: `${day}-${amount}`,
  min: amount,
  max: amount,
  kind: 'counted',
  qualifier: 'exact',
  suspicious: false,
  period: day === null ? null : { edtf: day, interval: false, start: null, end: null, firstDay: day, lastDay: day },
});

describe('planChart', () => {
  test('leaves out an undated or missing number', () => {
    expect(planChart([headcount(null, 500), headcount('1940-01-01', null)])).toBeNull();
    expect(planChart([headcount('1940-01-01', 500), headcount('1941-01-01', null)])?.points).toHaveLength(1);
  });

  test('places points at their day and height', () => {
    const plan = planChart([headcount('1940-01-01', 1000), headcount('1943-07-01', 500)]);
    expect(plan?.points.map(({ x }) => Number(x.toFixed(3)))).toEqual([0, 0.875]);
    const [first, second] = plan?.points ?? [];
    expect((first?.high ?? 0) / (second?.high ?? 1)).toBeCloseTo(2);
    expect(plan?.years.map(({ year }) => year)).toEqual([1940, 1941, 1942, 1943, 1944]);
  });

  test('labels the highest of points that are close together', () => {
    const plan = planChart([headcount('1940-01-01', 10), headcount('1940-02-01', 900), headcount('1950-01-01', 20)]);
    expect(plan?.points.map(({ labelled }) => labelled)).toEqual([false, true, true]);
  });

  test('writes no number where another dot would cover a digit of it', () => {
    const around = [headcount('1940-01-01', 1000), headcount('1949-03-01', 400), headcount('1950-01-01', 300)];
    expect(planChart(around)?.points.map(({ labelled }) => labelled)).toEqual([true, true, false]);
    const apart = [headcount('1940-01-01', 1000), headcount('1948-06-01', 400), headcount('1950-01-01', 300)];
    expect(planChart(apart)?.points.map(({ labelled }) => labelled)).toEqual([true, true, true]);
    expect(planChart(apart, undefined, 2)?.points.map(({ labelled }) => labelled)).toEqual([true, true, false]);
  });
});
