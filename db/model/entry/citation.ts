import * as v from 'valibot';
import { fault } from './fault.ts';
import { idSchema } from './id.ts';

const words = v.pipe(v.string(fault('no-text')), v.minLength(1, fault('empty')));

const longestFragment = 120;

const share = v.pipe(v.number(), v.minValue(0, fault('bad-box')), v.maxValue(1, fault('bad-box')));

/** A rectangle on a sheet of a document, in shares of its width and height. */
const boxSchema = v.pipe(
  v.strictObject({
    /** Which of the scans, from 1. */
    page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
    left: share,
    top: share,
    width: share,
    height: share,
  }),
  v.check(({ left, top, width, height }) => left + width <= 1 && top + height <= 1, fault('bad-box')),
  v.check(({ width, height }) => width > 0 && height > 0, fault('bad-box')),
);

const citationSchema = v.pipe(
  v.strictObject({
    source: idSchema,
    /** Page, record or order within the source, e.g. `lag=191`. */
    locator: v.optional(words),
    /** The document that the source quotes or prints. */
    document: v.optional(idSchema),
    /** Where the value is on a scan of the document. */
    box: v.optional(boxSchema),
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
  v.check(({ document, box }) => box === undefined || document !== undefined, fault('boxed-nothing')),
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
