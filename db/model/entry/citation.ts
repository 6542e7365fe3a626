import * as v from 'valibot';
import { idSchema } from './id.ts';

const words = v.pipe(v.string('must be text'), v.minLength(1, 'is empty'));

const longestFragment = 120;

export const citationSchema = v.pipe(
  v.strictObject({
    source: idSchema,
    /** Page, record or order within the source, e.g. `lag=191`. */
    locator: v.optional(words),
    /** The value exactly as the source prints it, damage included; … marks an omission. */
    asPrinted: v.optional(words),
    /** The words around it as the source prints them, the value itself among them; … marks an omission. */
    fragment: v.optional(v.pipe(words, v.maxLength(longestFragment, `is longer than ${longestFragment} characters`))),
    /** What we read where the print is damaged. */
    reading: v.optional(words),
  }),
  v.check(
    ({ asPrinted, fragment }) => fragment === undefined || (asPrinted !== undefined && holds(fragment, asPrinted)),
    'has a fragment that does not hold the words of asPrinted',
  ),
);

/** Whether a text holds the parts of a quotation (parted by …) in their order. */
export function holds(text: string, quotation: string): boolean {
  let end = 0;
  return partsOf(quotation).every((part) => {
    const at = text.indexOf(part, end);
    end = at + part.length;
    return at !== -1;
  });
}

/** What a quotation with omissions really prints. */
const partsOf = (quotation: string) =>
  quotation
    .split('…')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export type CitationEntry = v.InferOutput<typeof citationSchema>;

export const citationsSchema = v.pipe(
  v.array(citationSchema, 'is missing: name the source of this entry'),
  v.minLength(1, 'has no citation: nothing without one can be published'),
);
