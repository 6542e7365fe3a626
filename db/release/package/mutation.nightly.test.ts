import { describe, expect, it } from 'vitest';
import { fuzzPackages } from '../../../test-support/fuzz/package-mutations.ts';

/**
 * Protects: a package is accepted only byte for byte as it was exported, and a refused one leaves nothing behind.
 * `npm run fuzz` goes on with other seeds.
 */
describe('an altered package', () => {
  it('is refused for one of the known reasons, ten thousand times', async () => {
    const { mutants, reasons, failures } = await fuzzPackages(10_000, 1);
    expect(failures).toEqual([]);
    expect(mutants).toBe(10_000);
    // The seeds reach every part of the reader.
    expect(Object.keys(reasons).sort()).toEqual([
      'bad-signature',
      'changed-file',
      'changed-package',
      'development-key',
      'huge-manifest',
      'newer-app-needed',
      'newer-schema',
      'not-a-package',
      'older',
      'revoked-key',
      'trailing-bytes',
      'truncated-package',
      'unreadable-manifest',
      'unsigned',
      'untrusted-key',
    ]);
  });
});
