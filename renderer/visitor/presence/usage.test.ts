import { describe, expect, test } from 'vitest';
import { bucketOf, UsageSums } from './usage.ts';

/** Protects: what leaves the page is sums over closed lists. */
describe('sums of uses', () => {
  test('add up, and are handed over once', () => {
    const sums = new UsageSums();
    sums.add({ kind: 'screen', name: 'camp', times: 1 });
    sums.add({ kind: 'screen', name: 'camp', times: 1 });
    sums.add({ kind: 'dwell', name: 'camp', bucket: '15', times: 1 });
    expect(sums.take()).toEqual([
      { kind: 'screen', name: 'camp', times: 2 },
      { kind: 'dwell', name: 'camp', bucket: '15', times: 1 },
    ]);
    expect(sums.take()).toEqual([]);
  });

  test('tell times by bucket only', () => {
    expect([0, 4_999, 5_000, 59_000, 179_999, 180_000, 9e9].map(bucketOf)).toEqual([
      '5',
      '5',
      '15',
      '60',
      '180',
      'more',
      'more',
    ]);
  });
});
