const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** How long the ending may take before the process ends anyhow. */
const lastMs = 900;

/** Resolves when the process is asked to end: by a signal, or because the launcher that started it is gone. */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      setTimeout(() => process.exit(), lastMs).unref();
      resolve();
    };
    // Kept for good: a terminal's Ctrl+C comes twice, from the terminal and from the launcher.
    for (const signal of signals) process.on(signal, end);
    process.once('disconnect', end);
    process.channel?.unref();
  });
}
