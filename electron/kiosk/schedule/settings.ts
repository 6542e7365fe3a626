import * as v from 'valibot';
import { playlistId } from '../settings/loop-settings.ts';
import { isZone } from './wall-time.ts';

/** A time of day; 24:00 is the end of the day. */
const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const span = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const monthDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const fullDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Opening hours of one day, such as `["10:00-13:00", "14:00-18:00"]`; one that ends before it begins crosses midnight. */
const hours = v.array(
  v.pipe(v.string('must be text'), v.regex(span, 'must be hours such as 10:00-18:00')),
  'must be a list of hours',
);

/** A day of one year (`2027-03-21`) or of every year (`03-21`). */
const someDay = v.pipe(
  v.string('must be text'),
  v.check((text) => monthDay.test(text) || fullDay.test(text), 'must be a day such as 2027-03-21 or 03-21'),
);

const seconds = v.pipe(v.number('must be a number'), v.integer(), v.minValue(1), v.maxValue(120));
const minutes = v.pipe(v.number('must be a number'), v.integer(), v.minValue(0), v.maxValue(1440));

/** A program and its arguments, never a line for a shell. */
const command = v.pipe(
  v.array(v.pipe(v.string('must be text'), v.minLength(1)), 'must be a list: the program and its arguments'),
  v.minLength(1, 'must name a program'),
);

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Setting `schedule`. Without hours the kiosk is open at all times. */
export const scheduleSchema = v.strictObject({
  /** IANA zone; null: that of the machine. */
  zone: v.optional(v.nullable(v.pipe(v.string('must be text'), v.check(isZone, 'is no time zone'))), null),
  /** By weekday; a weekday that is missing is open all day. */
  hours: v.optional(
    v.strictObject({
      mon: v.optional(hours),
      tue: v.optional(hours),
      wed: v.optional(hours),
      thu: v.optional(hours),
      fri: v.optional(hours),
      sat: v.optional(hours),
      sun: v.optional(hours),
    }),
    {},
  ),
  /** Days with hours of their own; they come before holidays and weekdays. */
  dates: v.optional(v.record(someDay, hours, 'must be hours by day'), {}),
  holidays: v.optional(v.array(someDay, 'must be a list of days'), []),
  holidayHours: v.optional(hours, []),
  /** How long after closing the picture is dim before it is dark. */
  dimMinutes: v.optional(minutes, 30),
  atNight: v.optional(v.picklist(['dark', 'dim'], 'must be dark or dim'), 'dark'),
  /** What switches the panel itself (CEC, DPMS). */
  glass: v.optional(v.strictObject({ on: command, off: command, timeoutSeconds: v.optional(seconds, 10) })),
  memory: v.optional(
    v.strictObject({
      /** Further days of memory, beside those of the release. */
      days: v.optional(v.array(someDay, 'must be a list of days'), []),
      playlist: v.optional(playlistId, 'memory'),
      /** When the minute of silence begins on such a day; null: there is none. */
      silenceAt: v.optional(v.nullable(v.pipe(v.string(), v.regex(time, 'must be a time such as 12:00'))), '12:00'),
    }),
    {},
  ),
});

export type Schedule = v.InferOutput<typeof scheduleSchema>;
