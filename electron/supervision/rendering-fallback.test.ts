import { describe, expect, it } from 'vitest';
import { crashBudget } from './crash-budget.ts';
import { calmMs, createRenderingLadder } from './rendering-fallback.ts';

/** Protects: three crashes in a minute are one step down, never a tight loop; calm is a step up, by itself. */
function ladder() {
  const clock = { nowMs: 1e6 };
  const steps: unknown[] = [];
  const made = createRenderingLadder(() => clock.nowMs, { warn: (_event, details) => void steps.push(details) });
  return { ladder: made, clock, steps };
}

describe('the ladder of drawing', () => {
  it('goes down at the third fault of a minute, with its code and detail', () => {
    const { ladder: rungs, steps } = ladder();
    expect([rungs.fault('hung'), rungs.fault('frozen')].every(({ waitMs, stepped }) => waitMs === 0 && !stepped)).toBe(
      true,
    );
    expect(rungs.fault('crashed', 'oom')).toEqual({ waitMs: 0, stepped: true });
    expect(rungs.rendering).toBe('software');
    expect(steps).toEqual([{ reason: 'crashed', detail: 'oom', from: 'normal', to: 'software' }]);
  });

  it('does not go down for faults that are far apart', () => {
    const { ladder: rungs, clock } = ladder();
    for (let fault = 0; fault < 20; fault++) {
      expect(rungs.fault('browser-ended').stepped).toBe(false);
      clock.nowMs += crashBudget.windowMs / 2 + 1;
    }
  });

  it('waits on its last rung', () => {
    const { ladder: rungs } = ladder();
    for (let fault = 0; fault < 6; fault++) rungs.fault('browser-ended');
    expect(rungs.rendering).toBe('memorial');
    const waits = Array.from({ length: 5 }, () => rungs.fault('browser-ended').waitMs);
    expect(waits.slice(2)).toEqual([crashBudget.waitMs, crashBudget.waitMs, crashBudget.waitMs]);
  });

  it('climbs after calm, and needs twice as long after a relapse', () => {
    const { ladder: rungs, clock, steps } = ladder();
    for (let fault = 0; fault < 3; fault++) rungs.fault('browser-ended');
    clock.nowMs += calmMs.first - 1;
    expect(rungs.climb()).toBe(false);
    clock.nowMs += 1;
    expect([rungs.climb(), rungs.rendering]).toEqual([true, 'normal']);
    for (let fault = 0; fault < 3; fault++) rungs.fault('browser-ended');
    expect(rungs.rendering).toBe('software');
    expect(steps.at(-2)).toMatchObject({ reason: 'calm', from: 'software', to: 'normal' });
    clock.nowMs += calmMs.first;
    expect(rungs.climb()).toBe(false);
    clock.nowMs += calmMs.longest;
    expect(rungs.climb()).toBe(true);
  });
});
