const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** How long closing may take before the process exits anyway. */
const lastMs = 900;

/** What a kiosk's process reports to its supervisor by its exit code; anything else is a crash. */
export const exitCodes = {
  /** Asked to end, by a signal too: on a kiosk anybody could have sent it, so the supervisor starts the kiosk again. */
  asked: 0,
  failed: 1,
  /** A user has to correct something (options, data folder); another start would fail the same way. */
  userError: 2,
  /** Electron needs a simpler way of drawing, or may try a better one; both take another process. */
  simplerRendering: 70,
  betterRendering: 71,
  /** Staff restart the kiosk. */
  restart: 75,
  /** Staff left the kiosk, or somebody closed its ordinary window: the supervisor must not restart it. */
  intentional: 76,
  /** Another process shows this data folder's kiosk. */
  alreadyRunning: 77,
} as const;

/** Exits within a moment, whatever still keeps the process alive. */
export const exitSoon = (): void => void setTimeout(() => process.exit(), lastMs).unref();

/** Resolves when the process is asked to end: by a signal, or because the launcher that started it is gone. */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      exitSoon();
      resolve();
    };
    // Not `once`: a terminal's Ctrl+C comes twice, from the terminal and from the launcher.
    for (const signal of signals) process.on(signal, end);
    process.once('disconnect', end);
    process.channel?.unref();
  });
}
