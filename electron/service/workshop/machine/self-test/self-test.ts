import { join } from 'node:path';
import type { FallbackLevel } from '../../../../../db/model/api/release.ts';
import type { Check, CheckName, CheckNote, SeenAtGlass, SelfTest } from '../../../../../db/model/api/staff.ts';
import type { KnownKeys } from '../../../../../db/release/store/fallback.ts';
import type { Audit } from '../../../../../db/workshop/audit/audit.ts';
import type { Settings } from '../../../../kiosk/settings/settings.ts';
import { detailsOf, type Log } from '../../../http/log.ts';
import type { JobContext } from '../../releases/jobs.ts';
import { checkAudit } from './audit.ts';
import { checkClock } from './clock.ts';
import { checkDatabase } from './database.ts';
import { checkDisk } from './disk.ts';
import { checkDisplays, checkSound, checkTouch } from './glass.ts';
import { checkKeys } from './keys.ts';
import { fault, reasonOf } from './note.ts';
import { checkRelease } from './release.ts';
import { keepTest, readTest } from './test-file.ts';

export interface SelfTestParts {
  dataFolder: string;
  builtinFolder: string;
  settings: Pick<Settings, 'schedule' | 'displays' | 'mode'> & Required<KnownKeys>;
  audit: Pick<Audit, 'verify'>;
  level: () => FallbackLevel;
  /** The machine's own clock and the one that the kiosk goes by, milliseconds since 1970. */
  system: () => number;
  trusted: () => number;
  displays: () => number | null;
  log: Log;
}

type Checking = [name: CheckName, check: () => CheckNote[] | Promise<CheckNote[]>];

/** Makes every check, whatever the one before it found; what a check throws is its fault. */
export async function selfTest(parts: SelfTestParts, seen: SeenAtGlass, job: JobContext): Promise<SelfTest> {
  const before = readTest(parts.dataFolder);
  const checks: Check[] = [];
  const all = checkings(parts, seen, before?.display ?? null, job.signal);
  for (const [name, check] of all) {
    job.progress(checks.length, all.length);
    checks.push({ name, notes: await notesOf(check, job.signal) });
    // A check may take its time; whoever waits for an answer comes in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const isGood = checks.every(({ notes }) => !notes.some(({ isFault }) => isFault));
  const last = { at: new Date(parts.system()).toISOString(), isGood, checks };
  keep(parts, seen, last, before?.display ?? null);
  parts.log[isGood ? 'info' : 'warn']('self-test', { isGood, faults: faultsOf(checks) });
  return last;
}

function checkings(
  parts: SelfTestParts,
  seen: SeenAtGlass,
  before: { width: number; height: number } | null,
  signal: AbortSignal,
): Checking[] {
  const { dataFolder, builtinFolder, settings, audit } = parts;
  const { zone = null } = settings.schedule;
  const machineZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const glass = { before, wanted: Math.max(1, settings.displays.length), found: parts.displays() };
  return [
    ['displays', () => checkDisplays(seen, glass)],
    ['touch', () => checkTouch(seen, settings.mode === 'touch')],
    ['sound', () => checkSound(seen)],
    [
      'clock',
      () => checkClock({ dataFolder, systemMs: parts.system(), trustedMs: parts.trusted(), zone, machineZone }),
    ],
    ['disk', () => checkDisk({ dataFolder })],
    ['database', () => checkDatabase(join(dataFolder, 'workshop'), signal)],
    ['release', () => checkRelease({ dataFolder, builtinFolder, ...settings, level: parts.level() }, signal)],
    ['keys', () => checkKeys({ dataFolder, builtinFolder }, signal)],
    ['audit', () => checkAudit(audit)],
  ];
}

async function notesOf(check: Checking[1], signal: AbortSignal): Promise<CheckNote[]> {
  try {
    return await check();
  } catch (error) {
    if (signal.aborted) throw error;
    return [fault('check-failed', { reason: reasonOf(error) })];
  }
}

/** A size that was wrong stays wrong until somebody says that it is right. */
function keep(
  { dataFolder, log }: SelfTestParts,
  { display: { width, height, isAccepted } }: SeenAtGlass,
  last: SelfTest,
  before: { width: number; height: number } | null,
): void {
  const display = before === null || isAccepted ? { width, height } : before;
  try {
    keepTest(dataFolder, { display, last });
  } catch (error) {
    log.warn('self-test-unwritten', { reason: detailsOf(error).reason });
  }
}

const faultsOf = (checks: readonly Check[]): string =>
  checks.flatMap(({ notes }) => notes.filter(({ isFault }) => isFault).map(({ code }) => code)).join(' ');
