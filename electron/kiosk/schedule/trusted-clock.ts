import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { moveDurably, writeDurably } from '../../../db/sqlite/durable.ts';
import type { Log } from '../../service/http/log.ts';
import { dayMs } from './wall-time.ts';

/** A wall clock that survives a dead battery. */
interface TrustedClock {
  /** Milliseconds since 1970; never before the last time seen. */
  now(): number;
  /** Saves the time; call at intervals. */
  save(): void;
}

interface TrustedClockOptions {
  dataFolder: string;
  /** The system's wall clock, milliseconds since 1970. */
  system: () => number;
  /** Monotonic, in milliseconds. */
  monotonic: () => number;
  /** A time that has certainly passed: the date of the release. */
  bornMs: number;
  log: Log;
}

/** A clock set back by up to this much was corrected; further back, its battery is dead. */
const maxCorrectionMs = dayMs;
/** A clock further ahead than this is followed but not saved: it may come back. */
const maxAheadMs = 40 * dayMs;
/** An implausible clock is trusted after it has run evenly for this long. */
const provenMs = 3 * dayMs;
/** Leaves room for arithmetic below the maximum of a Date. */
const latestMs = Date.UTC(9000, 0, 1);

export const clockFile = (dataFolder: string): string => join(dataFolder, 'clock.json');

const moment = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(latestMs));

/** `seenMs`: the floor. `other`: the time of an implausible clock, and how long the kiosk has run with it. */
const fileSchema = v.object({
  seenMs: moment,
  other: v.nullable(v.object({ atMs: moment, forMs: v.pipe(v.number(), v.finite(), v.minValue(0)) })),
});
type Seen = v.InferOutput<typeof fileSchema>;

/**
 * A wall clock with a floor: with a dead battery, time continues from the last time seen. A clock far in the future is
 * followed but not saved for days, so the kiosk returns with it to the right time.
 */
export function trustedClock(options: TrustedClockOptions): TrustedClock {
  const { dataFolder, system, monotonic, log } = options;
  const bornMs = Number.isFinite(options.bornMs) ? options.bornMs : 0;
  let seen = lastSeen(dataFolder);
  seen = { ...seen, seenMs: Math.max(seen.seenMs, bornMs) };
  let sinceMs = monotonic();
  let isWrong = false;
  let isUnsaved = false;

  const passedMs = (): number => monotonic() - sinceMs;
  const now = (): number => {
    const [systemMs, floorMs] = [system(), seen.seenMs + passedMs()];
    const isPlausible = systemMs >= floorMs - maxCorrectionMs && systemMs < latestMs;
    if (isPlausible === isWrong) log.warn(isPlausible ? 'clock-recovered' : 'clock-wrong', { systemMs, floorMs });
    isWrong = !isPlausible;
    return isPlausible ? systemMs : floorMs;
  };
  const save = (): void => {
    now();
    seen = updated(seen, { systemMs: system(), passedMs: passedMs(), bornMs });
    sinceMs = monotonic();
    const failure = write(dataFolder, seen);
    if (failure !== null && !isUnsaved) log.warn('clock-not-saved', { reason: failure });
    isUnsaved = failure !== null;
  };
  return { now, save };
}

/** The state after `passedMs` with a system clock at `systemMs`. */
function updated(
  { seenMs, other }: Seen,
  { systemMs, passedMs, bornMs }: Record<'systemMs' | 'passedMs' | 'bornMs', number>,
): Seen {
  const floorMs = Math.min(seenMs + passedMs, latestMs);
  if (systemMs >= floorMs - maxCorrectionMs && systemMs <= floorMs + maxAheadMs && systemMs < latestMs)
    return { seenMs: systemMs, other: null };
  if (!(systemMs >= bornMs && systemMs < latestMs)) return { seenMs: floorMs, other: null };
  const isEven = other !== null && systemMs >= other.atMs - maxCorrectionMs && systemMs <= other.atMs + maxAheadMs;
  const forMs = isEven ? other.forMs + passedMs : 0;
  if (forMs >= provenMs) return { seenMs: systemMs, other: null };
  return { seenMs: floorMs, other: { atMs: systemMs, forMs } };
}

function lastSeen(dataFolder: string): Seen {
  try {
    return v.parse(fileSchema, JSON.parse(readFileSync(clockFile(dataFolder), 'utf8')));
  } catch {
    return { seenMs: 0, other: null };
  }
}

/** @returns the error code, or null */
function write(dataFolder: string, seen: Seen): string | null {
  const file = clockFile(dataFolder);
  try {
    writeDurably(`${file}.new`, JSON.stringify(seen));
    moveDurably(`${file}.new`, file);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
