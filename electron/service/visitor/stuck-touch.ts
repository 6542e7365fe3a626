import type { Log } from '../http/log.ts';

const quietMs = 10 * 60_000;

/** Notes that a touch is stuck on the glass, for whoever looks after the kiosk; at most once in ten minutes. */
export function stuckTouchNote(log: Log, clock: () => number): () => void {
  let notedMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock() - notedMs < quietMs) return;
    notedMs = clock();
    log.warn('touch-stuck');
  };
}
