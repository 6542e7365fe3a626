import { expect, it } from 'vitest';
import { measureLoad } from './load-factor.ts';

/** Protects: the load factor is low on an idle machine, higher under load, and low again seconds later. */
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

it('is about 1 when timers fire on time', () => {
  const { load, look } = watcher();
  expect(load.factor).toBe(1);
  look(2, 100);
  expect(load.factor).toBeLessThan(1.05);
});

it('grows as soon as timers are late, and falls within three seconds', () => {
  const { load, look } = watcher();
  look(0, 100);
  look(200);
  expect(load.factor).toBe(2);
  look(0, 30);
  expect(load.factor).toBe(1);
});

it('is bounded, also after a stop of an hour', () => {
  const { load, look } = watcher();
  look(3_600_000);
  expect(load.factor).toBe(5);
});

it('grows with the number of runnable processes, but not after a single sample', () => {
  const { load, look, want } = watcher();
  look(0, 29);
  want(20);
  look(0);
  expect(load.factor).toBe(1);
  want(9);
  look(0, 30);
  expect(load.factor).toBe(3);
});
