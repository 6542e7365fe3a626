import { effect, signal } from '@preact/signals';
import type { Kiosk } from '../../../db/model/api/release.ts';
import type { Api } from '../../shared/api/api.ts';
import { createIdleTimer, type IdlePhase, type IdleTimer, type MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { isUnattended, shown } from '../navigation/navigator.ts';
import { hrefOf } from '../navigation/route.ts';
import { sheet } from '../navigation/sheet.ts';
import { lettersInSight, readingMs } from './reading-time.ts';
import { type TouchTracker, trackTouches } from './touch-tracker.ts';

/** The phase of the visit: the warning shows while it is `warning`. */
export const idlePhase = signal<IdlePhase>('present');

const stuckMs = 60_000;
/** Until a screen has been drawn in full. */
const settledMs = 500;
/** After the frame that answers the first touch. */
const firstAwakeMs = 300;
const awakeMs = 60_000;

export interface PresenceOptions {
  api: Pick<Api, 'keepAwake' | 'sendStuckTouch'>;
  kiosk: Pick<Kiosk, 'idleSeconds' | 'warningSeconds' | 'proof'>;
  clock: MonotonicClock;
  /** Movement of a touch up to this distance, in CSS pixels, counts as none. */
  jitter: number;
  endVisit(): void;
}

/** Ends a visit when no sign of presence comes: touches, keys, scrolling, playing media, a screen that is being read. */
export function watchPresence({ api, kiosk, clock, jitter, endVisit }: PresenceOptions): IdleTimer {
  const times = { idleMs: kiosk.idleSeconds * 1000, warningMs: kiosk.warningSeconds * 1000 };
  const idle = createIdleTimer(times, clock, (phase) => {
    idlePhase.value = phase;
    if (phase === 'gone') endVisit();
  });
  effect(() => {
    if (!isUnattended()) return idle.reset();
    idle.stop();
    idlePhase.value = 'present';
  });
  // During the minute of silence visitors do not touch the screen, so keep resetting the idle timer.
  effect(() => {
    if (shown.value?.route.screen === 'silence') return every(clock, 1000, idle.reset);
  });
  if (!kiosk.proof) {
    effect(() => {
      if (!isUnattended()) return every(clock, awakeMs, api.keepAwake, firstAwakeMs);
    });
  }
  const present = (): void => {
    if (!isUnattended()) idle.reset();
  };
  const touches = trackTouches({ clock, stuckMs, jitter, onPresence: present, onStuck: api.sendStuckTouch });
  listenForPresence(document, touches, present);
  extendForReading(clock, () => idle.extend(readingMs(lettersInSight(document), times.idleMs)));
  return idle;
}

/** @returns a function that stops the calls */
function every(clock: MonotonicClock, ms: number, call: () => void, firstMs = ms): () => void {
  let cancel = (): void => {};
  const next = (delayMs: number): void => {
    cancel = clock.after(delayMs, () => {
      call();
      next(ms);
    });
  };
  next(firstMs);
  return () => cancel();
}

/** Scrolling counts: a reader's hand may rest between two pages. A key that repeats does not: it may be stuck. */
function listenForPresence(target: Document, touches: TouchTracker, present: () => void): void {
  const listen = <Name extends keyof DocumentEventMap>(name: Name, handle: (event: DocumentEventMap[Name]) => void) =>
    target.addEventListener(name, handle, { capture: true, passive: true });
  const pointOf = ({ clientX, clientY }: PointerEvent) => ({ x: clientX, y: clientY });
  listen('pointerdown', (event) => touches.down(event.pointerId, pointOf(event)));
  listen('pointermove', (event) => touches.move(event.pointerId, pointOf(event)));
  listen('pointerup', (event) => touches.up(event.pointerId));
  listen('pointercancel', (event) => touches.up(event.pointerId));
  listen('keydown', (event) => event.repeat || present());
  listen('wheel', present);
  listen('scroll', present);
  // A recording plays: its listener touches nothing.
  listen('timeupdate', present);
}

/** Calls `extend` once for each screen and each sheet, when it has been drawn. */
function extendForReading(clock: MonotonicClock, extend: () => void): void {
  let current = '';
  effect(() => {
    const route = shown.value?.route;
    const opened = route && !isUnattended() ? `${hrefOf(route)} ${JSON.stringify(sheet.value)}` : '';
    if (opened === current) return;
    current = opened;
    if (current !== '') return clock.after(settledMs, extend);
  });
}
