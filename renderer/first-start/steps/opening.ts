import { type Weekday, type WeekHours, weekdays } from '../../../db/model/api/first-start.ts';

/** The same hours on every day that is open. */
export interface SimpleWeek {
  open: readonly Weekday[];
  /** `10:00` */
  from: string;
  to: string;
}

const usual: SimpleWeek = { open: weekdays.filter((day) => day !== 'mon'), from: '10:00', to: '18:00' };

const stepMinutes = 30;
const endOfDay = 24 * 60;

/** `own`: hours that the page cannot show, as they differ from day to day or have a break. */
export function kindOf(hours: WeekHours): 'always' | 'days' | 'own' {
  if (Object.keys(hours).length === 0) return 'always';
  return readSimple(hours) ? 'days' : 'own';
}

export const simpleWeekOf = (hours: WeekHours): SimpleWeek => readSimple(hours) ?? usual;

export const hoursOf = ({ open, from, to }: SimpleWeek): WeekHours =>
  Object.fromEntries(weekdays.map((day) => [day, open.includes(day) ? [`${from}-${to}`] : []]));

function readSimple(hours: WeekHours): SimpleWeek | null {
  const spans = new Set(weekdays.flatMap((day) => hours[day] ?? ['missing']));
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec([...spans].join()) ?? [];
  if (from === undefined || to === undefined || weekdays.some((day) => (hours[day] ?? []).length > 1)) return null;
  return { open: weekdays.filter((day) => hours[day]?.length === 1), from, to };
}

/** A time half an hour later or earlier, within the day and never equal to `other`. */
export function addTo(time: string, by: -1 | 1, other: string): string {
  const move = (minutes: number): number => Math.min(endOfDay, Math.max(0, minutes + by * stepMinutes));
  const next = move(minutesOf(time));
  const free = next === minutesOf(other) ? move(next) : next;
  return free === minutesOf(other) ? time : textOf(free);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
}

const textOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
