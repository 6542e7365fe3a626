import * as v from 'valibot';
import { consultations, countries, sourceKinds, units } from '../vocabulary.ts';
import { fault } from './fault.ts';
import { factRefSchema, idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';

/** `db/content/sources.yaml`. `factId` is the source's name in facts.json, where it has one. */
export const sourceSchema = v.strictObject({
  id: idSchema,
  fact: v.optional(factRefSchema),
  factId: v.optional(v.string()),
  kind: v.picklist(sourceKinds),
  consulted: v.picklist(consultations),
  /** The bibliographic title as printed, language by language. */
  title: trilingualSchema,
  /** What a reader should know of its reliability. */
  reliability: v.optional(trilingualSchema),
  url: v.optional(v.pipe(v.string(), v.url(fault('bad-url')))),
  licence: v.optional(v.string()),
});

export type SourceEntry = v.InferOutput<typeof sourceSchema>;

const named = v.strictObject({ id: idSchema, name: trilingualSchema });

export const regionSchema = v.strictObject({ ...named.entries, country: v.picklist(countries) });
export const workKindSchema = named;
export const territorySchema = named;
/** What a figure counts. */
export const populationSchema = v.strictObject({
  ...named.entries,
  unit: v.picklist(units),
  /** Amounts share one scale only where this is the same; absent: comparable only with itself. */
  scale: v.optional(idSchema),
});

/** `db/content/vocabulary.yaml`: controlled words that historians may extend. */
export const vocabularySchema = v.strictObject({
  regions: v.array(regionSchema),
  workKinds: v.array(workKindSchema),
  territories: v.array(territorySchema),
  populations: v.array(populationSchema),
});

export type VocabularyEntry = v.InferOutput<typeof vocabularySchema>;

/** `db/content/release.yaml`: title, number, date and author of the built-in release. */
export const releaseSchema = v.strictObject({
  title: trilingualSchema,
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Date of the content, ISO day; part of the release so that the build needs no clock. */
  date: v.pipe(v.string(), v.isoDate(fault('bad-day'))),
  by: v.string(),
});

export type ReleaseEntry = v.InferOutput<typeof releaseSchema>;
