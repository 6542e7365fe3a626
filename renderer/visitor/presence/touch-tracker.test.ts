import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { trackTouches } from './touch-tracker.ts';

function stage() {
  const clock = manualClock();
  const seen = { presences: 0, stuck: 0 };
  const touches = trackTouches({
    clock,
    stuckMs: 60_000,
    jitter: 15,
    onPresence: () => seen.presences++,
    onStuck: () => seen.stuck++,
  });
  /** How often presence was reported in that time. */
  const presencesIn = (ms: number): number => {
    const before = seen.presences;
    clock.advance(ms);
    return seen.presences - before;
  };
  return { clock, touches, seen, presencesIn };
}

describe('a touch', () => {
  test('is presence when it starts and when it ends', () => {
    const { touches, seen } = stage();
    touches.down(1, { x: 100, y: 100 });
    touches.up(1);
    expect(seen).toEqual({ presences: 2, stuck: 0 });
  });

  test('that rests is presence for a minute, then reported as stuck once', () => {
    const { touches, seen, presencesIn } = stage();
    touches.down(1, { x: 100, y: 100 });
    expect(presencesIn(59_000)).toBeGreaterThan(5);
    expect(seen.stuck).toBe(0);
    presencesIn(1_000);
    expect(seen.stuck).toBe(1);
    expect(presencesIn(3_600_000)).toBe(0);
    expect(seen.stuck).toBe(1);
  });

  test('within the jitter becomes stuck, and its end is no presence', () => {
    const { touches, seen, presencesIn } = stage();
    touches.down(1, { x: 100, y: 100 });
    for (let second = 0; second < 60; second++) {
      presencesIn(1_000);
      touches.move(1, { x: 100 + (second % 10), y: 100 });
    }
    expect(seen.stuck).toBe(1);
    const before = seen.presences;
    touches.move(1, { x: 104, y: 103 });
    touches.up(1);
    expect(seen.presences).toBe(before);
  });

  test('that drags for an hour never becomes stuck', () => {
    const { touches, seen, presencesIn } = stage();
    touches.down(1, { x: 0, y: 0 });
    for (let step = 1; step <= 120; step++) {
      presencesIn(30_000);
      touches.move(1, { x: 20 * step, y: 0 });
    }
    expect(seen.stuck).toBe(0);
  });

  test('that was stuck and moves is presence again', () => {
    const { touches, seen, presencesIn } = stage();
    touches.down(1, { x: 0, y: 0 });
    presencesIn(60_000);
    touches.move(1, { x: 300, y: 0 });
    expect(presencesIn(30_000)).toBeGreaterThan(0);
    presencesIn(60_000);
    expect(seen.stuck).toBe(2);
  });

  test('that is stuck does not hide the presence of another', () => {
    const { touches, seen, presencesIn } = stage();
    touches.down(1, { x: 0, y: 0 });
    presencesIn(120_000);
    const before = seen.presences;
    touches.down(2, { x: 500, y: 500 });
    touches.up(2);
    expect(seen.presences).toBe(before + 2);
  });
});

test('a mouse that moves without a pressed button is presence', () => {
  const { touches, seen } = stage();
  touches.move(7, { x: 1, y: 1 });
  expect(seen.presences).toBe(1);
});
