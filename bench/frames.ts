import type { Page } from '@playwright/test';

/** Milliseconds of the frames that the page's thread got. */
export interface Frames {
  meanMs: number;
  maxMs: number;
}

/** Counts frames for a while. Asking for each keeps the page awake: what is measured is what it can do. */
export function framesDuring(page: Page, durationMs: number): Promise<Frames> {
  return page.evaluate(
    (duration) =>
      new Promise<Frames>((resolve) => {
        const times: number[] = [];
        const count = (now: number): void => {
          times.push(now);
          const first = times[0] ?? now;
          if (now - first < duration) return void requestAnimationFrame(count);
          const lengths = times.slice(1).map((time, index) => time - (times[index] ?? time));
          resolve({ meanMs: (now - first) / lengths.length, maxMs: Math.max(...lengths) });
        };
        requestAnimationFrame(count);
      }),
    durationMs,
  );
}
