/** Monotonic time and timeouts; tests use `manualClock`. */
export interface MonotonicClock {
  now(): number;
  /** Calls `call` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, call: () => void): () => void;
}

export const browserClock: MonotonicClock = {
  now: () => performance.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};

export interface IdleTimes {
  /** Time without a sign of presence before the warning. */
  idleMs: number;
  /** Time of the warning before the visit ends. */
  warningMs: number;
}

export type IdlePhase = 'present' | 'warning' | 'gone';

/** The phase of a visit, by the time since the last sign of presence. */
export function phaseAt(lastPresenceMs: number, nowMs: number, times: IdleTimes): IdlePhase {
  const absentMs = nowMs - lastPresenceMs;
  if (absentMs < times.idleMs) return 'present';
  return absentMs < times.idleMs + times.warningMs ? 'warning' : 'gone';
}

/** Milliseconds until the next phase; null once the visit is over. */
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

export interface IdleTimer {
  /** A sign of presence: touch, pointer, key, scroll. */
  reset(): void;
  /** Delays the warning, once, by the time that the screen takes to read. */
  extend(readingMs: number): void;
  /** Stops until the next `reset`, as while the loop shows. */
  stop(): void;
}

/** @param onPhase called with each change of phase, visit after visit */
export function createIdleTimer(
  times: IdleTimes,
  clock: MonotonicClock,
  onPhase: (phase: IdlePhase) => void,
): IdleTimer {
  let lastPresenceMs = clock.now();
  let readUntilMs = Number.NEGATIVE_INFINITY;
  let phase: IdlePhase = 'gone';
  let cancel = (): void => {};

  const update = (): void => {
    cancel();
    const nowMs = clock.now();
    const sinceMs = Math.max(lastPresenceMs, readUntilMs - times.idleMs);
    const next = phaseAt(sinceMs, nowMs, times);
    const waitMs = nextChangeMs(sinceMs, nowMs, times);
    // Whole milliseconds: a fraction that rounding leaves would call again at the same time, without end.
    if (waitMs !== null) cancel = clock.after(Math.ceil(waitMs), update);
    if (next === phase) return;
    phase = next;
    onPhase(next);
  };

  return {
    reset() {
      lastPresenceMs = clock.now();
      // While the phase is `present`, the running timeout reads the new time itself: a drag costs one assignment.
      if (phase !== 'present') update();
    },
    extend(readingMs) {
      readUntilMs = clock.now() + readingMs;
    },
    stop() {
      cancel();
      readUntilMs = Number.NEGATIVE_INFINITY;
      phase = 'gone';
    },
  };
}
