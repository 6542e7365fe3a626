import { readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FallbackLevel } from '../../../db/model/api/release.ts';
import type { ScreenReport } from '../../../db/model/api/staff.ts';
import type { UsagePeriod } from '../../../db/model/api/usage.ts';
import type { ChannelPlace } from '../../../db/release/channel/place.ts';
import { kioskKey, writeStatus } from '../../../db/release/channel/reports/status.ts';
import { writeUsage } from '../../../db/release/channel/reports/usage.ts';
import { readChannelState } from '../../../db/release/channel/state.ts';
import { appVersion } from '../../../db/release/manifest.ts';
import { releasesFolder } from '../../../db/release/store/pointer.ts';
import { hourOf, openUsageCounts } from '../../../db/usage/counts.ts';
import { lastMonths, lastWeek } from '../../../db/usage/periods.ts';
import { periodOf } from '../../../db/usage/suppression.ts';
import { dayAfter, zoneOf } from '../schedule/wall-time.ts';

/** What the kiosk shows at this moment. */
export interface ShownNow {
  level: FallbackLevel;
  release: { id: string; sequence: number } | null;
}

interface ReportOptions {
  dataFolder: string;
  museum: string | undefined;
  shown: ShownNow;
  /** Whether uses are counted: else none leave the kiosk. */
  isCounting: boolean;
  /** The museum's zone, as in the setting `schedule`. */
  zone: string | null;
  nowMs: number;
}

/**
 * Says in every folder of the channel that takes a file what this kiosk shows and how it was used; a server takes none.
 *
 * @returns what was not written or read, with the error code
 */
export async function reportTo(
  places: readonly ChannelPlace[],
  { dataFolder, museum, shown, isCounting, zone, nowMs }: ReportOptions,
): Promise<{ place: string; code: string }[]> {
  const folders = places.filter(({ url }) => url.startsWith('file:'));
  const key = folders.length > 0 ? kioskKey(dataFolder) : null;
  if (key === null) return [];
  const report = { ...(await reportOf(dataFolder, shown, nowMs)), ...(museum !== undefined && { museum }) };
  const refused: { place: string; code: string }[] = [];
  let periods: UsagePeriod[] | null = [];
  try {
    if (isCounting) periods = await usageOf(dataFolder, zone, nowMs);
  } catch (error) {
    periods = null;
    refused.push({ place: 'usage', code: codeOf(error) });
  }
  for (const { name, url } of folders) {
    try {
      await writeStatus(fileURLToPath(url), report, key);
      if (periods !== null) await writeUsage(fileURLToPath(url), { at: report.at, periods }, key);
    } catch (error) {
      refused.push({ place: name, code: codeOf(error) });
    }
  }
  return refused;
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

async function reportOf(dataFolder: string, { level, release }: ShownNow, nowMs: number): Promise<ScreenReport> {
  const state = readChannelState(dataFolder);
  const freeBytes = await statfs(dataFolder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  const pointer = statSync(join(releasesFolder(dataFolder), 'current'), { throwIfNoEntry: false });
  return {
    name: hostname().slice(0, 100),
    at: new Date(nowMs).toISOString(),
    since: level === 'current' ? (pointer?.mtime.toISOString() ?? null) : null,
    release,
    level,
    newest: state?.newest?.sequence ?? null,
    refused: state?.refused ?? null,
    staleSince: state?.staleSince ?? null,
    errors: errorsWithinADay(dataFolder),
    freeBytes,
    version: appVersion,
  };
}

/** Lines of level `error` in the log; their times are those of the system's clock. */
function errorsWithinADay(dataFolder: string): number {
  const from = new Date(Date.now() - 86_400_000).toISOString();
  try {
    const lines = readFileSync(join(dataFolder, 'logs', 'esimde.log'), 'utf8').split('\n');
    return lines.filter((line) => line.includes('"level":"error"') && (/"time":"([^"]+)"/.exec(line)?.[1] ?? '') > from)
      .length;
  } catch {
    return 0;
  }
}

/**
 * The last week and the last months that are over, so that a count never changes once it has left the kiosk. Those in which nothing was counted are missing,
 * which is not the same as 0.
 *
 * @throws Error if the counts cannot be read
 */
async function usageOf(dataFolder: string, zone: string | null, nowMs: number): Promise<UsagePeriod[]> {
  const { wallTime, momentOf } = zoneOf(zone);
  const { day } = wallTime(nowMs);
  const counts = openUsageCounts(dataFolder);
  try {
    const periods: UsagePeriod[] = [];
    for (const period of [lastWeek(day), ...lastMonths(day)]) {
      const endMs = momentOf(dayAfter(period.to, 1), 0);
      const totals = counts.totals(hourOf(momentOf(period.from, 0)), hourOf(endMs - 1));
      if (totals.length > 0) periods.push(periodOf(period, totals));
      // Visitors do not wait for a year of rows.
      await setImmediate();
    }
    return periods;
  } finally {
    counts.close();
  }
}
