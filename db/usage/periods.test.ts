import { describe, expect, it } from 'vitest';
import { isWholePeriod, lastMonths, lastWeek } from './periods.ts';

/** Protects: what leaves a kiosk covers whole weeks and months that are over. */
describe('periods', () => {
  it.each([
    ['2026-11-30', '2026-11-23', '2026-11-29'],
    ['2026-11-29', '2026-11-16', '2026-11-22'],
    ['2027-01-01', '2026-12-21', '2026-12-27'],
  ])('before %s the last whole week is from %s to %s', (day, from, to) => {
    expect(lastWeek(day)).toEqual({ from, to });
  });

  it('are the twelve whole months before a day, leap years included', () => {
    const months = lastMonths('2028-03-01');
    expect(months).toHaveLength(12);
    expect(months.at(0)).toEqual({ from: '2027-03-01', to: '2027-03-31' });
    expect(months.at(-1)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(lastMonths('2027-01-31').at(-1)).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });

  it.each([
    [true, '2026-11-23', '2026-11-29'],
    [true, '2026-02-01', '2026-02-28'],
    [false, '2026-11-24', '2026-11-30'],
    [false, '2026-11-01', '2026-11-29'],
    [false, '2026-10-01', '2026-11-30'],
    [false, '2026-11-29', '2026-11-23'],
  ])('tell whether days are a week or a month: %s for %s to %s', (isWhole, from, to) => {
    expect(isWholePeriod({ from, to })).toBe(isWhole);
  });
});
