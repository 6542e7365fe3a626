import * as v from 'valibot';
import { citationsSchema } from './citation.ts';
import { claimSchema } from './claim.ts';
import { fault } from './fault.ts';
import { factRefSchema, idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';

const claims = v.pipe(v.array(claimSchema), v.minLength(1, fault('no-claim')));

/** `db/content/questions.yaml`: figures of different sources that answer, or seem to answer, one question. */
export const questionSchema = v.strictObject({
  id: idSchema,
  title: trilingualSchema,
  /** One or two sentences on what must be distinguished. */
  lead: trilingualSchema,
  /** Claim ids in the order in which they are shown. */
  claims: v.pipe(v.array(idSchema), v.minLength(1)),
  /** The figure of the question that the tally draws, and how many people one stroke represents. */
  tally: v.optional(
    v.strictObject({
      claim: idSchema,
      peoplePerStroke: v.pipe(v.number(), v.integer(), v.minValue(1)),
      /** Claim of the one documented person, place or order after the strokes. */
      ends: idSchema,
    }),
  ),
});

/** `db/content/peoples.yaml`: the rows of the nationality table. */
export const peopleSchema = v.strictObject({
  id: idSchema,
  fact: v.optional(factRefSchema),
  name: trilingualSchema,
  /** Position in the table as printed, from 1. */
  order: v.pipe(v.number(), v.integer(), v.minValue(1)),
  claims,
});

/** `db/content/works.yaml`: what forced labour built or did. */
export const workSchema = v.strictObject({
  id: idSchema,
  fact: v.optional(factRefSchema),
  title: trilingualSchema,
  text: trilingualSchema,
  /** Camps whose prisoners did this work. */
  camps: v.optional(v.array(idSchema), []),
  claims,
});

/** `db/content/contradictions.yaml`: K1–K10. */
export const contradictionSchema = v.strictObject({
  id: idSchema,
  fact: v.optional(factRefSchema),
  title: trilingualSchema,
  text: trilingualSchema,
  /** Ids of its claims; it is shown with each of them. */
  claims: v.pipe(v.array(idSchema), v.minLength(1)),
  citations: citationsSchema,
});

export type QuestionEntry = v.InferOutput<typeof questionSchema>;
export type PeopleEntry = v.InferOutput<typeof peopleSchema>;
export type WorkEntry = v.InferOutput<typeof workSchema>;
export type ContradictionEntry = v.InferOutput<typeof contradictionSchema>;
