import { describe, expect, it } from 'vitest';
import { amountOf } from '../../../db/model/headcount.ts';
import { campOf, headcountOf, seatOf } from '../../../test-support/renderer/camps.ts';
import {
  headcountInYear,
  isCounted,
  isImprecise,
  locatedCamps,
  seatInYear,
  undatedCamps,
  unlocatedCamps,
  yearsOnMap,
} from './camps-in-year.ts';

const moving = campOf('moving', '1940-04-17/1950-02-09', {
  seats: [
    seatOf('Astrakhan', 48, '1940-04-17/1942-09-30'),
    seatOf('Guryev', 51.9, '1942-09-30/1943-03-31'),
    seatOf('Astrakhan again', 48, '1943-03-31/1950-02-09'),
  ],
});

describe('seatInYear', () => {
  it.each([
    [1941, 'Astrakhan'],
    [1942, 'Guryev'],
    [1943, 'Astrakhan again'],
    [1950, 'Astrakhan again'],
  ])('in %i is the seat of the year’s last day, or of the camp’s own', (year, place) => {
    expect(seatInYear(moving, year)?.place).toBe(place);
  });

  it('is the only seat in all years when it has no dates', () => {
    expect(seatInYear(campOf('still', '1940/1950'), 1945)?.place).toBe('Somewhere');
  });

  it('prefers a located seat', () => {
    const seats = [seatOf('Unknown', null, '../1951-09-01'), seatOf('Dolinka', 72, '1949-10-10/..')];
    expect(seatInYear(campOf('two', '1949/1951', { seats }), 1950)?.place).toBe('Dolinka');
  });

  it('is null when no seat of that time is known', () => {
    const seats = [seatOf('Early', 70, '1940/1942')];
    expect(seatInYear(campOf('gap', '1940/1950', { seats }), 1945)).toBeNull();
  });
});

describe('camps of a year', () => {
  const island = campOf('island', '1932/1935', { seats: [seatOf('Island', null, null)] });
  const group = campOf('group', '1932/1935', { type: 'group' });
  const type = campOf('type', '1932/1935', { type: 'camp-type' });
  const known = campOf('known', '1932/1935');
  const undated = campOf('undated', null);
  const camps = [island, group, type, known, undated];

  it('places sites on the map in the years in which they existed', () => {
    expect(locatedCamps(camps, 1933).map(({ camp }) => camp.id)).toEqual(['known']);
    expect(locatedCamps(camps, 1936)).toEqual([]);
  });

  it('count from the first year with a camp on the map to the last', () => {
    expect(yearsOnMap([...camps, campOf('early', '1931/1934', { type: 'group' })])).toEqual({
      first: 1932,
      last: 1935,
    });
    expect(yearsOnMap([])).toEqual({ first: 1930, last: 1960 });
  });

  it('lists existing sites without a point, never a group or a type', () => {
    expect(unlocatedCamps(camps, 1933).map(({ id }) => id)).toEqual(['island']);
    expect(unlocatedCamps(camps, 1936)).toEqual([]);
  });

  it('lists sites without any date, never a group or a type', () => {
    expect(undatedCamps(camps).map(({ id }) => id)).toEqual(['undated']);
    expect(undatedCamps([campOf('undated-group', null, { type: 'group' })])).toEqual([]);
  });

  it('recognises an imprecise location', () => {
    const seat = seatOf('Area', 70, null);
    expect(isImprecise(seat)).toBe(false);
    expect(isImprecise({ ...seat, presumed: true })).toBe(true);
    expect(isImprecise({ ...seat, radiusKm: 25 })).toBe(true);
    expect(isImprecise({ ...seat, precision: 'area' })).toBe(true);
  });
});

const withCounts = (...headcounts: ReturnType<typeof headcountOf>[]) => campOf('camp', '1940/1955', { headcounts });
const amountIn = (year: number, ...headcounts: ReturnType<typeof headcountOf>[]) => {
  const found = headcountInYear(withCounts(...headcounts), year);
  return found && amountOf(found);
};

describe('headcountInYear', () => {
  it('is null without a figure for the year, even if other years have one', () => {
    expect(amountIn(1950, headcountOf('1949-01-01', 100), headcountOf('1951', 300), headcountOf(null, 900))).toBeNull();
  });

  it('prefers a count to an average, and an average to a rounded or planned number', () => {
    const planned = headcountOf('1950', 5000, 'planned');
    const rounded = headcountOf('1950', 3000, 'rounded');
    const average = headcountOf('1950', 400, 'average');
    expect(amountIn(1950, planned, rounded)).toBe(3000);
    expect(amountIn(1950, planned, rounded, average)).toBe(400);
    expect(amountIn(1950, planned, rounded, average, headcountOf('1950-07-01', 517))).toBe(517);
  });

  it('prefers the earliest count of the year, and one of this year alone to one of several years', () => {
    expect(amountIn(1950, headcountOf('1950-07-01', 2), headcountOf('1950-01-01', 1))).toBe(1);
    expect(amountIn(1944, headcountOf('1943-04/1944-03', 8), headcountOf('1944-06', 9))).toBe(9);
  });

  it('returns a doubtful count only when there is no other of its kind', () => {
    const doubtful = { ...headcountOf('1951-01-01', 18572), suspicious: true };
    expect(amountIn(1951, doubtful, headcountOf('1951-07-01', 20))).toBe(20);
    expect(headcountInYear(withCounts(doubtful), 1951)).toBe(doubtful);
    expect(isCounted(doubtful)).toBe(false);
  });

  it('takes the middle of a range, or its only end, as the amount', () => {
    expect(amountOf({ ...headcountOf('1950', 0), min: 100, max: 300 })).toBe(200);
    expect(amountOf({ ...headcountOf('1950', 0), min: null, max: 300 })).toBe(300);
  });
});

describe('names of the year', () => {
  const placeNames = [
    { name: 'Guryev', firstDay: null, lastDay: '1946-06-30' },
    { name: 'Atyrau', firstDay: '1946-07-01', lastDay: null },
  ];
  const datedNames = [{ name: 'Works No. 2', firstDay: '1940-01-01', lastDay: '1942-12-31' }];
  const camp = campOf('Kaspiilag', '1940/1950', {
    seats: [{ ...seatOf('Guryev', 52, '1940/1950'), placeNames }],
    datedNames,
  });

  it.each([
    [1945, 'Guryev'],
    [1947, 'Atyrau'],
  ])('calls the place of %i %s', (year, name) => expect(seatInYear(camp, year)?.place).toBe(name));

  it.each([
    [1941, 'Works No. 2'],
    [1945, 'Kaspiilag'],
  ])('calls the camp of %i %s', (year, name) => {
    expect(locatedCamps([camp], year).map(({ camp: { name: shown } }) => shown)).toEqual([name]);
  });
});
