import { expect, test } from 'vitest';
import type { DatePoint, DateValue } from '../../../../db/model/api/date.ts';
import { periodBand } from './period-band.ts';

const axis = { first: 1920, last: 1960 };

const point = (year: number, month: number | null = null, day: number | null = null): DatePoint => ({
  ...{ year, month, day },
  ...{ quarter: null, decade: false, approximate: false, uncertain: false },
});

const time = (start: DatePoint | null, end: DatePoint | null, interval = true): DateValue => ({
  ...{ edtf: '', interval, start, end },
  ...{ firstDay: null, lastDay: null },
});

test('years reach from the first day of the first to the last day of the last', () => {
  expect(periodBand(time(point(1930), point(1949)), axis)).toEqual({
    ...{ from: 0.25, to: 0.75 },
    ...{ openStart: false, openEnd: false, span: 'years' },
  });
});

test('an end that the source leaves open reaches to the edge, and says so', () => {
  expect(periodBand(time(null, point(1959)), axis)).toMatchObject({ from: 0, to: 1, openStart: true, openEnd: false });
});

test('one day is a point, and no span of years', () => {
  const day = point(1940, 1, 1);
  expect(periodBand(time(day, day, false), axis)).toMatchObject({ from: 0.5, to: 0.5, span: 'day' });
});

test('nothing known, nothing drawn', () => {
  expect(periodBand(time(null, null, false), axis)).toBeNull();
});
