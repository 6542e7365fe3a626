/** How long the event loop of this process was blocked, in milliseconds, and its peak memory. */
export interface Watched {
  waitsMs: number[];
  peakMb: number;
}

/** Samples this process every 5 ms. */
export function watchProcess(memoryMb: () => number): { end(): Watched } {
  const everyMs = 5;
  const waitsMs: number[] = [];
  let peakMb = 0;
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    waitsMs.push(Math.max(0, nowMs - lastMs - everyMs));
    lastMs = nowMs;
    peakMb = Math.max(peakMb, memoryMb());
  }, everyMs);
  return {
    end: () => {
      clearInterval(timer);
      return { waitsMs, peakMb: Math.max(peakMb, memoryMb()) };
    },
  };
}
