import * as v from 'valibot';
import { fault } from './fault.ts';
import { idSchema } from './id.ts';

const words = v.pipe(v.string(fault('no-text')), v.minLength(1, fault('empty')));

const longestFragment = 120;

const citationSchema = v.pipe(
  v.strictObject({
    source: idSchema,
    /** Page, record or order within the source, e.g. `lag=191`. */
    locator: v.optional(words),
    /** The value exactly as the source prints it, damage included; … marks an omission. */
    asPrinted: v.optional(words),
    /** The text around the value as printed, including it; … marks an omission. */
    fragment: v.optional(v.pipe(words, v.maxLength(longestFragment, fault('long-fragment')))),
    /** Our reading where the print is damaged. */
    reading: v.optional(words),
    /** The day on which the cited page or record was read from beginning to end; in no release. */
    readWhole: v.optional(v.pipe(v.string(), v.isoDate(fault('bad-day')))),
  }),
  v.check(
    ({ asPrinted, fragment }) => fragment === undefined || (asPrinted !== undefined && holds(fragment, asPrinted)),
    fault('foreign-fragment'),
  ),
);

/** Whether a text contains the parts of a quotation (separated by …) in order. */
export function holds(text: string, quotation: string): boolean {
  let end = 0;
  return partsOf(quotation).every((part) => {
    const at = text.indexOf(part, end);
    end = at + part.length;
    return at !== -1;
  });
}

/** The printed parts of a quotation with omissions. */
const partsOf = (quotation: string) =>
  quotation
    .split('…')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export type CitationEntry = v.InferOutput<typeof citationSchema>;

export const citationsSchema = v.pipe(
  v.array(citationSchema, fault('no-source')),
  v.minLength(1, fault('no-citation')),
);
