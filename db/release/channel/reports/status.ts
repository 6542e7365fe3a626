import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type AllScreens, type ScreenReport, type ScreenState, screenStates } from '../../../model/api/staff.ts';
import { createKeys, type PrivateKey, readPrivateKey } from '../../trust/keys.ts';
import { keptOf, museumPattern } from '../layout.ts';
import { readSigned, writeSigned } from './signed-file.ts';

const short = v.pipe(v.string(), v.maxLength(300));
const time = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const reportSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(100)),
  museum: v.optional(v.pipe(v.string(), v.regex(museumPattern))),
  at: time,
  since: v.nullable(time),
  release: v.nullable(v.object({ id: short, sequence: count })),
  level: v.picklist(['current', 'previous', 'builtin', 'memorial']),
  newest: v.nullable(count),
  refused: v.nullable(v.object({ reason: short, detail: short })),
  staleSince: v.nullable(short),
  errors: count,
  freeBytes: v.nullable(count),
  version: short,
});

/** The key of this kiosk, made at the first report. @throws Error if the disk fails */
export function kioskKey(dataFolder: string): PrivateKey | null {
  const file = join(keptOf(dataFolder).folder, 'kiosk.pem');
  if (!existsSync(file)) createKeys(file);
  return readPrivateKey(file);
}

/** Writes what a kiosk shows into a channel. @throws Error where the place takes no file, or holds no channel */
export const writeStatus = (channel: string, report: ScreenReport, key: PrivateKey): Promise<void> =>
  writeSigned(channel, 'status', report, key);

const silentMs = 36 * 3_600_000;
const fullBytes = 200e6;

/** The newest report of every kiosk in these channels, those that need somebody first. */
export async function readStatus(
  channels: readonly string[],
  nowMs: number,
): Promise<Pick<AllScreens, 'screens' | 'refused'>> {
  const { found, refused } = await readSigned(channels, 'status', reportSchema);
  // Each museum numbers its releases by itself.
  const ofMuseums = Map.groupBy(
    found.map(({ report }) => report),
    ({ museum }) => museum,
  );
  const newestOf = ({ museum }: ScreenReport): number =>
    Math.max(...(ofMuseums.get(museum) ?? []).map((report) => report.newest ?? report.release?.sequence ?? 0));
  const screens = found.map(({ kiosk, report }) => ({
    ...{ kiosk, ...report },
    state: stateOf(report, newestOf(report), nowMs),
  }));
  const rank = ({ state }: { state: ScreenState }): number => screenStates.indexOf(state);
  return { screens: screens.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)), refused };
}

function stateOf({ at, level, release, errors, freeBytes }: ScreenReport, newest: number, nowMs: number): ScreenState {
  if (nowMs - Date.parse(at) > silentMs) return 'silent';
  const isFull = freeBytes !== null && freeBytes < fullBytes;
  if (level === 'previous' || level === 'memorial' || errors > 0 || isFull) return 'faulty';
  return (release?.sequence ?? 0) < newest ? 'behind' : 'good';
}
