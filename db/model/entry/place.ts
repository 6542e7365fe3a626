import * as v from 'valibot';
import { claimSchema } from './claim.ts';
import { idSchema } from './id.ts';
import { pointSchema } from './point.ts';
import { sameAsSchema } from './same-as.ts';
import { trilingualSchema } from './trilingual.ts';

/**
 * A town, a settlement or another place: `db/content/places.yaml`. Its names and regions of other times are claims, each with its
 * period and citations.
 */
export const placeSchema = v.strictObject({
  id: idSchema,
  /** Of today. */
  name: trilingualSchema,
  /** Of today: id in vocabulary.yaml `regions`. */
  region: v.optional(idSchema),
  coordinates: v.optional(pointSchema),
  sameAs: sameAsSchema,
  claims: v.optional(v.array(claimSchema), []),
});

export type PlaceEntry = v.InferOutput<typeof placeSchema>;
