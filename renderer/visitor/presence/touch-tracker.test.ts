import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { trackTouches } from './touch-tracker.ts';

function glass() {
  const clock = manualClock();
  const seen = { presences: 0, stuck: 0 };
  const touches = trackTouches({
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
  return { clock, touches, seen, felt };
}

describe('a touch', () => {
  test('is presence when it comes and when it goes', () => {
    const { touches, seen } = glass();
    touches.down(1, { x: 100, y: 100 });
    touches.up(1);
    expect(seen).toEqual({ presences: 2, stuck: 0 });
  });

  test('that rests is presence for a minute, then stuck, once', () => {
    const { touches, seen, felt } = glass();
    touches.down(1, { x: 100, y: 100 });
    expect(felt(59_000)).toBeGreaterThan(5);
    expect(seen.stuck).toBe(0);
    felt(1_000);
    expect(seen.stuck).toBe(1);
    expect(felt(3_600_000)).toBe(0);
    expect(seen.stuck).toBe(1);
  });

  test('that trembles is stuck like one that is still, and nobody when it goes', () => {
    const { touches, seen, felt } = glass();
    touches.down(1, { x: 100, y: 100 });
    for (let second = 0; second < 60; second++) {
      felt(1_000);
      touches.move(1, { x: 100 + (second % 10), y: 100 });
    }
    expect(seen.stuck).toBe(1);
    const before = seen.presences;
    touches.move(1, { x: 104, y: 103 });
    touches.up(1);
    expect(seen.presences).toBe(before);
  });

  test('that drags for an hour is a hand', () => {
    const { touches, seen, felt } = glass();
    touches.down(1, { x: 0, y: 0 });
    for (let step = 1; step <= 120; step++) {
      felt(30_000);
      touches.move(1, { x: 20 * step, y: 0 });
    }
    expect(seen.stuck).toBe(0);
  });

  test('that was stuck and moves is a hand again', () => {
    const { touches, seen, felt } = glass();
    touches.down(1, { x: 0, y: 0 });
    felt(60_000);
    touches.move(1, { x: 300, y: 0 });
    expect(felt(30_000)).toBeGreaterThan(0);
    felt(60_000);
    expect(seen.stuck).toBe(2);
  });

  test('does not silence another', () => {
    const { touches, seen, felt } = glass();
    touches.down(1, { x: 0, y: 0 });
    felt(120_000);
    const before = seen.presences;
    touches.down(2, { x: 500, y: 500 });
    touches.up(2);
    expect(seen.presences).toBe(before + 2);
  });
});

test('a mouse that moves without a button is somebody', () => {
  const { touches, seen } = glass();
  touches.move(7, { x: 1, y: 1 });
  expect(seen.presences).toBe(1);
});
