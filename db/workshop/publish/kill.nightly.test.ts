import { expect, it } from 'vitest';
import { fuzzPublishing } from '../../../test-support/fuzz/publishing-kills.ts';

/**
 * Protects: a power cut at any moment of publishing loses nothing that was saved, and visitors see the release before or the new
 * one, whole. Real processes, killed for real; `npm run fuzz` goes on with other seeds, for 200 and more.
 */
it('survives kill -9 while editing, publishing and rolling back', async () => {
  const { kills, during, published, failures } = await fuzzPublishing(25, 1);
  expect(failures).toEqual([]);
  expect(kills).toBe(25);
  expect(during).toBeGreaterThan(8);
  expect(published).toBeGreaterThan(3);
});
