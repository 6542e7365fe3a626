import { weekdays } from '../../../db/model/api/first-start.ts';
import type { GlassPhase } from '../../../db/model/api/loop.ts';
import type { Schedule } from './settings.ts';
import { dayAfter, type WallTime, weekdayOf, type Zone, zoneOf } from './wall-time.ts';

/** The opening hours and days of remembrance, by a clock. */
export interface OpeningHours {
  phase(): GlassPhase;
  /** @param memoryDays days of remembrance of the release, as month and day */
  now(memoryDays: readonly string[]): { day: string; glass: GlassPhase; isMemoryDay: boolean; silence: Silence | null };
}

/** @param clock the wall clock, milliseconds since 1970 */
export function openingHours(schedule: Schedule, clock: () => number): OpeningHours {
  const zone = zoneOf(schedule.zone);
  return {
    phase: () => phaseAt(schedule, zone.wallTime(clock())),
    now: (memoryDays) => {
      const atMs = clock();
      const time = zone.wallTime(atMs);
      return {
        day: time.day,
        glass: phaseAt(schedule, time),
        isMemoryDay: isMemoryDay(schedule, memoryDays, time.day),
        silence: silenceAt(schedule, memoryDays, zone, atMs),
      };
    },
  };
}

/** Minutes since midnight of the day; `to` may lie beyond 1440. */
interface Span {
  from: number;
  to: number;
}

const wholeDay: Span = { from: 0, to: 1440 };

/** Days searched backwards for the last closing; before that it is night. */
const daysBack = 2;

/**
 * The phase of the display: open during the hours, dim for a while after closing, then dark until the next opening.
 * Depends on settings and time only, so it is correct after the clock jumps.
 */
export function phaseAt(schedule: Schedule, { day, minute }: WallTime): GlassPhase {
  let sinceClosing = Number.POSITIVE_INFINITY;
  for (let back = 0; back <= daysBack; back++) {
    const now = minute + back * 1440;
    for (const { from, to } of hoursOf(schedule, dayAfter(day, -back))) {
      if (from <= now && now < to) return 'open';
      if (to <= now) sinceClosing = Math.min(sinceClosing, now - to);
    }
  }
  return sinceClosing < schedule.dimMinutes ? 'dim' : schedule.atNight;
}

/** Hours of a date, else of a holiday, else of a weekday, else the whole day. */
function hoursOf(schedule: Schedule, day: string): Span[] {
  const hoursOfDate = schedule.dates[day] ?? schedule.dates[day.slice(5)];
  if (hoursOfDate) return hoursOfDate.map(spanOf);
  if (isAmong(schedule.holidays, day)) return schedule.holidayHours.map(spanOf);
  const weekday = weekdays[weekdayOf(day)] ?? 'mon';
  return schedule.hours[weekday]?.map(spanOf) ?? [wholeDay];
}

/** `days` may name days of one year (`2027-03-21`) and of every year (`03-21`). */
const isAmong = (days: readonly string[], day: string): boolean => days.includes(day) || days.includes(day.slice(5));

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

function spanOf(text: string): Span {
  const [from = 0, to = 0] = text.split('-').map(minuteOf);
  return { from, to: to > from ? to : to + 1440 };
}

const silenceMs = 60_000;

/** Announced this early, so that pages begin the silence on time. */
const announceMs = 60_000;

export interface Silence {
  /** Its ISO day: there is one silence a day. */
  id: string;
  /** Time until it begins; negative while it lasts. */
  inMs: number;
  durationMs: number;
}

function isMemoryDay({ memory }: Schedule, memoryDays: readonly string[], day: string): boolean {
  return isAmong(memoryDays, day) || isAmong(memory.days, day);
}

/** The silence that lasts or begins within a minute, else null. `memoryDays`: of the release, as month and day. */
export function silenceAt(schedule: Schedule, memoryDays: readonly string[], zone: Zone, atMs: number): Silence | null {
  const { silenceAt: time } = schedule.memory;
  if (time === null) return null;
  const { day } = zone.wallTime(atMs);
  // A silence at midnight is announced on the evening before.
  for (const silentDay of [day, dayAfter(day, 1)]) {
    if (!isMemoryDay(schedule, memoryDays, silentDay)) continue;
    const inMs = zone.momentOf(silentDay, minuteOf(time)) - atMs;
    if (inMs <= announceMs && inMs > -silenceMs) return { id: silentDay, inMs, durationMs: silenceMs };
  }
  return null;
}
