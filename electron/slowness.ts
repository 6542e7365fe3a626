/** How many looks are remembered: three seconds of them, at the 100 ms at which the watchers look. */
const remembered = 30;

/** A watcher that came this much too late once, in milliseconds, has twice the patience. */
const doubledByMs = 300;

const most = 4;

/** How much longer than usual everything takes on this machine. */
export interface Slowness {
  /** To be called by a timer, every `everyMs`. */
  look(): void;
  /** 1 on a machine that has a processor for whoever wants one, up to 4 where the watcher itself has to queue for it. */
  readonly factor: number;
}

/**
 * Measures slowness by how late the watcher's own timer comes: it sleeps and wakes as a page and a browser do, and queues
 * for a processor behind the same neighbours. Patience is multiplied by it, lest who only waits for its turn is taken to
 * hang. Neither the load average (it lingers for a minute) nor `/proc/pressure/cpu` (it counts programs of lowest priority
 * as well, and those keep nobody waiting) tells this; and Windows has neither.
 *
 * @param now monotonic, in milliseconds
 */
export function measureSlowness(now: () => number, everyMs: number): Slowness {
  let lookedMs = now();
  let lateMs: number[] = [];
  return {
    look() {
      lateMs = [...lateMs, Math.max(0, now() - lookedMs - everyMs)].slice(-remembered);
      lookedMs = now();
    },
    get factor() {
      return Math.min(most, 1 + Math.max(0, ...lateMs) / doubledByMs);
    },
  };
}
