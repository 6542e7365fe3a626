import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';

export interface Spot {
  x: number;
  y: number;
}

export interface TouchTrackerOptions {
  clock: MonotonicClock;
  /** A touch that has not moved for this long is nobody's: a bag, a drop of water, a broken corner of the glass. */
  stuckMs: number;
  /** How far a touch may tremble, in CSS pixels, and still not have moved. */
  trembling: number;
  onPresence(): void;
  /** Told once for each touch that is stuck. */
  onStuck(): void;
}

export interface TouchTracker {
  down(id: number, at: Spot): void;
  move(id: number, at: Spot): void;
  up(id: number): void;
}

interface Held {
  at: Spot;
  sinceMs: number;
  stuck: boolean;
  cancel(): void;
}

const beatMs = 5_000;

/** Tells hands from what only lies on the glass: a resting hand is presence for a while, a stuck touch is none. */
export function trackTouches({ clock, stuckMs, trembling, onPresence, onStuck }: TouchTrackerOptions): TouchTracker {
  const held = new Map<number, Held>();

  const beat = (touch: Held): void => {
    const leftMs = touch.sinceMs + stuckMs - clock.now();
    if (leftMs <= 0) {
      touch.stuck = true;
      onStuck();
    } else {
      onPresence();
      touch.cancel = clock.after(Math.min(beatMs, leftMs), () => beat(touch));
    }
  };

  const down = (id: number, at: Spot): void => {
    held.get(id)?.cancel();
    const touch: Held = { at, sinceMs: clock.now(), stuck: false, cancel: () => {} };
    held.set(id, touch);
    beat(touch);
  };

  return {
    down,
    move(id, at) {
      const touch = held.get(id);
      if (!touch) return onPresence();
      if (Math.hypot(at.x - touch.at.x, at.y - touch.at.y) <= trembling) return;
      if (touch.stuck) return down(id, at);
      touch.at = at;
      touch.sinceMs = clock.now();
      onPresence();
    },
    up(id) {
      const touch = held.get(id);
      touch?.cancel();
      held.delete(id);
      if (!touch?.stuck) onPresence();
    },
  };
}
