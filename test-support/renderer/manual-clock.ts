import type { MonotonicClock } from '../../renderer/shared/clock/idle-timer.ts';

/** A clock that a test advances by hand; due timers run on the way. */
export function manualClock(): MonotonicClock & { advance(ms: number): void } {
  let nowMs = 0;
  let alarms: { atMs: number; call: () => void }[] = [];
  return {
    now: () => nowMs,
    after(delayMs, call) {
      const alarm = { atMs: nowMs + delayMs, call };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const due = alarms.filter((alarm) => alarm.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!due) break;
        alarms = alarms.filter((alarm) => alarm !== due);
        nowMs = due.atMs;
        due.call();
      }
      nowMs = endMs;
    },
  };
}
