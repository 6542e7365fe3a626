import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import { clockFile } from '../../../../kiosk/schedule/trusted-clock.ts';
import { dayMs, isUtc } from '../../../../kiosk/schedule/wall-time.ts';
import { fact, fault } from './note.ts';

export interface ClockKnown {
  dataFolder: string;
  /** The machine's own clock and the one that the kiosk goes by, milliseconds since 1970. */
  systemMs: number;
  trustedMs: number;
  /** Setting `schedule.zone`; null: the machine's. */
  zone: string | null;
  machineZone: string;
}

/** The two clocks are read one after the other. */
const sameMs = 60_000;
/** The kiosk stores the time every ten minutes; a longer gap means a wrong clock rather than a kiosk left off. */
const aheadDays = 40;

/** The wall clock against the last time seen, and the zone in which the museum's hours are meant. */
export function checkClock({ dataFolder, systemMs, trustedMs, zone, machineZone }: ClockKnown): CheckNote[] {
  const used = zone ?? machineZone;
  const notes = [fact('clock', { time: wallOf(systemMs, used), zone: used })];
  if (Math.abs(systemMs - trustedMs) > sameMs) {
    notes.push(fault('clock-doubted', { time: wallOf(trustedMs, used) }));
  }
  const seenMs = lastSeenMs(dataFolder);
  const ahead = seenMs === null ? 0 : Math.floor((systemMs - seenMs) / dayMs);
  if (ahead > aheadDays) notes.push(fault('clock-ahead', { days: ahead }));
  if (isUtc(used)) notes.push(fault('zone-utc'));
  return notes;
}

function lastSeenMs(dataFolder: string): number | null {
  try {
    return v.parse(v.object({ seenMs: v.number() }), JSON.parse(readFileSync(clockFile(dataFolder), 'utf8'))).seenMs;
  } catch {
    return null;
  }
}

/** `2026-11-23 09:05`, the same in every language. */
function wallOf(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(atMs);
}
