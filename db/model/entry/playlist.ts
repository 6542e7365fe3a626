import * as v from 'valibot';
import { sceneKinds } from '../api/loop.ts';
import { selectable } from '../playlist.ts';
import { fault } from './fault.ts';
import { idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

const sceneSchema = v.pipe(
  v.strictObject({
    kind: v.picklist(sceneKinds),
    /** Share of the time, or turns in a row where the order is given. */
    weight: whole(1, 100),
    /** Ids of the records that are shown, of the kind in `shownRecords`; absent: all that the loop may show. */
    only: v.optional(v.array(idSchema)),
  }),
  v.forward(
    v.check(({ kind, only = [] }) => only.length === 0 || selectable(kind) !== null, fault('nothing-to-select')),
    ['only'],
  ),
);

/** `db/content/playlists.yaml`: what the loop shows, how often and for how long. A kiosk's settings choose one. */
export const playlistSchema = v.strictObject({
  id: idSchema,
  title: trilingualSchema,
  scenes: v.pipe(v.array(sceneSchema), v.minLength(1, fault('no-scene'))),
  /** `mixed`: spread evenly by weight; `given`: as listed. */
  order: v.optional(v.picklist(['mixed', 'given']), 'mixed'),
  /** Reading speed, 1 to 14: faster text cannot be read in passing. */
  charactersPerSecond: v.optional(whole(1, 14), 14),
  /** Minimum duration of a scene in seconds, 5 to 600. */
  shortestSeconds: v.optional(whole(5, 600), 14),
});

export type PlaylistEntry = v.InferOutput<typeof playlistSchema>;
