import { effect } from '@preact/signals';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { expiry, session, signInAgain } from './session.ts';

interface LockOptions {
  clock: MonotonicClock;
  /** The page is shown on the kiosk, which visitors use as soon as staff sign out. */
  atKiosk: boolean;
  /** Leads back to the visitors' page. */
  onLeave(): void;
}

/** How long the kiosk shows the sign-in before it returns to the visitors' page. */
const signInMs = 60_000;
const defaultIdleSeconds = 900;

const signs = ['pointerdown', 'keydown', 'wheel', 'scroll', 'input'] as const;

/** Locks the page after the session's idle time; on the kiosk, returns to the visitors' page a minute later. */
export function lockWhenIdle({ clock, atKiosk, onLeave }: LockOptions): void {
  let cancel = (): void => {};
  const isOpen = (): boolean => Boolean(session.peek()) && !expiry.peek();
  const delay = (): number | null => {
    if (isOpen()) return (session.peek()?.idleSeconds ?? defaultIdleSeconds) * 1000;
    return atKiosk ? signInMs : null;
  };
  const restart = (): void => {
    cancel();
    const delayMs = delay();
    if (delayMs === null) return;
    cancel = clock.after(delayMs, () => {
      if (isOpen()) void signInAgain();
      else onLeave();
    });
  };
  for (const sign of signs) addEventListener(sign, restart, { capture: true, passive: true });
  effect(() => {
    void session.value;
    void expiry.value;
    restart();
  });
}
