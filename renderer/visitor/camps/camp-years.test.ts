import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../db/model/entry/date.ts';
import { campOf } from '../../../test-support/renderer/camps.ts';
import { existedIn, lifespanOf, oneYear, shareOf } from './camp-years.ts';

const campWith = (existed: string | null) =>
  campOf('camp', null, { existed: existed === null ? null : parseDate(existed) });

describe('existedIn', () => {
  test.each([
    ['1931/1959', 1930, false],
    ['1931/1959', 1931, true],
    ['1931/1959', 1959, true],
    ['1931/1959', 1960, false],
    ['1948-02-28/..', 1960, true],
    ['../1943', 1930, true],
    ['1950', 1950, true],
    ['XXXX', 1950, false],
    [null, 1950, false],
  ])('%s in %i: %s', (existed, year, expected) => {
    expect(existedIn(campWith(existed), oneYear(year))).toBe(expected);
  });
});

describe('lifespanOf', () => {
  test('is null without any date', () => {
    expect(lifespanOf(campWith(null))).toBeNull();
    expect(lifespanOf(campWith('XXXX'))).toBeNull();
  });

  test('spans the years between two known ends', () => {
    const lifespan = lifespanOf(campWith('1930/1945'));
    expect(lifespan).toEqual({ left: 0, width: 0.5, startKnown: true, endKnown: true });
  });

  test('draws a short piece towards an unknown end', () => {
    expect(lifespanOf(campWith('1945/..'))).toMatchObject({ left: 0.5, startKnown: true, endKnown: false });
    expect(lifespanOf(campWith('1945/..'))?.width).toBeCloseTo(0.06);
    expect(lifespanOf(campWith('../1945'))).toMatchObject({ startKnown: false, endKnown: true });
    expect(lifespanOf(campWith('../1945'))?.left).toBeCloseTo(0.44);
  });
});

test('shareOf stays on the timeline', () => {
  expect([1920, 1930, 1945, 1960, 1970].map(shareOf)).toEqual([0, 0, 0.5, 1, 1]);
});
