import { expect, test } from 'vitest';
import { readingMs } from './reading-time.ts';

test.each([
  [0, 0],
  [110, 10_000],
  [1_100, 100_000],
  [100_000, 180_000],
])('%i letters are read in %i ms at most', (letters, ms) => {
  expect(readingMs(letters, 90_000)).toBe(ms);
});
