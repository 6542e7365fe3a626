/** Work cut into short steps, so that it can let others have their turn, and be given up, between any two of them. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does the work without a pause. */
export function runSync<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How long the work may keep a kiosk from answering its visitor. */
const sliceMs = 8;

/**
 * Does the work in slices, between which everything else that waits is done.
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
