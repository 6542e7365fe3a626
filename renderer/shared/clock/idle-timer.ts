/** How long nobody may be there before the warning, and how long the warning waits for an answer. */
export interface IdleTimes {
  idleMs: number;
  warningMs: number;
}

export type IdlePhase = 'present' | 'warning' | 'gone';

/** Reads of a monotonic clock and its alarm; a test puts its own in the place of the browser's. */
export interface MonotonicClock {
  now(): number;
  /** Calls back once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, call: () => void): () => void;
}

/** Where a visit stands, by the time since the last sign of presence. */
export function phaseAt(lastPresenceMs: number, nowMs: number, times: IdleTimes): IdlePhase {
  const absentMs = nowMs - lastPresenceMs;
  if (absentMs < times.idleMs) return 'present';
  return absentMs < times.idleMs + times.warningMs ? 'warning' : 'gone';
}

/** Milliseconds until the phase changes by itself; null once the visit is over. */
export function nextChangeMs(lastPresenceMs: number, nowMs: number, times: IdleTimes): number | null {
  const absentMs = nowMs - lastPresenceMs;
  switch (phaseAt(lastPresenceMs, nowMs, times)) {
    case 'present':
      return times.idleMs - absentMs;
    case 'warning':
      return times.idleMs + times.warningMs - absentMs;
    case 'gone':
      return null;
  }
}

export interface IdleWatch {
  /** A sign of presence: touch, pointer, key, scroll. */
  present(): void;
  /** A page was opened that takes this long to read: until then nobody is asked. Once a page. */
  read(readingMs: number): void;
  /** Nobody is expected, as while the loop shows. */
  rest(): void;
}

/** Watches one visit after another: `onPhase` is told of each change of phase. */
export function watchIdle(times: IdleTimes, clock: MonotonicClock, onPhase: (phase: IdlePhase) => void): IdleWatch {
  let lastPresenceMs = clock.now();
  let readUntilMs = Number.NEGATIVE_INFINITY;
  let phase: IdlePhase = 'gone';
  let cancel = (): void => {};

  const settle = (): void => {
    cancel();
    const nowMs = clock.now();
    const sinceMs = Math.max(lastPresenceMs, readUntilMs - times.idleMs);
    const next = phaseAt(sinceMs, nowMs, times);
    const waitMs = nextChangeMs(sinceMs, nowMs, times);
    if (waitMs !== null) cancel = clock.after(waitMs, settle);
    if (next === phase) return;
    phase = next;
    onPhase(next);
  };

  return {
    present() {
      lastPresenceMs = clock.now();
      // While somebody is there the running alarm finds the new time by itself: a drag costs one assignment.
      if (phase !== 'present') settle();
    },
    read(readingMs) {
      readUntilMs = clock.now() + readingMs;
    },
    rest() {
      cancel();
      readUntilMs = Number.NEGATIVE_INFINITY;
      phase = 'gone';
    },
  };
}

export const browserClock: MonotonicClock = {
  now: () => performance.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};
