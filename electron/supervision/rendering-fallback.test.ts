import { describe, expect, it } from 'vitest';
import { crashBudget } from './crash-budget.ts';
import { calmMs, createRenderingFallback } from './rendering-fallback.ts';

/** Protects: three faults in a minute are one step down, never a tight loop; a calm period is one step up. */
function made() {
  const clock = { nowMs: 1e6 };
  const steps: unknown[] = [];
  const fallback = createRenderingFallback(() => clock.nowMs, { warn: (_event, details) => void steps.push(details) });
  return { fallback, clock, steps };
}

describe('the rendering fallback', () => {
  it('goes down at the third fault of a minute, with its code and detail', () => {
    const { fallback, steps } = made();
    expect(
      [fallback.fault('hung'), fallback.fault('frozen')].every(({ waitMs, stepped }) => waitMs === 0 && !stepped),
    ).toBe(true);
    expect(fallback.fault('crashed', 'oom')).toEqual({ waitMs: 0, stepped: true });
    expect(fallback.rendering).toBe('software');
    expect(steps).toEqual([{ reason: 'crashed', detail: 'oom', from: 'normal', to: 'software' }]);
  });

  it('does not go down for faults that are far apart', () => {
    const { fallback, clock } = made();
    for (let fault = 0; fault < 20; fault++) {
      expect(fallback.fault('browser-ended').stepped).toBe(false);
      clock.nowMs += crashBudget.windowMs / 2 + 1;
    }
  });

  it('waits on its last level', () => {
    const { fallback } = made();
    for (let fault = 0; fault < 6; fault++) fallback.fault('browser-ended');
    expect(fallback.rendering).toBe('memorial');
    const waits = Array.from({ length: 5 }, () => fallback.fault('browser-ended').waitMs);
    expect(waits.slice(2)).toEqual([crashBudget.waitMs, crashBudget.waitMs, crashBudget.waitMs]);
  });

  it('recovers after time without a fault, and needs twice as long after a relapse', () => {
    const { fallback, clock, steps } = made();
    for (let fault = 0; fault < 3; fault++) fallback.fault('browser-ended');
    clock.nowMs += calmMs.first - 1;
    expect(fallback.recover()).toBe(false);
    clock.nowMs += 1;
    expect([fallback.recover(), fallback.rendering]).toEqual([true, 'normal']);
    for (let fault = 0; fault < 3; fault++) fallback.fault('browser-ended');
    expect(fallback.rendering).toBe('software');
    expect(steps.at(-2)).toMatchObject({ reason: 'calm', from: 'software', to: 'normal' });
    clock.nowMs += calmMs.first;
    expect(fallback.recover()).toBe(false);
    clock.nowMs += calmMs.longest;
    expect(fallback.recover()).toBe(true);
  });

  it('goes up at once when another process says so, and a fault soon after counts as a relapse', () => {
    const { fallback, clock } = made();
    fallback.stepDown('page-faults');
    fallback.stepUp();
    expect(fallback.rendering).toBe('normal');
    fallback.stepDown('page-faults');
    clock.nowMs += calmMs.first;
    expect(fallback.recover()).toBe(false);
    clock.nowMs += calmMs.first;
    expect(fallback.recover()).toBe(true);
  });
});
