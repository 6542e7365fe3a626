import { describe, expect, test } from 'vitest';
import { handClock } from '../../../test-support/renderer/manual-clock.ts';
import { watchHands } from './touch-tracker.ts';

function glass() {
  const clock = handClock();
  const seen = { presences: 0, stuck: 0 };
  const hands = watchHands({
    clock,
    stuckMs: 60_000,
    trembling: 15,
    onPresence: () => seen.presences++,
    onStuck: () => seen.stuck++,
  });
  /** How often somebody was felt in that time. */
  const felt = (ms: number): number => {
    const before = seen.presences;
    clock.advance(ms);
    return seen.presences - before;
  };
  return { clock, hands, seen, felt };
}

describe('a touch', () => {
  test('is presence when it comes and when it goes', () => {
    const { hands, seen } = glass();
    hands.down(1, { x: 100, y: 100 });
    hands.up(1);
    expect(seen).toEqual({ presences: 2, stuck: 0 });
  });

  test('that rests is presence for a minute, then stuck, once', () => {
    const { hands, seen, felt } = glass();
    hands.down(1, { x: 100, y: 100 });
    expect(felt(59_000)).toBeGreaterThan(5);
    expect(seen.stuck).toBe(0);
    felt(1_000);
    expect(seen.stuck).toBe(1);
    expect(felt(3_600_000)).toBe(0);
    expect(seen.stuck).toBe(1);
  });

  test('that trembles is stuck like one that is still, and nobody when it goes', () => {
    const { hands, seen, felt } = glass();
    hands.down(1, { x: 100, y: 100 });
    for (let second = 0; second < 60; second++) {
      felt(1_000);
      hands.move(1, { x: 100 + (second % 10), y: 100 });
    }
    expect(seen.stuck).toBe(1);
    const before = seen.presences;
    hands.move(1, { x: 104, y: 103 });
    hands.up(1);
    expect(seen.presences).toBe(before);
  });

  test('that drags for an hour is a hand', () => {
    const { hands, seen, felt } = glass();
    hands.down(1, { x: 0, y: 0 });
    for (let step = 1; step <= 120; step++) {
      felt(30_000);
      hands.move(1, { x: 20 * step, y: 0 });
    }
    expect(seen.stuck).toBe(0);
  });

  test('that was stuck and moves is a hand again', () => {
    const { hands, seen, felt } = glass();
    hands.down(1, { x: 0, y: 0 });
    felt(60_000);
    hands.move(1, { x: 300, y: 0 });
    expect(felt(30_000)).toBeGreaterThan(0);
    felt(60_000);
    expect(seen.stuck).toBe(2);
  });

  test('does not silence another', () => {
    const { hands, seen, felt } = glass();
    hands.down(1, { x: 0, y: 0 });
    felt(120_000);
    const before = seen.presences;
    hands.down(2, { x: 500, y: 500 });
    hands.up(2);
    expect(seen.presences).toBe(before + 2);
  });
});

test('a mouse that moves without a button is somebody', () => {
  const { hands, seen } = glass();
  hands.move(7, { x: 1, y: 1 });
  expect(seen.presences).toBe(1);
});
