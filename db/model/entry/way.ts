import * as v from 'valibot';
import { stopScreens, timelineYears, wayAudiences } from '../vocabulary.ts';
import { fault } from './fault.ts';
import { idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';

/** The records that a stop can be at, by the field that names one. */
export const stopKinds = ['person', 'camp', 'event', 'document', 'text', 'question'] as const;
export type StopKind = (typeof stopKinds)[number];

const { first, last } = timelineYears;
const yearSchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(first, fault('year-off-map')),
  v.maxValue(last, fault('year-off-map')),
);

/** A screen of the exhibit: of a record, the map of a year, or one that is always there. */
const stopSchema = v.pipe(
  v.strictObject({
    person: v.optional(idSchema),
    camp: v.optional(idSchema),
    event: v.optional(idSchema),
    document: v.optional(idSchema),
    text: v.optional(idSchema),
    question: v.optional(idSchema),
    map: v.optional(yearSchema),
    screen: v.optional(v.picklist(stopScreens)),
    /** Why the way stops here: one sentence. */
    why: v.optional(trilingualSchema),
  }),
  v.check(
    ({ why: _, ...targets }) => Object.values(targets).filter((target) => target !== undefined).length === 1,
    fault('one-stop'),
  ),
);

/** A guided way: screens in an order, to walk through in some minutes. `db/content/ways.yaml`. */
export const waySchema = v.strictObject({
  id: idSchema,
  title: trilingualSchema,
  /** What it shows, in a sentence or two. */
  about: trilingualSchema,
  /** How long a visitor needs for it. */
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)),
  audience: v.picklist(wayAudiences),
  stops: v.pipe(v.array(stopSchema), v.minLength(2, fault('no-stops'))),
});

export type WayEntry = v.InferOutput<typeof waySchema>;
