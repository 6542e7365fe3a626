import type { ReleaseState } from './fallback.ts';

/** How long after its last request a page may still read a replaced release; pages ask every 15 seconds. */
export const leaseMs = 120_000;

/** Replaced releases that a page still reads. */
interface Leases {
  /** Keeps a release open for the pages that read it. */
  add(state: ReleaseState): void;
  /** Finds a release by its id and renews its lease. */
  find(id: string): ReleaseState | null;
  /** All of them: a request for media does not name its release. */
  all(): ReleaseState[];
  /** Closes the releases whose lease has run out. Call at intervals. */
  expire(): void;
  closeAll(): void;
}

/** @param monotonicMs a clock that does not jump */
export function leaseReleases(monotonicMs: () => number): Leases {
  const leases = new Map<string, { state: ReleaseState; untilMs: number }>();
  const end = (id: string): void => {
    leases.get(id)?.state.close();
    leases.delete(id);
  };
  return {
    add(state) {
      const id = state.release?.manifest.id;
      if (id === undefined) return;
      end(id);
      leases.set(id, { state, untilMs: monotonicMs() + leaseMs });
    },
    find(id) {
      const lease = leases.get(id);
      if (!lease) return null;
      lease.untilMs = monotonicMs() + leaseMs;
      return lease.state;
    },
    all: () => [...leases.values()].map(({ state }) => state),
    expire() {
      for (const [id, { untilMs }] of [...leases]) if (untilMs < monotonicMs()) end(id);
    },
    closeAll() {
      for (const id of [...leases.keys()]) end(id);
    },
  };
}
