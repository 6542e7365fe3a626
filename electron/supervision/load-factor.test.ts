import { expect, it } from 'vitest';
import { measureSlowness } from './load-factor.ts';

/** Protects: patience is short on a quiet machine, longer while it is busy, and short again seconds later. */
const everyMs = 100;

function watcher() {
  let nowMs = 0;
  let wanted = 0;
  const slowness = measureSlowness(
    () => nowMs,
    everyMs,
    () => wanted,
  );
  const look = (lateMs: number, times = 1) => {
    for (let time = 0; time < times; time++) {
      nowMs += everyMs + lateMs;
      slowness.look();
    }
  };
  const want = (programs: number) => {
    wanted = programs;
  };
  return { slowness, look, want };
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
  look(200);
  expect(slowness.factor).toBe(2);
  look(0, 30);
  expect(slowness.factor).toBe(1);
});

it('has an end, also for who was stopped for an hour', () => {
  const { slowness, look } = watcher();
  look(3_600_000);
  expect(slowness.factor).toBe(5);
});

it('grows with those who want each processor, and one moment of it says nothing', () => {
  const { slowness, look, want } = watcher();
  look(0, 29);
  want(20);
  look(0);
  expect(slowness.factor).toBe(1);
  want(9);
  look(0, 30);
  expect(slowness.factor).toBe(3);
});
