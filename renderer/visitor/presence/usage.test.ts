import { describe, expect, test } from 'vitest';
import { bucketOf, UsageSums } from './usage.ts';

/** Protects: the page sends only sums over closed lists. */
describe('UsageSums', () => {
  test('adds up equal counts and returns them once', () => {
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

  test('sorts times into buckets', () => {
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
