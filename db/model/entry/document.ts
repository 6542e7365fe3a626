import * as v from 'valibot';
import { consultations, documentKinds, documentLanguages } from '../vocabulary.ts';
import { citationsSchema } from './citation.ts';
import { dateSchema } from './date.ts';
import { fault } from './fault.ts';
import { idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';
import { webAddressSchema } from './web-address.ts';

const words = v.pipe(v.string(fault('no-text')), v.minLength(1, fault('empty')));

/** `db/content/archives.yaml`: who holds documents. */
export const archiveSchema = v.strictObject({
  id: idSchema,
  name: trilingualSchema,
  /** As it is called in references: GARF. */
  short: v.optional(trilingualSchema),
  place: v.optional(trilingualSchema),
  url: v.optional(webAddressSchema),
});

export type ArchiveEntry = v.InferOutput<typeof archiveSchema>;

/** A document, or a file of documents: `db/content/documents/<id>.yaml`. */
export const documentSchema = v.pipe(
  v.strictObject({
    id: idSchema,
    title: trilingualSchema,
    kind: v.picklist(documentKinds),
    /** What it is and what it says. */
    summary: v.optional(trilingualSchema),
    date: v.optional(dateSchema),
    /** Id in archives.yaml: who holds it. */
    archive: v.pipe(v.string(fault('no-holder')), v.minLength(1, fault('no-holder')), idSchema),
    fond: v.optional(words),
    inventory: v.optional(words),
    file: v.optional(words),
    sheet: v.optional(words),
    issuedBy: v.optional(trilingualSchema),
    language: v.picklist(documentLanguages),
    consulted: v.picklist(consultations),
    /** The publications that quote it. Required where the document itself was not seen. */
    via: v.optional(citationsSchema),
    /** Images of its sheets, in their order. */
    scans: v.optional(v.array(idSchema), []),
    /** As written, in the language of the document. */
    transcription: v.optional(words),
    /** In the languages other than its own. */
    translation: v.optional(v.strictObject({ kk: v.optional(words), ru: v.optional(words), en: v.optional(words) })),
    /** Persons whom it names. A document that names a withheld person is in no release. */
    persons: v.optional(v.array(idSchema), []),
    camps: v.optional(v.array(idSchema), []),
    /** Kept in the workshop and in no release. */
    restricted: v.optional(v.boolean(), false),
  }),
  v.forward(
    v.check(({ consulted, via }) => consulted !== 'not-seen' || via !== undefined, fault('unseen-document')),
    ['via'],
  ),
);

export type DocumentEntry = v.InferOutput<typeof documentSchema>;
