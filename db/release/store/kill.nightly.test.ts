import { describe, expect, it } from 'vitest';
import { fuzzKills } from '../../../test-support/fuzz/release-kills.ts';

/**
 * Protects: a power cut at any moment of installing, going back or removing leaves the old release or the new one, whole, and
 * nothing that was acknowledged is lost. Real processes, killed for real; `npm run fuzz` goes on with other seeds.
 */
describe('kill -9', () => {
  it('at two hundred random moments leaves a complete release', async () => {
    const { kills, during, leftovers, failures } = await fuzzKills(200, 1);
    expect(failures).toEqual([]);
    expect(kills).toBe(200);
    // The moments are spread over the work, and some of them hurt.
    expect(during.change).toBeGreaterThan(100);
    expect(leftovers).toBeGreaterThan(20);
  });
});
