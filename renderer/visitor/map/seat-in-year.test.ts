import { describe, expect, it } from 'vitest';
import { campOf, seatOf } from '../../../test-support/renderer/camps.ts';
import { placed, unplaced } from './placed.ts';
import { isImprecise, seatInYear } from './seat-in-year.ts';

const moving = campOf('moving', '1940-04-17/1950-02-09', {
  seats: [
    seatOf('Astrakhan', 48, '1940-04-17/1942-09-30'),
    seatOf('Guryev', 51.9, '1942-09-30/1943-03-31'),
    seatOf('Astrakhan again', 48, '1943-03-31/1950-02-09'),
  ],
});

describe('the seat a camp had in a year', () => {
  it.each([
    [1941, 'Astrakhan'],
    [1942, 'Guryev'],
    [1943, 'Astrakhan again'],
    [1950, 'Astrakhan again'],
  ])('in %i it is that of the year’s last day, or of the camp’s own', (year, place) => {
    expect(seatInYear(moving, year)?.place).toBe(place);
  });

  it('is the only one, for all years, where it has no dates', () => {
    expect(seatInYear(campOf('still', '1940/1950'), 1945)?.place).toBe('Somewhere');
  });

  it('prefers one that can be placed', () => {
    const seats = [seatOf('Unknown', null, '../1951-09-01'), seatOf('Dolinka', 72, '1949-10-10/..')];
    expect(seatInYear(campOf('two', '1949/1951', { seats }), 1950)?.place).toBe('Dolinka');
  });

  it('is none where no seat of that time is known', () => {
    const seats = [seatOf('Early', 70, '1940/1942')];
    expect(seatInYear(campOf('gap', '1940/1950', { seats }), 1945)).toBeNull();
  });
});

describe('what the map can place', () => {
  const island = campOf('island', '1932/1935', { seats: [seatOf('Island', null, null)] });
  const group = campOf('group', '1932/1935', { type: 'group' });
  const type = campOf('type', '1932/1935', { type: 'camp-type' });
  const known = campOf('known', '1932/1935');
  const undated = campOf('undated', null);
  const camps = [island, group, type, known, undated];

  it('shows places alone, in the years in which they were', () => {
    expect(placed(camps, 1933).map(({ camp }) => camp.id)).toEqual(['known']);
    expect(placed(camps, 1936)).toEqual([]);
  });

  it('lists beside the map what existed and has no point; never a group or a type', () => {
    expect(unplaced(camps, 1933).map(({ id }) => id)).toEqual(['island']);
    expect(unplaced(camps, 1936)).toEqual([]);
  });

  it('knows a place that is not exact', () => {
    const seat = seatOf('Area', 70, null);
    expect(isImprecise(seat)).toBe(false);
    expect(isImprecise({ ...seat, presumed: true })).toBe(true);
    expect(isImprecise({ ...seat, radiusKm: 25 })).toBe(true);
    expect(isImprecise({ ...seat, precision: 'area' })).toBe(true);
  });
});
