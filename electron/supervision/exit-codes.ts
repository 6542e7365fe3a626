const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** How long the ending may take before the process ends anyhow. */
const lastMs = 900;

/** What a kiosk ends with that wants to be started again by whoever watches over it. */
export const restartWanted = 75;

/**
 * What one ends with that was left on purpose, by its staff or by closing its window, and is to stay ended. Not 0: with
 * that it ends at a SIGTERM, which on a wall may come from anybody, and is no reason for a dark glass.
 */
export const leftForGood = 76;

/** The process ends within a moment, whatever still keeps it. */
export const endAnyhow = (): void => void setTimeout(() => process.exit(), lastMs).unref();

/** Resolves when the process is asked to end: by a signal, or because the launcher that started it is gone. */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      endAnyhow();
      resolve();
    };
    // Kept for good: a terminal's Ctrl+C comes twice, from the terminal and from the launcher.
    for (const signal of signals) process.on(signal, end);
    process.once('disconnect', end);
    process.channel?.unref();
  });
}
