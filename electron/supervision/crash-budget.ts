/** How many times a program may end within `windowMs` and be started again at once; beyond it, it waits. */
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
