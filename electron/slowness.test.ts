import { expect, it } from 'vitest';
import { measureSlowness } from './slowness.ts';

/** Protects: patience is short on a quiet machine, longer while it is busy, and short again seconds later. */
const everyMs = 100;

function watcher() {
  let nowMs = 0;
  const slowness = measureSlowness(() => nowMs, everyMs);
  const look = (lateMs: number, times = 1) => {
    for (let time = 0; time < times; time++) {
      nowMs += everyMs + lateMs;
      slowness.look();
    }
  };
  return { slowness, look };
}

it('is about 1 where timers come when they are due', () => {
  const { slowness, look } = watcher();
  expect(slowness.factor).toBe(1);
  look(2, 100);
  expect(slowness.factor).toBeLessThan(1.05);
});

it('grows as soon as they come late, and is forgotten within three seconds', () => {
  const { slowness, look } = watcher();
  look(0, 100);
  look(300);
  expect(slowness.factor).toBe(2);
  look(0, 30);
  expect(slowness.factor).toBe(1);
});

it('has an end, also for who was stopped for an hour', () => {
  const { slowness, look } = watcher();
  look(3_600_000);
  expect(slowness.factor).toBe(4);
});
