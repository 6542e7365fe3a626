import { effect } from '@preact/signals';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { lapse, session, signInAgain } from './session.ts';

interface LockOptions {
  clock: MonotonicClock;
  /** Visitors stand there as soon as nobody is signed in. */
  atKiosk: boolean;
  /** Back to what the visitors see. */
  onLeave(): void;
}

/** How long the kiosk waits before the sign-in for somebody who writes. */
const signInMs = 60_000;

const signs = ['pointerdown', 'keydown', 'wheel', 'scroll', 'input'] as const;

/** Locks the page when the session's idle time has run out, and gives the kiosk back to its visitors after a minute. */
export function lockWhenIdle({ clock, atKiosk, onLeave }: LockOptions): void {
  let callOff = (): void => {};
  const isOpen = (): boolean => Boolean(session.peek()) && !lapse.peek();
  const waitMs = (): number | null => {
    if (isOpen()) return (session.peek()?.idleSeconds ?? 900) * 1000;
    return atKiosk ? signInMs : null;
  };
  const settle = (): void => {
    callOff();
    const delayMs = waitMs();
    if (delayMs === null) return;
    callOff = clock.after(delayMs, () => {
      if (isOpen()) void signInAgain();
      else onLeave();
    });
  };
  for (const sign of signs) addEventListener(sign, settle, { capture: true, passive: true });
  effect(() => {
    void session.value;
    void lapse.value;
    settle();
  });
}
