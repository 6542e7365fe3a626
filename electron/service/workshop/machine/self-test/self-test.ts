import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { FallbackLevel } from '../../../../../db/model/api/release.ts';
import {
  type Check,
  type CheckName,
  type CheckNote,
  checkNames,
  noteCodes,
  type SeenAtGlass,
  type SelfTest,
} from '../../../../../db/model/api/staff.ts';
import type { KnownKeys } from '../../../../../db/release/store/fallback.ts';
import { moveDurably, writeDurably } from '../../../../../db/sqlite/durable.ts';
import type { Audit } from '../../../../../db/workshop/audit/audit.ts';
import type { DisplayState } from '../../../../kiosk/displays.ts';
import type { Settings } from '../../../../kiosk/settings/settings.ts';
import { detailsOf, type Log } from '../../../http/log.ts';
import type { JobContext } from '../../releases/jobs.ts';
import { checkClock } from './clock.ts';
import { checkHardware, type HardwareKnown } from './hardware.ts';
import { fault, reasonOf } from './note.ts';
import { checkKeys, checkRelease } from './releases.ts';
import { checkDisplays, checkSound, checkTouch } from './screen.ts';
import { checkAudit, checkDatabase, checkDisk } from './storage.ts';

export interface SelfTestParts {
  dataFolder: string;
  builtinFolder: string;
  settings: Pick<Settings, 'schedule' | 'displays' | 'mode'> & Required<KnownKeys>;
  audit: Pick<Audit, 'verify'>;
  level: () => FallbackLevel;
  /** The machine's own clock and the one that the kiosk goes by, milliseconds since 1970. */
  system: () => number;
  trusted: () => number;
  displays: () => DisplayState;
  /** Where the state of the computer is read; this machine by default. */
  hardware?: HardwareKnown;
  log: Log;
}

type Checking = [name: CheckName, check: () => CheckNote[] | Promise<CheckNote[]>];

/** Runs every check, whatever the previous one found; a thrown error is the fault of its check. */
export async function selfTest(parts: SelfTestParts, seen: SeenAtGlass, job: JobContext): Promise<SelfTest> {
  const before = readTest(parts.dataFolder);
  const checks: Check[] = [];
  const all = checkings(parts, seen, before?.display ?? null, job.signal);
  for (const [name, check] of all) {
    job.progress(checks.length, all.length);
    checks.push({ name, notes: await notesOf(check, job.signal) });
    // Lets pending requests be answered between checks.
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
  const { dataFolder, builtinFolder, settings, audit, hardware } = parts;
  const { zone = null } = settings.schedule;
  const machineZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { count: found, isHeld } = parts.displays();
  const glass = { before, wanted: Math.max(1, settings.displays.length), found, isHeld };
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
    ['hardware', () => checkHardware(hardware)],
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

/** A wrong size stays reported until it is confirmed as correct. */
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

const note = v.object({
  code: v.picklist(noteCodes),
  isFault: v.boolean(),
  values: v.record(v.string(), v.union([v.string(), v.number()])),
});
const schema = v.object({
  /** Last accepted size of the display. */
  display: v.nullable(v.object({ width: v.number(), height: v.number() })),
  last: v.object({
    at: v.string(),
    isGood: v.boolean(),
    checks: v.array(v.object({ name: v.picklist(checkNames), notes: v.array(note) })),
  }),
});

export interface KeptTest {
  display: { width: number; height: number } | null;
  last: SelfTest;
}

/** `<data>/self-test.json`: the last self-test, for the next one to compare with. */
const testFile = (dataFolder: string): string => join(dataFolder, 'self-test.json');

/** @returns null before the first self-test, or if its file cannot be read */
export function readTest(dataFolder: string): KeptTest | null {
  try {
    return v.parse(schema, JSON.parse(readFileSync(testFile(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** @throws Error if the disk fails */
function keepTest(dataFolder: string, kept: KeptTest): void {
  const file = testFile(dataFolder);
  writeDurably(`${file}.new`, JSON.stringify(kept));
  moveDurably(`${file}.new`, file);
}
