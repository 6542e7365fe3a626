/**
 * The least processor time of up to five runs, in milliseconds; one below the limit ends them. Collecting garbage, and other programs
 * in the processor's cache, add to some runs.
 */
export function leastCpuMs(limitMs: number, work: () => void): number {
  let leastMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5 && leastMs >= limitMs; round++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    leastMs = Math.min(leastMs, (user + system) / 1000);
  }
  return leastMs;
}
