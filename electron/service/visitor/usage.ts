import type { UsageCount } from '../../../db/model/api/usage.ts';
import { openUsageCounts, type UsageCounts } from '../../../db/usage/counts.ts';
import { detailsOf, type Log } from '../http/log.ts';

/** Takes counts and never fails: a visitor's page does not depend on them. */
export interface UsageTaker {
  take(counts: readonly UsageCount[]): void;
  close(): void;
}

export interface UsageTakerOptions {
  dataFolder: string;
  enabled: boolean;
  /** Wall clock, milliseconds since 1970. */
  now: () => number;
  /** Milliseconds since any fixed moment. */
  clock: () => number;
  log: Log;
}

/** A page sends once a minute, and once when a visit ends; more comes from no visitor. */
const mostPerMinute = 20;
/** After a full disk or a broken file, how long counts are dropped before it is tried again. */
const restMs = 60_000;

export function usageTaker({ dataFolder, enabled, now, clock, log }: UsageTakerOptions): UsageTaker {
  let counts: UsageCounts | null = null;
  let restUntilMs = Number.NEGATIVE_INFINITY;
  let minuteMs = Number.NEGATIVE_INFINITY;
  let taken = 0;

  const isTooMany = (): boolean => {
    if (clock() - minuteMs >= 60_000) {
      minuteMs = clock();
      taken = 0;
    }
    return ++taken > mostPerMinute;
  };
  return {
    take: (more) => {
      if (!enabled || clock() < restUntilMs || isTooMany()) return;
      try {
        counts ??= openUsageCounts(dataFolder);
        counts.add(more, now());
      } catch (error) {
        log.warn('usage-uncounted', { reason: String(detailsOf(error).reason) });
        counts?.close();
        counts = null;
        restUntilMs = clock() + restMs;
      }
    },
    close: () => counts?.close(),
  };
}
