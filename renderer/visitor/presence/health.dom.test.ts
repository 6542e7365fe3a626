import { beforeEach, expect, test, vi } from 'vitest';
import type { Health } from '../../../db/model/api/release.ts';
import type { Api } from '../../shared/api/api.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { memorial, type Navigator, shown } from '../navigation/navigator.ts';
import { watchHealth } from './health.ts';

const health = vi.fn<() => Promise<Partial<Health>>>();
const forget = vi.fn();
const navigator = { end: vi.fn(async () => {}), refresh: vi.fn(async () => {}) };
const first = { release: { id: '0001', sequence: 1 }, next: null };

/** Each turn runs what was scheduled last; `delays` are the waits before the turns. */
function watch() {
  const delays: number[] = [];
  let scheduled = (): void => {};
  const clock = {
    after: (ms: number, run: () => void) => {
      delays.push(ms);
      scheduled = run;
    },
  } as unknown as MonotonicClock;
  watchHealth({ api: { health, forget } as unknown as Api, navigator: navigator as unknown as Navigator, clock });
  const turn = async (number: number): Promise<void> => {
    await vi.waitFor(() => expect(delays).toHaveLength(number));
  };
  return { delays, turn, next: () => scheduled() };
}

beforeEach(() => {
  vi.clearAllMocks();
  memorial.value = false;
  shown.value = { route: { screen: 'loop' }, language: 'kk', scrollTop: 0 };
});

test('keeps the screen while the service does not answer, and asks again soon', async () => {
  health.mockRejectedValue(new Error('no answer'));
  const { delays, turn, next } = watch();
  for (const number of [1, 2, 3]) {
    await turn(number);
    next();
  }
  expect(memorial.value).toBe(false);
  expect(delays.slice(0, 3)).toEqual([1_000, 1_000, 1_000]);
});

test('shows the memorial screen when the service has no release, until it has one', async () => {
  health.mockResolvedValueOnce({ release: null, next: null });
  health.mockResolvedValue(first);
  const { turn, next } = watch();
  await turn(1);
  expect(memorial.value).toBe(true);
  next();
  await turn(2);
  expect(navigator.end).toHaveBeenCalledOnce();
});

test('takes another release in the loop, and none during a visit', async () => {
  health.mockResolvedValueOnce(first);
  health.mockResolvedValue({ ...first, next: { id: '0002', sequence: 2 } });
  shown.value = { route: { screen: 'home' }, language: 'kk', scrollTop: 0 };
  const { turn, next } = watch();
  await turn(1);
  next();
  await turn(2);
  expect(navigator.refresh).not.toHaveBeenCalled();
  shown.value = { route: { screen: 'loop' }, language: 'kk', scrollTop: 0 };
  next();
  await turn(3);
  expect(navigator.refresh).toHaveBeenCalledOnce();
  expect(forget).toHaveBeenCalledOnce();
});
