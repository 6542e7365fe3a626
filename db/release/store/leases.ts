import type { Standing } from './fallback.ts';

/** How long after its last question a page may come back to its release, in milliseconds; pages ask every 15 seconds. */
export const leaseMs = 120_000;

/** Releases that were current, and that a page still reads. */
interface Leases {
  /** Keeps a standing open for the pages that read it. */
  keep(standing: Standing): void;
  /** The standing on a release, for another while. `id`: of the release */
  find(id: string): Standing | null;
  /** All of them: a picture is asked for without saying by which release. */
  all(): Standing[];
  /** Closes what no page asks for any more. To be called now and then. */
  look(): void;
  /** Closes all: one of them cannot be read. */
  drop(): void;
}

/** @param monotonicMs a clock that does not jump */
export function leaseReleases(monotonicMs: () => number): Leases {
  const kept = new Map<string, { standing: Standing; untilMs: number }>();
  const end = (id: string): void => {
    kept.get(id)?.standing.close();
    kept.delete(id);
  };
  return {
    keep(standing) {
      const id = standing.release?.manifest.id;
      if (id === undefined) return;
      end(id);
      kept.set(id, { standing, untilMs: monotonicMs() + leaseMs });
    },
    find(id) {
      const lease = kept.get(id);
      if (!lease) return null;
      lease.untilMs = monotonicMs() + leaseMs;
      return lease.standing;
    },
    all: () => [...kept.values()].map(({ standing }) => standing),
    look() {
      for (const [id, { untilMs }] of [...kept]) if (untilMs < monotonicMs()) end(id);
    },
    drop() {
      for (const id of [...kept.keys()]) end(id);
    },
  };
}
