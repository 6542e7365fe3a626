import { effect } from '@preact/signals';
import type { AccessFeature, DwellBucket, UsageCount, UsageScreen } from '../../../db/model/api/usage.ts';
import type { Api } from '../../shared/api/api.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { shown } from '../navigation/navigator.ts';
import { highContrast, lowered, still, textSize } from '../navigation/visit.ts';
import { idlePhase } from './presence.ts';

const sendMs = 60_000;

/** Counts since the last `take`: without order, time or person. */
export class UsageSums {
  #sums = new Map<string, UsageCount>();

  add(count: UsageCount): void {
    const key = JSON.stringify({ ...count, times: 0 });
    const times = (this.#sums.get(key)?.times ?? 0) + count.times;
    this.#sums.set(key, { ...count, times: Math.min(times, 1000) });
  }

  take(): UsageCount[] {
    const counts = [...this.#sums.values()];
    this.#sums = new Map();
    return counts;
  }
}

/** The bucket of a time; limits in seconds, exclusive. */
export function bucketOf(ms: number): DwellBucket {
  const limits = ['5', '15', '30', '60', '180'] as const;
  return limits.find((limit) => ms < Number(limit) * 1000) ?? 'more';
}

export interface UsageWatchOptions {
  api: Pick<Api, 'sendUsage'>;
  clock: MonotonicClock;
  /** Whether the spoken mode is on. */
  isSpeaking(): boolean;
}

/** Counts uses, never users: screens, dwell times, languages, aids, and where visits end. */
export function watchUsage({ api, clock, isSpeaking }: UsageWatchOptions): void {
  const sums = new UsageSums();
  watchScreens(sums, clock);
  const aids: [AccessFeature, () => boolean][] = [
    ['larger-text', () => textSize.value > 0],
    ['contrast', () => highContrast.value],
    ['lowered', () => lowered.value],
    ['still', () => still.value],
    ['read-aloud', isSpeaking],
  ];
  for (const [name, isOn] of aids) onSwitch(isOn, () => sums.add({ kind: 'access', name, times: 1 }));
  onSwitch(
    () => idlePhase.value === 'gone',
    () => sums.add({ kind: 'idle-reset', name: 'warning', times: 1 }),
  );
  const send = (): void => {
    const counts = sums.take();
    if (counts.length > 0) api.sendUsage(counts);
    clock.after(sendMs, send);
  };
  clock.after(sendMs, send);
}

/** Calls `call` on each false→true transition; ignores the initial value. */
function onSwitch(isOn: () => boolean, call: () => void): void {
  let was = isOn();
  effect(() => {
    const now = isOn();
    if (now && !was) call();
    was = now;
  });
}

function watchScreens(sums: UsageSums, clock: MonotonicClock): void {
  let current: { screen: UsageScreen; language: string; sinceMs: number; href: string } | null = null;
  effect(() => {
    const next = shown.value;
    if (!next) return;
    const { screen } = next.route;
    const href = JSON.stringify(next.route);
    const from = current;
    if (from?.href === href && from.language === next.language) return;
    const left = from !== null && from.href !== href;
    current = { screen, language: next.language, sinceMs: left || !from ? clock.now() : from.sinceMs, href };
    if (!from) return;
    if (!left) return sums.add({ kind: 'language', name: next.language, times: 1 });
    if (from.screen === 'loop') sums.add({ kind: 'visit', name: next.language, times: 1 });
    else sums.add({ kind: 'dwell', name: from.screen, bucket: bucketOf(clock.now() - from.sinceMs), times: 1 });
    // Only the idle timer leads back to the loop: the visitor left this screen open.
    if (screen === 'loop') sums.add({ kind: 'abandoned', name: from.screen, times: 1 });
    else sums.add({ kind: 'screen', name: screen, times: 1 });
  });
}
