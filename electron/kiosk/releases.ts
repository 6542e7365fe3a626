import { recheckTimes, watchCurrentRelease } from '../../db/release/store/current-release.ts';
import type { FallbackOptions, KnownKeys, ReleaseState } from '../../db/release/store/fallback.ts';
import { leaseReleases } from '../../db/release/store/leases.ts';

interface ReleasesOptions extends Pick<FallbackOptions, 'dataFolder' | 'builtinFolder' | 'log'> {
  /** The trusted and the revoked keys, read again at each call. */
  keys: () => Required<KnownKeys>;
}

/** The current release of a running kiosk, and the replaced ones that pages still read. */
export interface Releases {
  current(): ReleaseState;
  /** The release that a page reads, by its id; the current one if that is closed, or without an id. */
  served(id?: string): ReleaseState;
  replaced(): ReleaseState[];
  /** What the page that asked last shows: a sequence number, null for the memorial; null where no page has asked of late. */
  onScreens(): { sequence: number | null } | null;
  /** Falls back to another release. */
  onUnreadable(reason: string): void;
  close(): void;
}

/** Pages ask every 15 seconds at least. */
const pageIntervalMs = 20_000;

/** Opens a release by the fallback chain and checks it again at intervals. */
export function openReleases(options: ReleasesOptions): Releases {
  const clock = () => performance.now();
  const leases = leaseReleases(clock);
  const watch = watchCurrentRelease({ ...options, onKeyLost: leases.closeAll }, clock, leases.add);
  const timer = setInterval(() => {
    void watch.recheck();
    leases.expire();
  }, recheckTimes.intervalMs).unref();
  let lastAsked = { sequence: null as number | null, atMs: Number.NEGATIVE_INFINITY };
  return {
    current: watch.current,
    served: (id) => {
      const current = watch.current();
      const replaced = id === undefined || id === current.release?.manifest.id ? null : leases.find(id);
      const state = replaced ?? current;
      // Only a page names the release that it reads.
      if (id !== undefined) lastAsked = { sequence: sequenceOf(state), atMs: clock() };
      return state;
    },
    replaced: leases.all,
    onScreens: () => (clock() - lastAsked.atMs < pageIntervalMs ? { sequence: lastAsked.sequence } : null),
    onUnreadable: (reason) => {
      leases.closeAll();
      watch.recover(reason);
    },
    close: () => {
      clearInterval(timer);
      leases.closeAll();
      watch.close();
    },
  };
}

const sequenceOf = ({ release }: ReleaseState): number | null => release?.manifest.sequence ?? null;
