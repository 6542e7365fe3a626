import { expect, it } from 'vitest';
import { measureLoad } from './load-factor.ts';

/** Protects: patience is short on a quiet machine, longer while it is busy, and short again seconds later. */
const everyMs = 100;

function watcher() {
  let nowMs = 0;
  let wanted = 0;
  const load = measureLoad(
    () => nowMs,
    everyMs,
    () => wanted,
  );
  const look = (lateMs: number, times = 1) => {
    for (let time = 0; time < times; time++) {
      nowMs += everyMs + lateMs;
      load.look();
    }
  };
  const want = (programs: number) => {
    wanted = programs;
  };
  return { load, look, want };
}

it('is about 1 where timers come when they are due', () => {
  const { load, look } = watcher();
  expect(load.factor).toBe(1);
  look(2, 100);
  expect(load.factor).toBeLessThan(1.05);
});

it('grows as soon as they come late, and is forgotten within three seconds', () => {
  const { load, look } = watcher();
  look(0, 100);
  look(200);
  expect(load.factor).toBe(2);
  look(0, 30);
  expect(load.factor).toBe(1);
});

it('has an end, also for who was stopped for an hour', () => {
  const { load, look } = watcher();
  look(3_600_000);
  expect(load.factor).toBe(5);
});

it('grows with those who want each processor, and one moment of it says nothing', () => {
  const { load, look, want } = watcher();
  look(0, 29);
  want(20);
  look(0);
  expect(load.factor).toBe(1);
  want(9);
  look(0, 30);
  expect(load.factor).toBe(3);
});
