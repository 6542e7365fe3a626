import type { Log } from '../service/http/log.ts';
import { crashBudget, createCrashBudget } from './crash-budget.ts';
import type { PageFault, ProcessFault, RenderingReason } from './page-fault.ts';

/**
 * Levels of drawing the page: with the graphics card; by the processor alone, for a graphics driver that crashes; and
 * as the memorial screen, which needs no release.
 */
export const renderings = ['normal', 'software', 'memorial'] as const;
export type Rendering = (typeof renderings)[number];

/** The memorial screen; it asks the service for nothing but itself. */
export const memorialPage = 'memorial.html';

/** After this long without a fault the next better level is tried; after each relapse twice as long. */
export const calmMs = { first: 5 * 60_000, longest: 6 * 60 * 60_000 } as const;

export interface RenderingFallback {
  readonly rendering: Rendering;
  /** Counts a fault; three within a minute are a step down. @returns how long to wait before the next attempt */
  fault(reason: PageFault | ProcessFault, detail?: string): { waitMs: number; stepped: boolean };
  /** Goes one step down at once: three faults were counted elsewhere. */
  stepDown(reason: RenderingReason): void;
  /** Goes one step up after enough time without a fault. @returns whether it did */
  recover(): boolean;
  /** Goes one step up at once: another process counted the time without a fault. */
  stepUp(): void;
}

/** @param monotonicMs a clock that does not jump, in milliseconds */
export function createRenderingFallback(
  monotonicMs: () => number,
  log: Pick<Log, 'warn'>,
  begin: Rendering = 'normal',
): RenderingFallback {
  let index = renderings.indexOf(begin);
  let budget = createCrashBudget(monotonicMs);
  let lastFaultMs = monotonicMs();
  let neededMs: number = calmMs.first;
  let recoveredMs = Number.NEGATIVE_INFINITY;

  const step = (to: number, reason: RenderingReason, detail?: string): void => {
    log.warn('rendering-step', { reason, detail, from: renderings[index], to: renderings[to] });
    index = to;
    budget = createCrashBudget(monotonicMs);
  };

  const countRelapse = (): void => {
    lastFaultMs = monotonicMs();
    if (lastFaultMs - recoveredMs < calmMs.first) neededMs = Math.min(2 * neededMs, calmMs.longest);
  };

  const stepUp = (detail?: string): void => {
    if (index > 0) step(index - 1, 'calm', detail);
    recoveredMs = monotonicMs();
    lastFaultMs = recoveredMs;
  };

  return {
    get rendering() {
      return renderings[index] ?? 'memorial';
    },
    fault(reason, detail) {
      countRelapse();
      const waitMs = budget.waitMs();
      if (waitMs === 0) return { waitMs, stepped: false };
      if (index === renderings.length - 1) return { waitMs: crashBudget.waitMs, stepped: false };
      step(index + 1, reason, detail);
      return { waitMs: 0, stepped: true };
    },
    stepDown(reason) {
      countRelapse();
      if (index < renderings.length - 1) step(index + 1, reason);
    },
    recover() {
      if (index === 0 || monotonicMs() - lastFaultMs < neededMs) return false;
      stepUp(`${Math.round(neededMs / 60_000)} minutes without a fault`);
      return true;
    },
    stepUp: () => stepUp(),
  };
}
