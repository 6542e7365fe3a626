import type { MonotonicClock } from '../shared/clock/idle-timer.ts';

/** A museum that opens with a kiosk that nobody set up shows its visitors the loop. */
const aloneMs = 10 * 60_000;

const signs = ['pointerdown', 'keydown'] as const;

/** Calls back after ten minutes without a touch or a key. */
export function leaveWhenAlone(clock: MonotonicClock, onAlone: () => void): void {
  let cancel = (): void => {};
  const restart = (): void => {
    cancel();
    cancel = clock.after(aloneMs, onAlone);
  };
  for (const sign of signs) addEventListener(sign, restart, { capture: true, passive: true });
  restart();
}
