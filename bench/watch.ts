import { readFileSync } from 'node:fs';

/** How long whoever asked this process had to wait, and the most memory that it had. */
export interface Watched {
  waitsMs: number[];
  peakMb: number;
}

/** Looks at this process every 5 ms, until the end. */
export function watchProcess(): { end(): Watched } {
  const everyMs = 5;
  const waitsMs: number[] = [];
  let peakMb = 0;
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    waitsMs.push(Math.max(0, nowMs - lastMs - everyMs));
    lastMs = nowMs;
    peakMb = Math.max(peakMb, ownMb());
  }, everyMs);
  return {
    end: () => {
      clearInterval(timer);
      return { waitsMs, peakMb };
    },
  };
}

/** What belongs to the process alone: pages of a film that the system keeps for it are the system's to take back. */
function ownMb(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss() / 2 ** 20;
  const [, kib] = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib ?? 0) / 1024;
}
