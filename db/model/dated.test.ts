import { expect, it } from 'vitest';
import { heldIn, heldOn } from './dated.ts';

/** Protects: a year has the value that held in it, also where two periods touch or one end is not known. */
const values = [
  { id: 'first', firstDay: null, lastDay: '1948-12-31' },
  { id: 'second', firstDay: '1948-01-01', lastDay: '1954-06-26' },
];

it.each([
  ['1931-05-05', 'first'],
  ['1948-06-01', 'second'],
  ['1954-06-26', 'second'],
  ['1954-06-27', undefined],
  [null, undefined],
])('on %s the value is %s', (day, id) => expect(heldOn(values, day)?.id).toBe(id));

it.each([
  [1947, 'first'],
  [1948, 'second'],
  [1954, 'second'],
  [1955, undefined],
])('in %i the value is %s', (year, id) => expect(heldIn(values, year)?.id).toBe(id));
