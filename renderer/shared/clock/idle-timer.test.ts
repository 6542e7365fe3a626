import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { type IdlePhase, nextChangeMs, phaseAt, watchIdle } from './idle-timer.ts';

const times = { idleMs: 90_000, warningMs: 30_000 };

function visit() {
  const clock = manualClock();
  const phases: IdlePhase[] = [];
  const watch = watchIdle(times, clock, (phase) => phases.push(phase));
  watch.present();
  return { clock, phases, watch };
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

  test('says how long the phase will last', () => {
    expect(nextChangeMs(0, 10_000, times)).toBe(80_000);
    expect(nextChangeMs(0, 100_000, times)).toBe(20_000);
    expect(nextChangeMs(0, 120_000, times)).toBeNull();
  });
});

describe('watchIdle', () => {
  test('warns after the idle time and ends the visit after the warning', () => {
    const { clock, phases } = visit();
    clock.advance(89_999);
    expect(phases).toEqual(['present']);
    clock.advance(1);
    expect(phases).toEqual(['present', 'warning']);
    clock.advance(30_000);
    expect(phases).toEqual(['present', 'warning', 'gone']);
  });

  test('any presence during the warning takes it back, without limit', () => {
    const { clock, phases, watch } = visit();
    for (let i = 0; i < 20; i++) {
      clock.advance(100_000);
      watch.present();
    }
    expect(phases.filter((phase) => phase === 'gone')).toEqual([]);
    expect(phases.at(-1)).toBe('present');
  });

  test('scrolling for an hour is presence', () => {
    const { clock, phases, watch } = visit();
    for (let i = 0; i < 120; i++) {
      clock.advance(30_000);
      watch.present();
    }
    expect(phases).toEqual(['present']);
  });

  test('a page is read for as long as it takes, once', () => {
    const { clock, phases, watch } = visit();
    watch.read(150_000);
    clock.advance(149_999);
    expect(phases).toEqual(['present']);
    clock.advance(1);
    expect(phases).toEqual(['present', 'warning']);
    watch.present();
    clock.advance(90_000);
    expect(phases).toEqual(['present', 'warning', 'present', 'warning']);
  });

  test('a page that is read quickly shortens nothing', () => {
    const { clock, phases, watch } = visit();
    watch.read(10_000);
    clock.advance(89_999);
    expect(phases).toEqual(['present']);
  });

  test('the next visitor does not inherit the time to read', () => {
    const { clock, phases, watch } = visit();
    watch.read(170_000);
    watch.rest();
    watch.present();
    clock.advance(90_000);
    expect(phases.at(-1)).toBe('warning');
  });

  test('a clock that jumps over everything still ends the visit once', () => {
    const { clock, phases } = visit();
    clock.advance(10 * 3_600_000);
    expect(phases.at(-1)).toBe('gone');
    expect(phases.filter((phase) => phase === 'gone')).toHaveLength(1);
  });

  test('at rest nothing is watched until the next touch', () => {
    const { clock, phases, watch } = visit();
    watch.rest();
    clock.advance(3_600_000);
    expect(phases).toEqual(['present']);
    watch.present();
    clock.advance(90_000);
    expect(phases).toEqual(['present', 'present', 'warning']);
  });
});
