import { expect, test } from 'vitest';
import { dateMeant } from './date-advice.ts';

/** Protects: a date in the usual notation is offered in EDTF, and never another date. */
test.each([
  ['24.04.1952', '1952-04-24'],
  ['4/1952', '1952-04'],
  ['1952-4-7', '1952-04-07'],
  ['1947–1949', '1947/1949'],
  ['24.04.1952 – 08.04.1954', '1952-04-24/1954-04-08'],
  ['24 апреля 1952', '1952-04-24'],
  ['24 апреля 1952 г.', '1952-04-24'],
  ['1952 жылғы 24 сәуір', '1952-04-24'],
  ['24 April 1952', '1952-04-24'],
  ['апрель 1952', '1952-04'],
  ['около 1947', '1947~'],
  ['шамамен 1947', '1947~'],
  ['about 1947', '1947~'],
  ['1947 год', '1947'],
  ['1947 жылы', '1947'],
])('%s is meant as %s', (typed, meant) => {
  expect(dateMeant(typed)).toBe(meant);
});

test.each(['', 'весна', '32.13.1952', '1954-04-08/1952-04-24', 'abc'])('guesses nothing for "%s"', (typed) => {
  expect(dateMeant(typed)).toBeNull();
});
