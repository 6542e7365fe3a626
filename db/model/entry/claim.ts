import * as v from 'valibot';
import { claimStatuses, figureKinds, properties, qualifiers } from '../vocabulary.ts';
import { citationsSchema } from './citation.ts';
import { dateSchema } from './date.ts';
import { fault } from './fault.ts';
import { factRefSchema, idSchema } from './id.ts';
import { placeRefSchema } from './place-ref.ts';
import { pointSchema } from './point.ts';
import { trilingualSchema } from './trilingual.ts';

const amountSchema = v.union(
  [
    v.pipe(v.number(), v.minValue(0)),
    v.pipe(
      v.strictObject({ min: v.optional(v.number()), max: v.optional(v.number()) }),
      v.check(({ min, max }) => (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY), fault('turned-range')),
      v.check(({ min, max }) => min !== undefined || max !== undefined, fault('empty-range')),
    ),
  ],
  fault('bad-amount'),
);

/** Where a station of a person was, and what a sentence said. */
const stationSchema = v.pipe(
  v.strictObject({
    camp: v.optional(idSchema),
    /** Of a place that is no camp, or within the camp. */
    place: v.optional(placeRefSchema),
    coordinates: v.optional(pointSchema),
    /** Who decided: the court or board. */
    body: v.optional(trilingualSchema),
    article: v.optional(trilingualSchema),
    /** The term of a sentence in years. */
    termYears: v.optional(v.pipe(v.number(), v.minValue(0))),
  }),
  v.check(({ place, coordinates }) => coordinates === undefined || place !== undefined, fault('nameless-point')),
);

/** The value that held in the period of a claim, for programs; its statement says the same in words. */
const stateSchema = v.strictObject({
  /** The camp that this one was a part of. */
  parent: v.optional(idSchema),
  type: v.optional(idSchema),
  /** Of a place: id in vocabulary.yaml `regions`. */
  region: v.optional(idSchema),
});

interface ClaimValue {
  amount?: unknown;
  date?: unknown;
  statement?: unknown;
  kind?: unknown;
  counts?: unknown;
}

export const hasOneValue = ({ amount, date, statement }: ClaimValue): boolean =>
  [amount, date, statement].filter((value) => value !== undefined).length === 1;

export const saysWhatItCounts = ({ amount, kind, counts }: ClaimValue): boolean =>
  amount === undefined || (kind !== undefined && counts !== undefined);

/**
 * One statement of one or more sources about one property of one subject. Exactly one of `amount`, `date`
 * and `statement` carries its value. Several claims about one property are kept side by side.
 */
export const claimSchema = v.pipe(
  v.strictObject({
    id: idSchema,
    /** Its entries in facts.json: one path, or a list when several state the same. */
    fact: v.optional(
      v.union([
        v.pipe(
          factRefSchema,
          v.transform((path) => [path]),
        ),
        v.array(factRefSchema),
      ]),
      [],
    ),
    property: v.picklist(properties),
    amount: v.optional(amountSchema),
    date: v.optional(dateSchema),
    statement: v.optional(trilingualSchema),
    qualifier: v.optional(v.picklist(qualifiers), 'exact'),
    /** Required beside an amount. */
    kind: v.optional(v.picklist(figureKinds)),
    /** Id in vocabulary.yaml `populations`: what is counted. Required beside an amount. */
    counts: v.optional(idSchema),
    /** Id in vocabulary.yaml `territories`; absent on a camp's claim: the camp itself. */
    territory: v.optional(idSchema),
    /** Who counted, when the source quotes another's figure. */
    countedBy: v.optional(trilingualSchema),
    /** When the amount held. Absent: the source gives no date. */
    period: v.optional(dateSchema),
    station: v.optional(stationSchema),
    state: v.optional(stateSchema),
    /** Set when the number is doubtful although clearly printed (a repeated row, a misprint). */
    suspicious: v.optional(v.boolean(), false),
    /** Id of the claim that this one is a share of. */
    partOf: v.optional(idSchema),
    /** The meaning of the date or amount in words, when the property alone is not enough. */
    label: v.optional(trilingualSchema),
    note: v.optional(trilingualSchema),
    status: v.optional(v.picklist(claimStatuses), 'published'),
    citations: citationsSchema,
  }),
  v.check((claim) => hasOneValue(claim), fault('one-value')),
  v.check((claim) => saysWhatItCounts(claim), fault('amount-kind')),
);

export type ClaimEntry = v.InferOutput<typeof claimSchema>;
