import type { Log } from '../service/http/log.ts';
import { crashBudget, createCrashBudget } from './crash-budget.ts';
import type { PageFault, ProcessFault, RenderingReason } from './page-fault.ts';

/**
 * How the page is drawn: as the machine can do it best; by the processor alone, for a graphics driver that crashes;
 * and as a screen of words that runs no script.
 */
export const renderings = ['normal', 'software', 'memorial'] as const;
export type Rendering = (typeof renderings)[number];

/** The screen of words; it asks the service for nothing but itself. */
export const memorialPage = 'memorial.html';

/** What Electron's main process ends with when its page needs a simpler way of drawing. */
export const simplerNeeded = 70;

/** Without a fault for this long, it is tried one step higher; after each relapse for twice as long. */
export const calmMs = { first: 5 * 60_000, longest: 6 * 60 * 60_000 } as const;

export interface RenderingLadder {
  readonly rendering: Rendering;
  /** Counts a fault; three within a minute are a step down. @returns how long to wait before the next attempt */
  fault(reason: PageFault | ProcessFault, detail?: string): { waitMs: number; stepped: boolean };
  /** Goes one step down at once: three faults were counted elsewhere. */
  stepDown(reason: RenderingReason): void;
  /** One step up if it was calm for long enough. @returns whether it stepped */
  climb(): boolean;
}

/** @param monotonicMs a clock that does not jump, in milliseconds */
export function createRenderingLadder(
  monotonicMs: () => number,
  log: Pick<Log, 'warn'>,
  begin: Rendering = 'normal',
): RenderingLadder {
  let index = renderings.indexOf(begin);
  let budget = createCrashBudget(monotonicMs);
  let lastFaultMs = monotonicMs();
  let neededMs: number = calmMs.first;
  let climbedMs = Number.NEGATIVE_INFINITY;

  const step = (to: number, reason: RenderingReason, detail?: string): void => {
    log.warn('rendering-step', { reason, detail, from: renderings[index], to: renderings[to] });
    index = to;
    budget = createCrashBudget(monotonicMs);
  };

  return {
    get rendering() {
      return renderings[index] ?? 'memorial';
    },
    fault(reason, detail) {
      const now = monotonicMs();
      if (now - climbedMs < calmMs.first) neededMs = Math.min(2 * neededMs, calmMs.longest);
      lastFaultMs = now;
      const waitMs = budget.waitMs();
      if (waitMs === 0) return { waitMs, stepped: false };
      if (index === renderings.length - 1) return { waitMs: crashBudget.waitMs, stepped: false };
      step(index + 1, reason, detail);
      return { waitMs: 0, stepped: true };
    },
    stepDown(reason) {
      lastFaultMs = monotonicMs();
      if (index < renderings.length - 1) step(index + 1, reason);
    },
    climb() {
      if (index === 0 || monotonicMs() - lastFaultMs < neededMs) return false;
      step(index - 1, 'calm', `${Math.round(neededMs / 60_000)} minutes without a fault`);
      climbedMs = monotonicMs();
      lastFaultMs = climbedMs;
      return true;
    },
  };
}
