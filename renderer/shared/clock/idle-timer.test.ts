import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { createIdleTimer, type IdlePhase, nextChangeMs, phaseAt } from './idle-timer.ts';

const times = { idleMs: 90_000, warningMs: 30_000 };

function visit() {
  const clock = manualClock();
  const phases: IdlePhase[] = [];
  const timer = createIdleTimer(times, clock, (phase) => phases.push(phase));
  timer.reset();
  return { clock, phases, timer };
}

describe('phaseAt', () => {
  test.each([
    [0, 'present'],
    [89_999, 'present'],
    [90_000, 'warning'],
    [119_999, 'warning'],
    [120_000, 'gone'],
  ] as const)('after %i ms of absence the visit is %s', (absentMs, phase) => {
    expect(phaseAt(1_000, 1_000 + absentMs, times)).toBe(phase);
  });

  test('returns the time until the next phase', () => {
    expect(nextChangeMs(0, 10_000, times)).toBe(80_000);
    expect(nextChangeMs(0, 100_000, times)).toBe(20_000);
    expect(nextChangeMs(0, 120_000, times)).toBeNull();
  });
});

describe('createIdleTimer', () => {
  test('warns after the idle time and ends the visit after the warning', () => {
    const { clock, phases } = visit();
    clock.advance(89_999);
    expect(phases).toEqual(['present']);
    clock.advance(1);
    expect(phases).toEqual(['present', 'warning']);
    clock.advance(30_000);
    expect(phases).toEqual(['present', 'warning', 'gone']);
  });

  test('presence during the warning ends it, any number of times', () => {
    const { clock, phases, timer } = visit();
    for (let i = 0; i < 20; i++) {
      clock.advance(100_000);
      timer.reset();
    }
    expect(phases.filter((phase) => phase === 'gone')).toEqual([]);
    expect(phases.at(-1)).toBe('present');
  });

  test('an hour of presence shows no warning', () => {
    const { clock, phases, timer } = visit();
    for (let i = 0; i < 120; i++) {
      clock.advance(30_000);
      timer.reset();
    }
    expect(phases).toEqual(['present']);
  });

  test('a page that takes long to read delays the warning, once', () => {
    const { clock, phases, timer } = visit();
    timer.extend(150_000);
    clock.advance(149_999);
    expect(phases).toEqual(['present']);
    clock.advance(1);
    expect(phases).toEqual(['present', 'warning']);
    timer.reset();
    clock.advance(90_000);
    expect(phases).toEqual(['present', 'warning', 'present', 'warning']);
  });

  test('a page that is read quickly does not advance the warning', () => {
    const { clock, phases, timer } = visit();
    timer.extend(10_000);
    clock.advance(89_999);
    expect(phases).toEqual(['present']);
  });

  test('the next visit does not inherit the time to read', () => {
    const { clock, phases, timer } = visit();
    timer.extend(170_000);
    timer.stop();
    timer.reset();
    clock.advance(90_000);
    expect(phases.at(-1)).toBe('warning');
  });

  test('a clock that jumps over both phases ends the visit once', () => {
    const { clock, phases } = visit();
    clock.advance(10 * 3_600_000);
    expect(phases.at(-1)).toBe('gone');
    expect(phases.filter((phase) => phase === 'gone')).toHaveLength(1);
  });

  test('a stopped timer reports nothing until the next reset', () => {
    const { clock, phases, timer } = visit();
    timer.stop();
    clock.advance(3_600_000);
    expect(phases).toEqual(['present']);
    timer.reset();
    clock.advance(90_000);
    expect(phases).toEqual(['present', 'present', 'warning']);
  });
});
