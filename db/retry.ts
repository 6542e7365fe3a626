import { setTimeout } from 'node:timers/promises';

interface RetryPolicy<T> {
  /** Maximum number of repeated attempts after the first. */
  times: number;
  everyMs: number;
  /** Whether what came of an attempt may pass; what does not is returned or thrown at once. */
  isPassing: (outcome: { value: T } | { error: unknown }) => boolean;
}

/** Attempts again while the outcome may pass. @returns or throws the last outcome */
export async function retry<T>(
  attempt: () => T | Promise<T>,
  { times, everyMs, isPassing }: RetryPolicy<T>,
): Promise<T> {
  for (let left = times; ; left--) {
    try {
      const value = await attempt();
      if (left === 0 || !isPassing({ value })) return value;
    } catch (error) {
      if (left === 0 || !isPassing({ error })) throw error;
    }
    await setTimeout(everyMs);
  }
}
