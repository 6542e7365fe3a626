import { describe, expect, it } from 'vitest';
import type { ReleaseState } from './fallback.ts';
import { leaseMs, leaseReleases } from './leases.ts';

/** Protects: a page keeps its release while it asks for it, and no release stays open unused. */
function replaced(id: string, closed: string[]): ReleaseState {
  const release = { manifest: { id } } as NonNullable<ReleaseState['release']>;
  return {
    level: 'current',
    release,
    installedFolders: [],
    isDegraded: false,
    isByNote: false,
    close: () => void closed.push(id),
  };
}

describe('a lease', () => {
  it('lasts while a page asks for it, and runs out afterwards', () => {
    let nowMs = 0;
    const closed: string[] = [];
    const leases = leaseReleases(() => nowMs);
    leases.add(replaced('0001', closed));
    for (let asked = 0; asked < 10; asked++) {
      nowMs += leaseMs - 1;
      leases.expire();
      expect(leases.find('0001')?.release?.manifest.id).toBe('0001');
    }
    nowMs += leaseMs + 1;
    leases.expire();
    expect([leases.find('0001'), closed]).toEqual([null, ['0001']]);
  });

  it('closes all on request, and a release once even if it was added twice', () => {
    const closed: string[] = [];
    const leases = leaseReleases(() => 0);
    for (const id of ['0001', '0001', '0002']) leases.add(replaced(id, closed));
    expect(closed).toEqual(['0001']);
    expect(leases.all().map(({ release }) => release?.manifest.id)).toEqual(['0001', '0002']);
    leases.closeAll();
    expect(closed.slice(1).sort()).toEqual(['0001', '0002']);
    expect(leases.find('0002')).toBeNull();
  });
});
