import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { moveDurably, writeDurably } from '../../../db/sqlite/durable.ts';
import type { Log } from '../../service/http/log.ts';
import { dayMs } from './wall-time.ts';

/** The wall clock as far as it can be trusted. */
export interface TrustedClock {
  /** Milliseconds since 1970; never before the last time that was seen. */
  now(): number;
  /** Writes down how late it is; to be called now and then. */
  keep(): void;
}

export interface TrustedClockOptions {
  dataFolder: string;
  /** The system's wall clock, milliseconds since 1970. */
  system: () => number;
  /** Milliseconds since any fixed moment. */
  monotonic: () => number;
  /** A time that has certainly passed: the date of the release. */
  bornMs: number;
  log: Log;
}

/** A clock may be put back by as much and is believed: somebody corrected it. Further back, its battery is dead. */
const correctedMs = dayMs;
/** A clock that is further ahead than this is shown and not written down: it may come back. */
const aheadMs = 40 * dayMs;
/** A clock that contradicts what was seen is believed after all when it has gone evenly for so long. */
const provenMs = 3 * dayMs;
/** The last moment that a Date can tell of with room to count on. */
const latestMs = Date.UTC(9000, 0, 1);

export const clockFile = (dataFolder: string): string => join(dataFolder, 'clock.json');

const moment = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(latestMs));

/** `seenMs`: the floor. `other`: what the clock says instead, and for how long the kiosk has run with it. */
const fileSchema = v.object({
  seenMs: moment,
  other: v.nullable(v.object({ atMs: moment, forMs: v.pipe(v.number(), v.finite(), v.minValue(0)) })),
});
type Seen = v.InferOutput<typeof fileSchema>;

/**
 * A wall clock with a floor: with a dead battery time goes on from the last time seen. A clock far in the future is
 * followed while it lasts and leaves no trace for days, so that the kiosk comes back with it.
 */
export function trustedClock(options: TrustedClockOptions): TrustedClock {
  const { dataFolder, system, monotonic, log } = options;
  const bornMs = Number.isFinite(options.bornMs) ? options.bornMs : 0;
  let seen = lastSeen(dataFolder);
  seen = { ...seen, seenMs: Math.max(seen.seenMs, bornMs) };
  let sinceMs = monotonic();
  let doubted = false;
  let unwritten = false;

  const passedMs = (): number => monotonic() - sinceMs;
  const now = (): number => {
    const [told, floor] = [system(), seen.seenMs + passedMs()];
    const believable = told >= floor - correctedMs && told < latestMs;
    if (believable === doubted) log.warn(believable ? 'clock-good-again' : 'clock-wrong', { told, floor });
    doubted = !believable;
    return believable ? told : floor;
  };
  const keep = (): void => {
    now();
    seen = learned(seen, { told: system(), passedMs: passedMs(), bornMs });
    sinceMs = monotonic();
    const failure = write(dataFolder, seen);
    if (failure !== null && !unwritten) log.warn('clock-unwritten', { reason: failure });
    unwritten = failure !== null;
  };
  return { now, keep };
}

/** What is known after `passedMs` of running with a clock that tells `told`. */
function learned(
  { seenMs, other }: Seen,
  { told, passedMs, bornMs }: Record<'told' | 'passedMs' | 'bornMs', number>,
): Seen {
  const floor = Math.min(seenMs + passedMs, latestMs);
  if (told >= floor - correctedMs && told <= floor + aheadMs && told < latestMs) return { seenMs: told, other: null };
  if (!(told >= bornMs && told < latestMs)) return { seenMs: floor, other: null };
  const even = other !== null && told >= other.atMs - correctedMs && told <= other.atMs + aheadMs;
  const forMs = even ? other.forMs + passedMs : 0;
  return forMs >= provenMs ? { seenMs: told, other: null } : { seenMs: floor, other: { atMs: told, forMs } };
}

function lastSeen(dataFolder: string): Seen {
  try {
    return v.parse(fileSchema, JSON.parse(readFileSync(clockFile(dataFolder), 'utf8')));
  } catch {
    return { seenMs: 0, other: null };
  }
}

/** @returns why it could not be written, or null */
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
