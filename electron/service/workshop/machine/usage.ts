import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import { type UsageSummary, usageSpans } from '../../../../db/model/api/usage.ts';
import { hourOf, openUsageCounts } from '../../../../db/usage/counts.ts';
import { usageCsv } from '../../../../db/usage/csv.ts';
import { summaryOf, suppressed } from '../../../../db/usage/suppression.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import { zoneOf } from '../../../kiosk/schedule/wall-time.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { type Drives, writeToDrive } from '../releases/drives.ts';
import { fileNameOf } from './staff.ts';

export interface UsageParts {
  audit: Pick<Audit, 'append'>;
  drives: Drives;
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
  v.transform(Number),
  v.picklist(usageSpans, `must be one of ${usageSpans.join(', ')}`),
);

const toDrive = vValidator(
  'json',
  v.strictObject({
    drive: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
    days: v.picklist(usageSpans),
  }),
  refuseBadInput,
);

/**
 * `GET /usage?days=28`: how the kiosk was used, for the curators' plots; `GET /usage.csv?days=28`: the same by hour, as
 * a table; `POST /usage/export` writes that to a stick. Small counts are left out of both.
 */
export function usageRoutes({ audit, dataFolder, drives, enabled, zone, now }: UsageParts) {
  const { wallTime } = zoneOf(zone);
  const wallOf = (hour: string) => {
    const { day, minute } = wallTime(Date.parse(`${hour}:00:00Z`));
    return { day, hour: Math.floor(minute / 60) };
  };
  const rowsOf = (fromMs: number, toMs: number) => {
    const counts = openUsageCounts(dataFolder);
    try {
      return counts.rows(hourOf(fromMs), hourOf(toMs));
    } finally {
      counts.close();
    }
  };
  const spanOf = (wanted: number) => [now() - wanted * dayMs, now()] as const;
  const byDays = vValidator('query', v.object({ days }));
  const csvOf = (wanted: number) => usageCsv(suppressed(rowsOf(...spanOf(wanted))));
  return new Hono<WorkshopEnv>()
    .get('/usage', byDays, (c) => {
      const [fromMs, toMs] = spanOf(c.req.valid('query').days);
      const span = { from: wallTime(fromMs).day, to: wallTime(toMs).day };
      return c.json<UsageSummary, 200>(summaryOf(rowsOf(fromMs, toMs), { ...span, enabled, wallOf }), 200);
    })
    .get('/usage.csv', byDays, (c) => {
      const { days: wanted } = c.req.valid('query');
      audit.append({ by: c.var.actor, action: 'export', subject: 'usage', details: { days: wanted } });
      return c.body(csvOf(wanted), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="esimde-usage.csv"',
      });
    })
    .post('/usage/export', toDrive, (c) => {
      const { drive, days } = c.req.valid('json');
      audit.append({ by: c.var.actor, action: 'export', subject: 'usage', details: { days } });
      return writeToDrive(c, drives, drive, fileNameOf('usage', 'csv', new Date(now())), csvOf(days));
    });
}
