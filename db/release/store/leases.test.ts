import { describe, expect, it } from 'vitest';
import type { Standing } from './fallback.ts';
import { leaseMs, leaseReleases } from './leases.ts';

/** Protects: a page goes on with its release as long as it asks, and no release stays open for nobody. */
function kept(id: string, closed: string[]): Standing {
  const release = { manifest: { id } } as NonNullable<Standing['release']>;
  return { rung: 'current', release, steps: [], passedOver: false, close: () => void closed.push(id) };
}

describe('a lease', () => {
  it('lasts as long as somebody asks, and a while longer', () => {
    let nowMs = 0;
    const closed: string[] = [];
    const leases = leaseReleases(() => nowMs);
    leases.keep(kept('0001', closed));
    for (let asked = 0; asked < 10; asked++) {
      nowMs += leaseMs - 1;
      leases.look();
      expect(leases.find('0001')?.release?.manifest.id).toBe('0001');
    }
    nowMs += leaseMs + 1;
    leases.look();
    expect([leases.find('0001'), closed]).toEqual([null, ['0001']]);
  });

  it('ends for all where one cannot be read, and once where a release comes twice', () => {
    const closed: string[] = [];
    const leases = leaseReleases(() => 0);
    for (const id of ['0001', '0001', '0002']) leases.keep(kept(id, closed));
    expect(closed).toEqual(['0001']);
    expect(leases.all().map(({ release }) => release?.manifest.id)).toEqual(['0001', '0002']);
    leases.drop();
    expect(closed.slice(1).sort()).toEqual(['0001', '0002']);
    expect(leases.find('0002')).toBeNull();
  });
});
