import { describe, expect, it } from 'vitest';
import { campOf, headcountOf } from '../../../test-support/renderer/camps.ts';
import { amountOf, headcountInYear, isCounted } from './headcount-in-year.ts';

const withCounts = (...headcounts: ReturnType<typeof headcountOf>[]) => campOf('camp', '1940/1955', { headcounts });
const amountIn = (year: number, ...headcounts: ReturnType<typeof headcountOf>[]) => {
  const found = headcountInYear(withCounts(...headcounts), year);
  return found && amountOf(found);
};

describe('what is known of a year', () => {
  it('is nothing where no figure speaks of it: no other year is carried over', () => {
    expect(amountIn(1950, headcountOf('1949-01-01', 100), headcountOf('1951', 300), headcountOf(null, 900))).toBeNull();
  });

  it('is a count before an average, an average before what is rounded or planned', () => {
    const planned = headcountOf('1950', 5000, 'planned');
    const rounded = headcountOf('1950', 3000, 'rounded');
    const average = headcountOf('1950', 400, 'average');
    expect(amountIn(1950, planned, rounded)).toBe(3000);
    expect(amountIn(1950, planned, rounded, average)).toBe(400);
    expect(amountIn(1950, planned, rounded, average, headcountOf('1950-07-01', 517))).toBe(517);
  });

  it('is the earliest count of the year, and one of this year alone before one of several', () => {
    expect(amountIn(1950, headcountOf('1950-07-01', 2), headcountOf('1950-01-01', 1))).toBe(1);
    expect(amountIn(1944, headcountOf('1943-04/1944-03', 8), headcountOf('1944-06', 9))).toBe(9);
  });

  it('is a doubtful count only where there is no other of its kind', () => {
    const doubtful = { ...headcountOf('1951-01-01', 18572), suspicious: true };
    expect(amountIn(1951, doubtful, headcountOf('1951-07-01', 20))).toBe(20);
    expect(headcountInYear(withCounts(doubtful), 1951)).toBe(doubtful);
    expect(isCounted(doubtful)).toBe(false);
  });

  it('has the middle of a range for an amount, or its only end', () => {
    expect(amountOf({ ...headcountOf('1950', 0), min: 100, max: 300 })).toBe(200);
    expect(amountOf({ ...headcountOf('1950', 0), min: null, max: 300 })).toBe(300);
  });
});
