import type { GlassPhase } from '../../../db/model/api/loop.ts';
import { type Schedule, weekdays } from './settings.ts';
import { dayAfter, type WallTime, weekdayOf } from './wall-time.ts';

/** Minutes since midnight of the day; `to` may lie beyond 1440. */
interface Span {
  from: number;
  to: number;
}

const wholeDay: Span = { from: 0, to: 1440 };

/** How far back a closing is looked for: behind that, it is night. */
const daysBack = 2;

/**
 * What the glass does at a time: open within the hours, dim for a while after closing, then dark until the next
 * opening. A function of settings and time alone: a clock that jumps lands in the phase of where it lands.
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

/** The hours of a day: its own, those of a holiday, those of its weekday, or all of it. */
export function hoursOf(schedule: Schedule, day: string): Span[] {
  const own = schedule.dates[day] ?? schedule.dates[day.slice(5)];
  if (own) return own.map(spanOf);
  if (isAmong(schedule.holidays, day)) return schedule.holidayHours.map(spanOf);
  const weekday = weekdays[weekdayOf(day)] ?? 'mon';
  return schedule.hours[weekday]?.map(spanOf) ?? [wholeDay];
}

/** Whether a day is among days of one year (`2027-03-21`) and of every year (`03-21`). */
export const isAmong = (days: readonly string[], day: string): boolean =>
  days.includes(day) || days.includes(day.slice(5));

export function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

function spanOf(text: string): Span {
  const [from = 0, to = 0] = text.split('-').map(minuteOf);
  return { from, to: to > from ? to : to + 1440 };
}
