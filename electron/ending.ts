const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** How long the ending may take before the process ends anyhow. */
const lastMs = 900;

/** What a kiosk ends with that wants to be started again by whoever watches over it. */
export const restartWanted = 75;

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
