import * as v from 'valibot';
import { textKinds } from '../vocabulary.ts';
import { citationsSchema } from './citation.ts';
import { claimSchema } from './claim.ts';
import { dateSchema } from './date.ts';
import { fault } from './fault.ts';
import { factRefSchema, idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';

/**
 * One paragraph in three languages side by side, in the Markdown subset: `**strong**`, `*emphasis*`,
 * `[words](term:gulag)`, `[words](camp:karlag)`, `[words](text:kengir)`, `[words](question:passed-through)`, `[words](person:id)`,
 * and `[^claim-id]` after a figure: the mark that opens its source.
 */
export const blockSchema = v.strictObject({
  /** `official` and `survivors` are shown in two columns side by side. */
  form: v.optional(v.picklist(['paragraph', 'heading', 'quote', 'official', 'survivors']), 'paragraph'),
  /** The day that the block tells of, in a text told by day. */
  date: v.optional(dateSchema),
  text: trilingualSchema,
  /** Ids of the images, recordings and films shown below it. */
  media: v.optional(v.array(idSchema), []),
  citations: v.optional(citationsSchema),
});

/** A memorial text: `db/content/texts/<id>.yaml`. */
export const textSchema = v.strictObject({
  id: idSchema,
  kind: v.picklist(textKinds),
  /** Position in the list of texts. */
  order: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title: trilingualSchema,
  lead: trilingualSchema,
  /** What a reader should know before reading on (violence, children), with a way out. */
  contentNote: v.optional(trilingualSchema),
  /** Whether a passage may be shown in the loop. */
  inLoop: v.optional(v.boolean(), true),
  body: v.pipe(v.array(blockSchema), v.minLength(1, fault('no-paragraph'))),
  citations: citationsSchema,
});

/** `db/content/glossary.yaml`. */
export const termSchema = v.strictObject({
  id: idSchema,
  fact: v.optional(factRefSchema),
  term: trilingualSchema,
  /** The abbreviation written out, where the term is one. */
  expansion: v.optional(trilingualSchema),
  /** An expansion not confirmed by a source is kept and not published. */
  expansionStatus: v.optional(v.picklist(['published', 'unverified']), 'published'),
  definition: trilingualSchema,
  /** Other usages, found by search. */
  aliases: v.optional(v.array(v.pipe(v.string(), v.minLength(1))), []),
  /** Set where the words are the regime's own and are shown in quotation marks only. */
  regimeWord: v.optional(v.boolean(), false),
  citations: citationsSchema,
});

/** `db/content/laws.yaml`: laws, decrees and days of remembrance. */
export const lawSchema = v.strictObject({
  id: idSchema,
  fact: v.optional(factRefSchema),
  title: trilingualSchema,
  text: trilingualSchema,
  /** Of a day of remembrance: its month and day, as `05-31`; the loop keeps it every year. */
  day: v.optional(v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, fault('bad-day-of-year')))),
  claims: v.pipe(v.array(claimSchema), v.minLength(1)),
});

/** `db/content/errata.yaml`: misprints of the article and how they are read. */
export const erratumSchema = v.strictObject({
  id: idSchema,
  asPrinted: v.string(),
  reading: v.string(),
  gloss: trilingualSchema,
});

/** `db/content/corrections.yaml`: the public log of what was corrected. */
export const correctionSchema = v.strictObject({
  id: idSchema,
  date: dateSchema,
  subject: trilingualSchema,
  oldValue: trilingualSchema,
  newValue: trilingualSchema,
  reason: trilingualSchema,
  claim: v.optional(idSchema),
});

export type TextEntry = v.InferOutput<typeof textSchema>;
export type TermEntry = v.InferOutput<typeof termSchema>;
export type LawEntry = v.InferOutput<typeof lawSchema>;
export type ErratumEntry = v.InferOutput<typeof erratumSchema>;
export type CorrectionEntry = v.InferOutput<typeof correctionSchema>;
