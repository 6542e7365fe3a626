import * as v from 'valibot';
import { certainties, consents, genders, personNameKinds, relationKinds } from '../vocabulary.ts';
import { citationsSchema } from './citation.ts';
import { claimSchema } from './claim.ts';
import { fault } from './fault.ts';
import { idSchema } from './id.ts';
import { sameAsSchema } from './same-as.ts';
import { blockSchema } from './text.ts';
import { languageSchema, trilingualSchema } from './trilingual.ts';

const words = v.pipe(v.string(fault('no-text')), v.minLength(1, fault('empty')));

const nameSchema = v.strictObject({
  text: words,
  language: languageSchema,
  kind: v.picklist(personNameKinds),
  citations: v.optional(citationsSchema),
});

const relationSchema = v.strictObject({
  person: idSchema,
  kind: v.picklist(relationKinds),
  citations: citationsSchema,
});

/**
 * One person: `db/content/persons/<id>.yaml`. Birth, death and all that lies between are stations: claims about the person,
 * each with its citations, so that two sources may differ on any of them.
 */
export const personBase = v.strictObject({
  id: idSchema,
  /** As the kiosk writes it. Absent only with `nameWithheld`: the screen then shows an empty line. */
  name: v.optional(trilingualSchema),
  /** By which lists are ordered; absent: the name. */
  familyName: v.optional(trilingualSchema),
  /** Why no name is published, and what is written behind the empty line in its place. */
  nameWithheld: v.optional(v.strictObject({ instead: trilingualSchema, reason: trilingualSchema })),
  names: v.optional(v.array(nameSchema), []),
  gender: v.picklist(genders),
  /** Id in peoples.yaml, only where a source says it. */
  people: v.optional(idSchema),
  occupation: v.optional(trilingualSchema),
  /** One sentence. */
  summary: trilingualSchema,
  body: v.optional(v.array(blockSchema), []),
  certainty: v.picklist(certainties),
  certaintyReason: trilingualSchema,
  /** Nothing is published without it. */
  consent: v.picklist(consents),
  /** Who consented and when, or what the record is; never published. */
  consentNote: v.optional(words),
  relations: v.optional(v.array(relationSchema), []),
  sameAs: sameAsSchema,
  portrait: v.optional(idSchema),
  media: v.optional(v.array(idSchema), []),
  claims: v.optional(v.array(claimSchema), []),
  citations: citationsSchema,
});

export const hasNameOrReason = ({ name, nameWithheld }: { name?: unknown; nameWithheld?: unknown }): boolean =>
  (name === undefined) !== (nameWithheld === undefined);

export const personSchema = v.pipe(
  personBase,
  v.check((person) => hasNameOrReason(person), fault('name-or-reason')),
);

export type PersonEntry = v.InferOutput<typeof personSchema>;
