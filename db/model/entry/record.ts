import * as v from 'valibot';
import type { RecordKind } from '../api/records.ts';
import { subjectKinds } from '../vocabulary.ts';
import { campSchema, lineageSchema } from './camp.ts';
import { claimSchema, hasOneValue, saysWhatItCounts } from './claim.ts';
import { archiveSchema, documentSchema } from './document.ts';
import { eventSchema } from './event.ts';
import { fault } from './fault.ts';
import { contradictionSchema, peopleSchema, questionSchema, workSchema } from './figures.ts';
import { idSchema } from './id.ts';
import { mediaSchema } from './media.ts';
import { hasNameOrReason, personBase } from './person.ts';
import { placeSchema } from './place.ts';
import { playlistSchema } from './playlist.ts';
import {
  campTypeSchema,
  populationSchema,
  regionSchema,
  releaseSchema,
  sourceSchema,
  territorySchema,
  workKindSchema,
} from './source.ts';
import { correctionSchema, erratumSchema, lawSchema, termSchema, textSchema } from './text.ts';
import { waySchema } from './way.ts';

/** The subject of a claim; `system` has the id `system`. */
const subjectSchema = v.strictObject({ kind: v.picklist(subjectKinds), id: idSchema });

/** A claim as a separate record, with its subject. */
const claimRecordSchema = v.pipe(
  v.strictObject({ ...claimSchema.entries, subject: subjectSchema }),
  v.check((claim) => hasOneValue(claim), fault('one-value')),
  v.check((claim) => saysWhatItCounts(claim), fault('amount-kind')),
  v.check(({ subject }) => (subject.kind === 'system') === (subject.id === 'system'), fault('bad-subject')),
);

const personRecordSchema = v.pipe(
  v.strictObject(v.omit(personBase, ['claims']).entries),
  v.check((person) => hasNameOrReason(person), fault('name-or-reason')),
);

/** The body of each kind of record in the workshop: an entry without its claims. */
export const recordSchemas: Readonly<Record<RecordKind, v.GenericSchema>> = {
  person: personRecordSchema,
  camp: v.strictObject(v.omit(campSchema, ['claims']).entries),
  claim: claimRecordSchema,
  question: questionSchema,
  text: textSchema,
  term: termSchema,
  event: eventSchema,
  way: waySchema,
  source: sourceSchema,
  document: documentSchema,
  archive: archiveSchema,
  place: v.strictObject(v.omit(placeSchema, ['claims']).entries),
  media: mediaSchema,
  lineage: lineageSchema,
  people: v.strictObject(v.omit(peopleSchema, ['claims']).entries),
  work: v.strictObject(v.omit(workSchema, ['claims']).entries),
  law: v.strictObject(v.omit(lawSchema, ['claims']).entries),
  contradiction: contradictionSchema,
  erratum: erratumSchema,
  correction: correctionSchema,
  playlist: playlistSchema,
  region: regionSchema,
  'work-kind': workKindSchema,
  'camp-type': campTypeSchema,
  territory: territorySchema,
  population: populationSchema,
  release: releaseSchema,
};
