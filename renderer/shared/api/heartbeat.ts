import type { MonotonicClock } from '../clock/idle-timer.ts';
import type { Api } from './api.ts';

/** Until the first answer says how often; and again after no answer. */
const firstMs = 200;
/** A screen that draws no frame within this time is told of as it is. */
const frameMs = 800;

export interface HeartbeatOptions {
  api: Pick<Api, 'beat'>;
  clock: MonotonicClock;
  /** Calls back with the next frame. */
  nextFrame: (call: () => void) => void;
  calm: () => boolean;
  /** Number of this display, where there are several. */
  display?: number | undefined;
}

/**
 * Tells the service several times a second that the page lives and draws. A page that hangs falls silent, and is
 * brought back from outside (electron/supervision/page-watchdog.ts). Stops where nobody listens.
 */
export function startHeartbeat({ api, clock, nextFrame, calm, display }: HeartbeatOptions): void {
  let frame = 0;
  const beat = async (): Promise<void> => {
    const heard = await api.beat({ frame, calm: calm(), display }).catch(() => ({ nextMs: firstMs }));
    if (heard.nextMs !== null) clock.after(heard.nextMs, () => drawn());
  };
  const drawn = (): void => {
    let told = false;
    const tell = (): void => {
      if (told) return;
      told = true;
      cancel();
      void beat();
    };
    const cancel = clock.after(frameMs, tell);
    nextFrame(() => {
      frame++;
      tell();
    });
  };
  // The first frame may still be drawn while its script runs on: the second one is on the glass.
  nextFrame(drawn);
}
