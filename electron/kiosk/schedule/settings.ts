import * as v from 'valibot';
import { weekdays } from '../../../db/model/api/first-start.ts';
import { playlistId } from '../settings/loop-settings.ts';
import { program, text } from '../settings/validators.ts';
import { isZone } from './wall-time.ts';

/** A time of day; 24:00 is the end of the day. */
const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const span = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const monthDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const fullDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Opening hours of one day, such as `["10:00-13:00", "14:00-18:00"]`; hours that end before they begin cross midnight. */
const hours = v.array(v.pipe(text, v.regex(span, 'must be hours such as 10:00-18:00')), 'must be a list of hours');

/** A day of one year (`2027-03-21`) or of every year (`03-21`). */
const someDay = v.pipe(
  text,
  v.check((day) => monthDay.test(day) || fullDay.test(day), 'must be a day such as 2027-03-21 or 03-21'),
);

const seconds = v.pipe(v.number('must be a number'), v.integer(), v.minValue(1), v.maxValue(120));
const minutes = v.pipe(v.number('must be a number'), v.integer(), v.minValue(0), v.maxValue(1440));

/** Hours by weekday; a missing weekday is open all day. */
export const weekHours = v.strictObject(v.entriesFromList(weekdays, v.optional(hours)));

/** Setting `schedule`. Without hours the kiosk is open at all times. */
export const scheduleSchema = v.strictObject({
  /** IANA name; null: the zone of the system. */
  zone: v.optional(v.nullable(v.pipe(text, v.check(isZone, 'is no time zone'))), null),
  /** By weekday; a missing weekday is open all day. */
  hours: v.optional(weekHours, {}),
  /** Hours of single days; they take precedence over holidays and weekdays. */
  dates: v.optional(v.record(someDay, hours, 'must be hours by day'), {}),
  holidays: v.optional(v.array(someDay, 'must be a list of days'), []),
  holidayHours: v.optional(hours, []),
  /** Time after closing during which the picture is dim before it is dark. */
  dimMinutes: v.optional(minutes, 30),
  atNight: v.optional(v.picklist(['dark', 'dim'], 'must be dark or dim'), 'dark'),
  /** Programs that switch the panel itself (CEC, DPMS). */
  glass: v.optional(v.strictObject({ on: program, off: program, timeoutSeconds: v.optional(seconds, 10) })),
  memory: v.optional(
    v.strictObject({
      /** Days of remembrance in addition to those of the release. */
      days: v.optional(v.array(someDay, 'must be a list of days'), []),
      playlist: v.optional(playlistId, 'memory'),
      /** Beginning of the minute of silence on such a day; null: none. */
      silenceAt: v.optional(v.nullable(v.pipe(v.string(), v.regex(time, 'must be a time such as 12:00'))), '12:00'),
    }),
    {},
  ),
});

export type Schedule = v.InferOutput<typeof scheduleSchema>;
