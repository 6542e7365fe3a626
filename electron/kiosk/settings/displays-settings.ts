import * as v from 'valibot';
import { languages } from '../../../db/model/vocabulary.ts';
import { playlistId } from './loop-settings.ts';

const whole = (min: number, max: number) =>
  v.pipe(v.number('must be a number'), v.integer('must be a whole number'), v.minValue(min), v.maxValue(max));

/** Which display: by its number from the left (0 is the first), by its name, or by a point that lies on it. */
const which = v.union(
  [
    whole(0, 15),
    v.pipe(v.string(), v.minLength(1)),
    v.strictObject({ x: whole(-100_000, 100_000), y: whole(-100_000, 100_000) }),
  ],
  'must be a number, a name, or {"x", "y"}',
);

/** Setting `displays`: one window each. Without any, the kiosk has one window on the first display. */
export const displaysSchema = v.array(
  v.strictObject({
    display: which,
    show: v.optional(v.picklist(['touch', 'loop'], 'must be touch or loop'), 'loop'),
    playlist: v.optional(playlistId),
    /** The only language of this display; absent: all of the kiosk. */
    language: v.optional(v.picklist(languages, `must be one of ${languages.join(', ')}`)),
    /** Long side of its picture in millimetres; absent: as `screenWidthMm`. */
    screenWidthMm: v.optional(whole(100, 5000)),
  }),
  'must be a list of displays',
);

export type DisplayWish = v.InferOutput<typeof displaysSchema>[number];
