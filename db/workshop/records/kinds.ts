import type { RecordKey, RecordKind } from '../../model/api/records.ts';
import type { CitationEntry } from '../../model/entry/citation.ts';
import type { FieldPath } from '../../release/content/document.ts';
import type { Noun } from '../../release/content/layout.ts';
import { everyPointer, type PointerTarget } from '../../release/content/pointers.ts';
import type { Body } from '../types.ts';

/** The content's noun for a kind. A claim belongs to the figures, whatever its subject; the vocabulary has one file for all its kinds. */
export const nounOf = {
  person: 'persons',
  camp: 'camps',
  claim: 'figures',
  question: 'questions',
  text: 'texts',
  term: 'glossary',
  source: 'sources',
  event: 'events',
  way: 'ways',
  document: 'documents',
  archive: 'archives',
  place: 'places',
  media: 'media',
  lineage: 'lineage',
  people: 'peoples',
  work: 'works',
  law: 'laws',
  contradiction: 'contradictions',
  erratum: 'errata',
  correction: 'corrections',
  playlist: 'playlists',
  region: null,
  'work-kind': null,
  'camp-type': null,
  territory: null,
  population: null,
  release: 'release',
} as const satisfies Record<RecordKind, Noun | null>;

/** The lists of vocabulary.yaml by kind. */
export const vocabularyLists = {
  region: 'regions',
  'work-kind': 'workKinds',
  'camp-type': 'campTypes',
  territory: 'territories',
  population: 'populations',
} as const;

/** The kinds whose records claims speak of, with their nouns; the camp system as a whole is a subject too. */
export const subjectNouns = {
  camp: 'camps',
  person: 'persons',
  place: 'places',
  people: 'peoples',
  work: 'works',
  law: 'laws',
} as const;

const kindOf: Record<PointerTarget, RecordKind> = {
  term: 'term',
  camp: 'camp',
  text: 'text',
  question: 'question',
  source: 'source',
  claim: 'claim',
  region: 'region',
  workKind: 'work-kind',
  campType: 'camp-type',
  territory: 'territory',
  population: 'population',
  media: 'media',
  people: 'people',
  person: 'person',
  document: 'document',
  archive: 'archive',
  place: 'place',
  event: 'event',
  law: 'law',
};

export interface RecordPointer extends RecordKey {
  path: FieldPath;
}

/** Every record that a body points to; the body may be incomplete. */
export function pointersOf(kind: RecordKind, body: Body): RecordPointer[] {
  const found = everyPointer(nounOf[kind] ?? 'release', body).map(({ target, id, path }): RecordPointer => {
    return { kind: kindOf[target], id, path };
  });
  if (kind === 'claim') found.push(...subjectPointer(body));
  return found;
}

function subjectPointer({ subject }: Body): RecordPointer[] {
  const { kind, id } = (subject ?? {}) as { kind?: unknown; id?: unknown };
  const wanted = (Object.keys(subjectNouns) as (keyof typeof subjectNouns)[]).find((known) => known === kind);
  return wanted !== undefined && typeof id === 'string' ? [{ kind: wanted, id, path: ['subject', 'id'] }] : [];
}

/** The citations of a body that may not fit its schema. */
export const citationsOf = ({ citations }: Body): CitationEntry[] =>
  Array.isArray(citations) ? citations.filter((each) => typeof each === 'object' && each !== null) : [];
