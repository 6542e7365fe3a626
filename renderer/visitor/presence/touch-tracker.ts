import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';

interface Point {
  x: number;
  y: number;
}

export interface TouchTrackerOptions {
  clock: MonotonicClock;
  /** A touch that has not moved for this long is stuck: a bag, a drop of water, a defect of the screen. */
  stuckMs: number;
  /** Movement up to this distance, in CSS pixels, counts as none. */
  jitter: number;
  onPresence(): void;
  /** Called once for each stuck touch. */
  onStuck(): void;
}

export interface TouchTracker {
  down(id: number, at: Point): void;
  move(id: number, at: Point): void;
  up(id: number): void;
}

interface Touch {
  at: Point;
  sinceMs: number;
  stuck: boolean;
  cancel(): void;
}

const presenceMs = 5_000;

/** Distinguishes real touches from stuck touch points: a resting hand is presence for `stuckMs`, a stuck touch is not. */
export function trackTouches({ clock, stuckMs, jitter, onPresence, onStuck }: TouchTrackerOptions): TouchTracker {
  const touches = new Map<number, Touch>();

  const report = (touch: Touch): void => {
    const leftMs = touch.sinceMs + stuckMs - clock.now();
    if (leftMs <= 0) {
      touch.stuck = true;
      onStuck();
    } else {
      onPresence();
      touch.cancel = clock.after(Math.min(presenceMs, leftMs), () => report(touch));
    }
  };

  const down = (id: number, at: Point): void => {
    touches.get(id)?.cancel();
    const touch: Touch = { at, sinceMs: clock.now(), stuck: false, cancel: () => {} };
    touches.set(id, touch);
    report(touch);
  };

  return {
    down,
    move(id, at) {
      const touch = touches.get(id);
      if (!touch) return onPresence();
      if (Math.hypot(at.x - touch.at.x, at.y - touch.at.y) <= jitter) return;
      if (touch.stuck) return down(id, at);
      touch.at = at;
      touch.sinceMs = clock.now();
      onPresence();
    },
    up(id) {
      const touch = touches.get(id);
      touch?.cancel();
      touches.delete(id);
      if (!touch?.stuck) onPresence();
    },
  };
}
