import * as v from 'valibot';
import { idSchema } from './id.ts';

const words = v.pipe(v.string('must be text'), v.minLength(1, 'is empty'));

export const citationSchema = v.strictObject({
  source: idSchema,
  /** Page, record or order within the source, e.g. `lag=191`. */
  locator: v.optional(words),
  /** The value exactly as the source prints it, damage included; … marks an omission. */
  asPrinted: v.optional(words),
  /** What we read where the print is damaged. */
  reading: v.optional(words),
});

export type CitationEntry = v.InferOutput<typeof citationSchema>;

export const citationsSchema = v.pipe(
  v.array(citationSchema, 'is missing: name the source of this entry'),
  v.minLength(1, 'has no citation: nothing without one can be published'),
);
