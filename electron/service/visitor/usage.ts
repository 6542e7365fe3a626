import { Hono } from 'hono';
import * as v from 'valibot';
import { accessFeatures, dwellBuckets, type UsageCount, usageScreens } from '../../../db/model/api/usage.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { openUsageCounts, type UsageCounts } from '../../../db/usage/counts.ts';
import { refuse } from '../http/errors.ts';
import { detailsOf, type Log } from '../http/log.ts';

const times = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));
const screen = v.picklist(usageScreens);

/** Only values of closed lists, so that no text of a visitor is accepted. */
const countSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['screen', 'abandoned']), name: screen, times }),
  v.strictObject({ kind: v.literal('dwell'), name: screen, bucket: v.picklist(dwellBuckets), times }),
  v.strictObject({ kind: v.picklist(['visit', 'language']), name: v.picklist(languages), times }),
  v.strictObject({ kind: v.literal('access'), name: v.picklist(accessFeatures), times }),
  v.strictObject({ kind: v.literal('idle-reset'), name: v.literal('warning'), times }),
]);

const countsSchema = v.strictObject({ counts: v.pipe(v.array(countSchema), v.maxLength(100)) });

const maxBytes = 20_000;

/** Counts since the previous request. Answered 204 even if they cannot be stored. */
export function usageRoutes(record: (counts: readonly UsageCount[]) => void) {
  return new Hono().post('/usage', async (c) => {
    const text = Number(c.req.header('Content-Length') ?? 0) > maxBytes ? '' : await c.req.text();
    const parsed = text.length > maxBytes ? null : v.safeParse(countsSchema, jsonOf(text));
    if (!parsed?.success) return refuse(c, 'bad-input', 'Unknown counts.');
    record(parsed.output.counts);
    return c.body(null, 204, { 'Cache-Control': 'no-store' });
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Records counts and never throws: visitors' pages do not depend on it. */
export interface UsageRecorder {
  record(counts: readonly UsageCount[]): void;
  close(): void;
}

interface UsageRecorderOptions {
  dataFolder: string;
  enabled: boolean;
  /** Wall clock, milliseconds since 1970. */
  now: () => number;
  /** Monotonic, in milliseconds. */
  clock: () => number;
  log: Log;
}

/** A page sends once a minute and at the end of a visit. */
const maxPerMinute = 20;
/** Time during which counts are dropped after an error. */
const retryMs = 60_000;

export function usageRecorder({ dataFolder, enabled, now, clock, log }: UsageRecorderOptions): UsageRecorder {
  let counts: UsageCounts | null = null;
  let retryAtMs = Number.NEGATIVE_INFINITY;
  let minuteMs = Number.NEGATIVE_INFINITY;
  let received = 0;

  const isTooMany = (): boolean => {
    if (clock() - minuteMs >= 60_000) {
      minuteMs = clock();
      received = 0;
    }
    return ++received > maxPerMinute;
  };
  return {
    record: (more) => {
      if (!enabled || clock() < retryAtMs || isTooMany()) return;
      try {
        counts ??= openUsageCounts(dataFolder);
        counts.add(more, now());
      } catch (error) {
        log.warn('usage-not-counted', { reason: String(detailsOf(error).reason) });
        counts?.close();
        counts = null;
        retryAtMs = clock() + retryMs;
      }
    },
    close: () => counts?.close(),
  };
}
