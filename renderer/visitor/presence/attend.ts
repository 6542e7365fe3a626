import { effect } from '@preact/signals';
import type { Api } from '../../shared/api/api.ts';
import type { IdleTimes, IdleWatch, MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { sheet } from '../evidence/sheet.ts';
import { shown } from '../navigation/navigator.ts';
import { hrefOf } from '../navigation/route.ts';
import { lettersInSight, readingMs } from './reading-time.ts';
import { listenForPresence } from './touch-defaults.ts';
import { trackTouches } from './touch-tracker.ts';

const stuckMs = 60_000;
/** Until a page stands with all that it shows. */
const settledMs = 500;

export interface AttendOptions {
  api: Api;
  idle: IdleWatch;
  times: IdleTimes;
  clock: MonotonicClock;
  /** How far a touch may tremble and has not moved, in CSS pixels. */
  trembling: number;
  /** While the loop shows, nobody is waited for. */
  nobodyExpected(): boolean;
}

/** Tells the idle watch of every sign that somebody is there: hands, keys, scrolling, and a page that is being read. */
export function attend({ api, idle, times, clock, trembling, nobodyExpected }: AttendOptions): void {
  const present = (): void => {
    if (!nobodyExpected()) idle.present();
  };
  const touches = trackTouches({ clock, stuckMs, trembling, onPresence: present, onStuck: api.tellStuckTouch });
  listenForPresence(document, touches, present);
  // Who listens to a recording touches nothing. Events of media do not bubble.
  document.addEventListener('timeupdate', present, { capture: true });

  const read = (): void => idle.read(readingMs(lettersInSight(document), times.idleMs));
  let page = '';
  effect(() => {
    const route = shown.value?.route;
    const opened = route && !nobodyExpected() ? `${hrefOf(route)} ${JSON.stringify(sheet.value)}` : '';
    if (opened === page) return;
    page = opened;
    if (page !== '') return clock.after(settledMs, read);
  });
}
