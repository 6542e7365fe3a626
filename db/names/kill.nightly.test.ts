import { expect, it } from 'vitest';
import { fuzzNames } from '../../test-support/fuzz/name-kills.ts';

/** Protects: a power cut at any moment of importing, approving, withdrawing or removing a list leaves the old state or the new one. */
it('survives two hundred kills with whole lists', { timeout: 900_000 }, async () => {
  const { failures, interrupted } = await fuzzNames(200, 1);
  expect(failures).toEqual([]);
  expect(interrupted).toBeGreaterThan(20);
});
