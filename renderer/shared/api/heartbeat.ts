import type { MonotonicClock } from '../clock/idle-timer.ts';
import type { Api } from './api.ts';

/** Interval until the service sets another one, and after each missing answer. */
const retryMs = 200;
/** The beat does not wait longer than this for a frame: its frame number then tells that none was drawn. */
const maxFrameMs = 800;

export interface HeartbeatOptions {
  api: Pick<Api, 'beat'>;
  clock: MonotonicClock;
  /** Calls back with the next frame. */
  nextFrame: (call: () => void) => void;
  /** No visitor is using the page. */
  calm: () => boolean;
}

/**
 * Tells the service several times a second that the page runs and draws frames. A page that hangs sends no beats, and
 * its host restarts it (electron/supervision/page-watchdog.ts). Ends when the service answers that it does not watch.
 */
export function startHeartbeat({ api, clock, nextFrame, calm }: HeartbeatOptions): void {
  let frame = 0;
  const beat = async (): Promise<void> => {
    const { nextMs } = await api.beat({ frame, calm: calm() }).catch(() => ({ nextMs: retryMs }));
    if (nextMs !== null) clock.after(nextMs, beatAfterFrame);
  };
  const beatAfterFrame = (): void => {
    let sent = false;
    const send = (): void => {
      if (sent) return;
      sent = true;
      cancel();
      void beat();
    };
    const cancel = clock.after(maxFrameMs, send);
    nextFrame(() => {
      frame++;
      send();
    });
  };
  // The first frame may be drawn while the page's script still runs: the second one is on the display.
  nextFrame(beatAfterFrame);
}
