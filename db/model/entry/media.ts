import * as v from 'valibot';
import { citationsSchema } from './citation.ts';
import { dateSchema } from './date.ts';
import { idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';

const whole = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

/** An image, a recording or a film; its file is `<workshop>/media/<sha256>.<ext>`, measured when it was taken in. */
export const mediaSchema = v.pipe(
  v.strictObject({
    id: idSchema,
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be the sha-256 of the file')),
    kind: v.picklist(['image', 'audio', 'video']),
    mime: v.string(),
    bytes: whole(1),
    /** Of images and films, in pixels. */
    width: v.optional(whole(1)),
    height: v.optional(whole(1)),
    /** Of recordings and films. */
    durationMs: v.optional(whole(0)),
    title: v.optional(trilingualSchema),
    /** What can be seen or heard, for who cannot see or hear it. */
    alt: trilingualSchema,
    caption: v.optional(trilingualSchema),
    /** Whose work it is and by what right it is shown. */
    rights: trilingualSchema,
    date: v.optional(dateSchema),
    /** Shows violence or the dead: behind a note, never in the loop. */
    graphic: v.optional(v.boolean(), false),
    inLoop: v.optional(v.boolean(), false),
    /** Camps and texts that show it. */
    camps: v.optional(v.array(idSchema), []),
    texts: v.optional(v.array(idSchema), []),
    citations: v.optional(citationsSchema),
  }),
  v.check(({ graphic, inLoop }) => !(graphic && inLoop), 'is graphic: it is never shown in the loop'),
);

export type MediaEntry = v.InferOutput<typeof mediaSchema>;
