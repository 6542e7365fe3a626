/** A program that ends `crashes` times within `windowMs` is restarted only after `waitMs`; fewer ends restart it at once. */
export const crashBudget = { crashes: 3, windowMs: 60_000, waitMs: 10_000 } as const;

/**
 * Counts the ends of a program and says how long to wait before it is started again.
 *
 * @param monotonicMs a clock that does not jump, in milliseconds
 */
export function createCrashBudget(monotonicMs: () => number): { waitMs(): number } {
  let crashes: number[] = [];
  return {
    waitMs() {
      const now = monotonicMs();
      crashes = [...crashes.filter((then) => now - then < crashBudget.windowMs), now];
      return crashes.length < crashBudget.crashes ? 0 : crashBudget.waitMs;
    },
  };
}

/** Counts the ends of a program that has not sent its first heartbeat: after three of them another host is tried. */
export function createStartBudget(): { started(): void; isSpent(): boolean } {
  let failed = 0;
  let hasStarted = false;
  return {
    started() {
      hasStarted = true;
    },
    /** To be called at each end. */
    isSpent: () => !hasStarted && ++failed >= crashBudget.crashes,
  };
}
