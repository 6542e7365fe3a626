import { expect, it } from 'vitest';
import { fuzzNames } from '../../test-support/fuzz/name-kills.ts';

/** Protects: the same as `kill.nightly.test.ts`, which goes on with more moments. */
it('survives kills while lists are imported, withdrawn and removed', async () => {
  expect((await fuzzNames(6, 2)).failures).toEqual([]);
});
