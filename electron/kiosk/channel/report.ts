import { readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FallbackLevel } from '../../../db/model/api/release.ts';
import type { ScreenReport } from '../../../db/model/api/staff.ts';
import type { ChannelPlace } from '../../../db/release/channel/place.ts';
import { kioskKey, writeReport } from '../../../db/release/channel/report.ts';
import { readChannelState } from '../../../db/release/channel/state.ts';
import { appVersion } from '../../../db/release/manifest.ts';
import { releasesFolder } from '../../../db/release/store/pointer.ts';

/** What the kiosk shows at this moment. */
export interface ShownNow {
  level: FallbackLevel;
  release: { id: string; sequence: number } | null;
}

interface ReportOptions {
  dataFolder: string;
  museum: string | undefined;
  shown: ShownNow;
  nowMs: number;
}

/**
 * Says in every folder of the channel that takes a file what this kiosk shows; a server takes none.
 *
 * @returns the places that refused, with the error code
 */
export async function reportTo(
  places: readonly ChannelPlace[],
  { dataFolder, museum, shown, nowMs }: ReportOptions,
): Promise<{ place: string; code: string }[]> {
  const folders = places.filter(({ url }) => url.startsWith('file:'));
  const key = folders.length > 0 ? kioskKey(dataFolder) : null;
  if (key === null) return [];
  const report = { ...(await reportOf(dataFolder, shown, nowMs)), ...(museum !== undefined && { museum }) };
  const refused: { place: string; code: string }[] = [];
  for (const { name, url } of folders) {
    try {
      await writeReport(fileURLToPath(url), report, key);
    } catch (error) {
      refused.push({ place: name, code: (error as NodeJS.ErrnoException).code ?? 'unknown' });
    }
  }
  return refused;
}

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
