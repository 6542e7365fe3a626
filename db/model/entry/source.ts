import * as v from 'valibot';
import { consultations, countries, isCampType, sourceKinds, units } from '../vocabulary.ts';
import { dateSchema } from './date.ts';
import { fault } from './fault.ts';
import { factRefSchema, idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';
import { webAddressSchema } from './web-address.ts';

const words = v.pipe(v.string(fault('no-text')), v.minLength(1, fault('empty')));

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
  url: v.optional(webAddressSchema),
  licence: v.optional(v.string()),
  /** As a library lists them: `Applebaum, Anne`. */
  authors: v.optional(v.array(words), []),
  /** The journal, volume or site that it is part of. */
  container: v.optional(words),
  publisher: v.optional(words),
  published: v.optional(dateSchema),
  pages: v.optional(words),
  isbn: v.optional(v.pipe(v.string(), v.regex(/^(97[89][- ]?)?(\d[- ]?){9}[\dXx]$/, fault('bad-isbn')))),
  doi: v.optional(v.pipe(v.string(), v.regex(/^10\.\d{4,9}\/\S+$/, fault('bad-doi')))),
  /** Of the publication, as a language code: `de`. */
  language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, fault('bad-language')))),
  /** Day on which it was read on the network. */
  accessed: v.optional(v.pipe(v.string(), v.isoDate(fault('bad-day')))),
  /** The source that this one was made from: together they are one witness. */
  derivedFrom: v.optional(idSchema),
});

export type SourceEntry = v.InferOutput<typeof sourceSchema>;

const named = v.strictObject({ id: idSchema, name: trilingualSchema });

export const regionSchema = v.strictObject({ ...named.entries, country: v.picklist(countries) });
export const workKindSchema = named;
/** A type of camp beside those of the program. */
export const campTypeSchema = v.strictObject({
  ...named.entries,
  id: v.pipe(
    idSchema,
    v.check((id) => !isCampType(id), fault('known-type')),
  ),
});
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
  campTypes: v.optional(v.array(campTypeSchema), []),
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
