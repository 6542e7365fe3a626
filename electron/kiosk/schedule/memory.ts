import { isAmong, minuteOf } from './phase.ts';
import type { Schedule } from './settings.ts';
import { dayAfter, type Zone } from './wall-time.ts';

export const silenceMs = 60_000;

/** How long before it begins a silence is told of, so that it begins on time. */
const aheadMs = 60_000;

export interface Silence {
  /** The day on which it is kept: one silence a day. */
  id: string;
  /** Negative while it lasts. */
  inMs: number;
  durationMs: number;
}

/** Whether a day is a day of memory. `released`: days of the release, as month and day. */
export function isMemoryDay({ memory }: Schedule, released: readonly string[], day: string): boolean {
  return isAmong(released, day) || isAmong(memory.days, day);
}

/** The silence that lasts or begins within a minute; null for all other time. */
export function silenceAt(schedule: Schedule, released: readonly string[], zone: Zone, atMs: number): Silence | null {
  const { silenceAt: time } = schedule.memory;
  if (time === null) return null;
  const { day } = zone.wallTime(atMs);
  // A silence at midnight is told of on the evening before.
  for (const kept of [day, dayAfter(day, 1)]) {
    if (!isMemoryDay(schedule, released, kept)) continue;
    const inMs = zone.momentOf(kept, minuteOf(time)) - atMs;
    if (inMs <= aheadMs && inMs > -silenceMs) return { id: kept, inMs, durationMs: silenceMs };
  }
  return null;
}
