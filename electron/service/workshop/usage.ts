import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { UsageSummary } from '../../../db/model/record/usage.ts';
import { hourOf, openUsageCounts } from '../../../db/usage/counts.ts';
import { summaryOf } from '../../../db/usage/told.ts';
import { zoneOf } from '../schedule/wall-time.ts';
import type { WorkshopEnv } from './env.ts';

export interface UsageParts {
  dataFolder: string;
  enabled: boolean;
  /** The museum's zone, as in the setting `schedule`. */
  zone: string | null;
  /** Wall clock, milliseconds since 1970. */
  now: () => number;
}

const dayMs = 86_400_000;
const days = v.pipe(
  v.optional(v.string(), '28'),
  v.regex(/^\d{1,4}$/, 'must be a number of days'),
  v.transform(Number),
  v.minValue(1, 'must be at least 1'),
  v.maxValue(3660, 'must be at most 3660'),
);

/** `GET /usage?days=28`: how the kiosk was used, for the curators' plots; small counts are left out. */
export function usageRoutes({ dataFolder, enabled, zone, now }: UsageParts) {
  const { wallTime } = zoneOf(zone);
  const wallOf = (hour: string) => {
    const { day, minute } = wallTime(Date.parse(`${hour}:00:00Z`));
    return { day, hour: Math.floor(minute / 60) };
  };
  return new Hono<WorkshopEnv>().get('/usage', vValidator('query', v.object({ days })), (c) => {
    const [fromMs, toMs] = [now() - c.req.valid('query').days * dayMs, now()];
    const counts = openUsageCounts(dataFolder);
    try {
      const rows = counts.rows(hourOf(fromMs), hourOf(toMs));
      const span = { from: wallTime(fromMs).day, to: wallTime(toMs).day };
      const summary = summaryOf(rows, { ...span, enabled, wallOf });
      return c.json<UsageSummary, 200>(summary, 200, { 'Cache-Control': 'no-store' });
    } finally {
      counts.close();
    }
  });
}
