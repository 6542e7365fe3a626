import * as v from 'valibot';
import { citationsSchema } from './citation.ts';
import { dateSchema } from './date.ts';
import { fault } from './fault.ts';
import { idSchema } from './id.ts';
import { placeRefSchema } from './place-ref.ts';
import { pointSchema } from './point.ts';
import { sameAsSchema } from './same-as.ts';
import { trilingualSchema } from './trilingual.ts';

const daySchema = v.strictObject({ date: dateSchema, text: trilingualSchema, citations: citationsSchema });

/** A person of the content, or one who is only named here. */
const participantSchema = v.pipe(
  v.strictObject({
    person: v.optional(idSchema),
    name: v.optional(trilingualSchema),
    role: trilingualSchema,
    citations: citationsSchema,
  }),
  v.check(({ person, name }) => (person === undefined) !== (name === undefined), fault('person-or-name')),
);

const orderSchema = v.strictObject({
  date: v.optional(dateSchema),
  text: trilingualSchema,
  /** The order itself, where it is among the documents. */
  document: v.optional(idSchema),
  citations: citationsSchema,
});

/** What happened at one place over some days: `db/content/events/<id>.yaml`. */
export const eventSchema = v.pipe(
  v.strictObject({
    id: idSchema,
    title: trilingualSchema,
    /** What happened, in one or two sentences. */
    summary: trilingualSchema,
    period: dateSchema,
    place: v.optional(placeRefSchema),
    coordinates: v.optional(pointSchema),
    camps: v.optional(v.array(idSchema), []),
    /** In order of time. */
    days: v.optional(v.array(daySchema), []),
    participants: v.optional(v.array(participantSchema), []),
    orders: v.optional(v.array(orderSchema), []),
    outcome: v.optional(trilingualSchema),
    /** Claims of the content that speak of it. */
    claims: v.optional(v.array(idSchema), []),
    sameAs: sameAsSchema,
    texts: v.optional(v.array(idSchema), []),
    media: v.optional(v.array(idSchema), []),
    citations: citationsSchema,
  }),
  v.check(({ place, coordinates }) => coordinates === undefined || place !== undefined, fault('nameless-point')),
);

export type EventEntry = v.InferOutput<typeof eventSchema>;
