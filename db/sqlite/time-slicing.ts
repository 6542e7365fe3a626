/** Work in short steps, between which it can yield to the event loop or be aborted. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all steps synchronously. */
export function runSync<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Maximum time for which the work blocks the event loop. */
const sliceMs = 8;

/**
 * Runs the steps in slices and yields to the event loop between them.
 *
 * @throws what `signal` was aborted with; it is thrown within the work, so that its own `finally` runs first
 */
export async function runSliced<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const endMs = performance.now() + sliceMs;
    while (performance.now() < endMs) {
      const step = signal?.aborted ? steps.throw(signal.reason) : steps.next();
      if (step.done) return step.value;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
