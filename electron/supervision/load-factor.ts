import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** How many looks are remembered: three seconds of them, at the 100 ms at which the watchers look. */
const remembered = 30;

/** A watcher that came this much too late once, in milliseconds, has twice the patience. */
const doubledByMs = 200;

const most = 5;

/** How much longer than usual everything takes on this machine. */
export interface Slowness {
  /** To be called by a timer, every `everyMs`. */
  look(): void;
  /** 1 on a machine that has a processor for whoever wants one, up to 5 where many queue for it. */
  readonly factor: number;
}

/**
 * Measures slowness over the last three seconds, lest who only waits for its turn is taken to hang: by how late the
 * watcher's own timer comes, and by how many programs want each processor. The first alone says too little, because
 * who mostly sleeps is served before a page that draws. The load average says the second too late and for too long, and
 * `/proc/pressure/cpu` only that somebody waits, not how many.
 *
 * @param now monotonic, in milliseconds
 * @param wanted how many programs want each processor now
 */
export function measureSlowness(now: () => number, everyMs: number, wanted: () => number = wantedNow): Slowness {
  let lookedMs = now();
  let lateMs: number[] = [];
  let wants: number[] = [];
  return {
    look() {
      lateMs = [...lateMs, Math.max(0, now() - lookedMs - everyMs)].slice(-remembered);
      wants = [...wants, wanted()].slice(-remembered);
      lookedMs = now();
    },
    get factor() {
      const late = 1 + Math.max(0, ...lateMs) / doubledByMs;
      const wantedMean = wants.reduce((sum, each) => sum + each, 0) / Math.max(1, wants.length);
      // The root, because those who sleep most of the time need not queue behind all the others.
      return Math.min(most, Math.max(1, late, Math.sqrt(wantedMean)));
    },
  };
}

/** Fourth field of `/proc/loadavg`, without the one that asks; 0 where there is none. */
function wantedNow(): number {
  try {
    const running = Number(readFileSync('/proc/loadavg', 'utf8').match(/ (\d+)\//)?.[1] ?? 1);
    return (running - 1) / availableParallelism();
  } catch {
    return 0;
  }
}
