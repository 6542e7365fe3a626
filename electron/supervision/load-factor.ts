import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Number of samples: three seconds at the watchdogs' interval of 100 ms. */
const samples = 30;

/** A timer that fires this much too late doubles the time allowed, in milliseconds. */
const doubledByMs = 200;

const maxFactor = 5;

/** How much longer than usual everything takes on this machine. */
export interface LoadFactor {
  /** To be called by a timer, every `everyMs`. */
  look(): void;
  /** 1 on a machine with a free processor, up to 5 where many programs queue for each. */
  readonly factor: number;
}

/**
 * Estimates CPU contention over the last three seconds, so that a process starved of CPU is not mistaken for a hung
 * one: by how late this process's own timer fires, and by how many programs want each processor. The first alone
 * under-reports, because a mostly idle process is scheduled ahead of a busy renderer. The load average reacts too late
 * and for too long, and `/proc/pressure/cpu` says only that somebody waits, not how many.
 *
 * @param now monotonic, in milliseconds
 * @param wanted how many programs want each processor now
 */
export function measureLoad(now: () => number, everyMs: number, wanted: () => number = wantedNow): LoadFactor {
  let lookedMs = now();
  let lateMs: number[] = [];
  let wants: number[] = [];
  return {
    look() {
      lateMs = [...lateMs, Math.max(0, now() - lookedMs - everyMs)].slice(-samples);
      wants = [...wants, wanted()].slice(-samples);
      lookedMs = now();
    },
    get factor() {
      const late = 1 + Math.max(0, ...lateMs) / doubledByMs;
      const wantedMean = wants.reduce((sum, each) => sum + each, 0) / Math.max(1, wants.length);
      // The root, because processes that mostly sleep do not queue behind all the others.
      return Math.min(maxFactor, Math.max(1, late, Math.sqrt(wantedMean)));
    },
  };
}

/** Runnable processes from the fourth field of `/proc/loadavg`, without this process; 0 when the file is missing. */
function wantedNow(): number {
  try {
    const running = Number(readFileSync('/proc/loadavg', 'utf8').match(/ (\d+)\//)?.[1] ?? 1);
    return (running - 1) / availableParallelism();
  } catch {
    return 0;
  }
}
