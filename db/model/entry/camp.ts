import * as v from 'valibot';
import { aliasKinds, lineageKinds, placePrecisions } from '../vocabulary.ts';
import { citationsSchema } from './citation.ts';
import { claimSchema } from './claim.ts';
import { dateSchema } from './date.ts';
import { fault } from './fault.ts';
import { factRefSchema, idSchema } from './id.ts';
import { placeRefSchema } from './place-ref.ts';
import { pointSchema } from './point.ts';
import { sameAsSchema } from './same-as.ts';
import { languageSchema, trilingualSchema } from './trilingual.ts';

const aliasSchema = v.strictObject({
  text: v.pipe(v.string(), v.minLength(1)),
  language: languageSchema,
  /** `printed`: as a source prints it, damage included; `search`: found by search, not shown. */
  kind: v.picklist(aliasKinds),
  citations: v.optional(citationsSchema),
});

/** A seat of the camp's administration, and when. Without coordinates it is listed beside the map. */
const seatSchema = v.pipe(
  v.strictObject({
    place: placeRefSchema,
    /** Id in vocabulary.yaml `regions`, boundaries of before 2022. */
    region: idSchema,
    coordinates: v.optional(pointSchema),
    precision: v.picklist(placePrecisions),
    radiusKm: v.optional(v.pipe(v.number(), v.minValue(0))),
    /** Period of the seat; absent: as long as the camp existed. */
    period: v.optional(dateSchema),
    /** Not certain that this was the seat at all (the handbook presumes it). */
    presumed: v.optional(v.boolean(), false),
    note: v.optional(trilingualSchema),
    citations: citationsSchema,
  }),
  v.check((seat) => (seat.precision === 'unknown') === (seat.coordinates === undefined), fault('bad-point')),
);

/** One camp as a historian writes it: `db/content/camps/<id>.yaml`. */
export const campSchema = v.strictObject({
  id: idSchema,
  fact: v.optional(factRefSchema),
  /** One of `campTypes`, or an id in vocabulary.yaml `campTypes`. */
  type: idSchema,
  /** The camp that this one was a section of. */
  parent: v.optional(idSchema),
  /** Members of a group: never added to it. */
  members: v.optional(v.array(idSchema), []),
  specialCampNumber: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  /** The name on the map and in the list. */
  name: trilingualSchema,
  fullName: trilingualSchema,
  aliases: v.optional(v.array(aliasSchema), []),
  sameAs: sameAsSchema,
  /** Ids in vocabulary.yaml `workKinds`. */
  work: v.optional(v.array(idSchema), []),
  workCitations: v.optional(citationsSchema),
  /** First and last day of existence as the editors choose it among the claims, for the map and the filter. */
  existed: v.optional(dateSchema),
  /** One to three sentences. */
  summary: trilingualSchema,
  seats: v.optional(v.array(seatSchema), []),
  claims: v.optional(v.array(claimSchema), []),
  /** Ids of the memorial texts about this camp. */
  texts: v.optional(v.array(idSchema), []),
  /** Ids of the images, recordings and films that are shown with it, in this order. */
  media: v.optional(v.array(idSchema), []),
});

export type CampEntry = v.InferOutput<typeof campSchema>;

/** `db/content/lineage.yaml`: which camp came from which. */
export const lineageSchema = v.strictObject({
  id: idSchema,
  from: v.union([idSchema, trilingualSchema], fault('bad-endpoint')),
  to: v.union([idSchema, trilingualSchema], fault('bad-endpoint')),
  date: dateSchema,
  kind: v.picklist(lineageKinds),
  label: v.optional(trilingualSchema),
  citations: citationsSchema,
});

export type LineageEntry = v.InferOutput<typeof lineageSchema>;
