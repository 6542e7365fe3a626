import { availableParallelism, loadavg } from 'node:os';

/**
 * How much longer than usual everything takes: 1 on a machine that has a processor for whoever wants one, 3 where three
 * want each (the mean of the last minute). Patience is multiplied by it, lest a page that only waits for its turn is
 * taken to hang. 1 on Windows, which does not tell.
 */
export const slowness = (): number => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
