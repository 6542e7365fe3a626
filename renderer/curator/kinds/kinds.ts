import { type RecordKind, recordKinds } from '../../../db/model/api/records.ts';
import { camp, lineage } from './camp.ts';
import { claim } from './claim.ts';
import { archive, document } from './documents.ts';
import { event } from './event.ts';
import type { KindForm } from './field.ts';
import { contradiction, people, question, work } from './figures.ts';
import { person } from './person.ts';
import { place } from './place.ts';
import { playlist } from './playlist.ts';
import { media, source } from './sources.ts';
import { correction, erratum, law, term, text } from './text.ts';
import { campType, population, region, release, territory, workKind } from './vocabulary.ts';
import { way } from './way.ts';

/** The form of every kind of record. */
export const kindForms: Record<RecordKind, KindForm> = {
  person,
  camp,
  claim,
  question,
  text,
  term,
  source,
  event,
  way,
  document,
  archive,
  place,
  media,
  lineage,
  people,
  work,
  law,
  contradiction,
  erratum,
  correction,
  playlist,
  region,
  'work-kind': workKind,
  'camp-type': campType,
  territory,
  population,
  release,
};

/** Kinds in the order of the list of sections; the second group is opened on purpose. */
export const mainKinds = [
  'person',
  'camp',
  'claim',
  'question',
  'text',
  'term',
  'source',
  'event',
  'document',
  'media',
  'way',
] as const;
export const wordKinds = ['region', 'work-kind', 'camp-type', 'territory', 'population', 'release'] as const;
const shownElsewhere: ReadonlySet<RecordKind> = new Set([...mainKinds, ...wordKinds]);
export const furtherKinds = recordKinds.filter((kind) => !shownElsewhere.has(kind));
