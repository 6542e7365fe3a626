import type { VocabularyEntry } from '../../model/entry/source.ts';
import { everyPlacedClaim } from './claims.ts';
import type { Noun } from './layout.ts';
import { type Placed, type PlacedContent, problemAt } from './placed.ts';
import { everyPointer, type PointerTarget } from './pointers.ts';
import type { ContentProblem } from './problem.ts';

/** The kinds of target as messages name them. */
const placesOf = {
  source: 'sources.yaml',
  camp: 'camps/',
  person: 'persons/',
  text: 'texts/',
  term: 'glossary.yaml',
  question: 'questions.yaml',
  claim: 'the claims of the content',
  region: 'vocabulary.yaml, regions',
  workKind: 'vocabulary.yaml, workKinds',
  campType: 'vocabulary.yaml, campTypes',
  territory: 'vocabulary.yaml, territories',
  population: 'vocabulary.yaml, populations',
  media: 'media.yaml',
  people: 'peoples.yaml',
  document: 'documents/',
  archive: 'archives.yaml',
  place: 'places.yaml',
  event: 'events/',
  law: 'laws.yaml',
} as const satisfies Record<PointerTarget, string>;

/**
 * Reports references to entries that do not exist. Ids of malformed entries count as existing.
 *
 * @param ids the existing ids, if the content is part of a larger one
 */
export function checkReferences(
  content: PlacedContent,
  malformedIds: ReadonlySet<string>,
  ids = idsByTarget(content),
): ContentProblem[] {
  return (Object.keys(content) as Noun[]).flatMap((noun) =>
    content[noun].flatMap((entry: Placed<unknown>) =>
      everyPointer(noun, entry.value).flatMap(({ target, id, path }) => {
        if (ids[target].has(id) || malformedIds.has(id)) return [];
        const message = `"${id}" is unknown: write the id of an entry in ${placesOf[target]}, or add that entry`;
        return problemAt(entry, path, 'unknown-reference', message);
      }),
    ),
  );
}

/** Ids of all possible targets. */
export function idsByTarget(content: PlacedContent): Record<PointerTarget, Set<string>> {
  const idsOf = (entries: { value: { id: string } }[]) => new Set(entries.map(({ value }) => value.id));
  const words = (kind: keyof VocabularyEntry) =>
    new Set(content.vocabulary.flatMap(({ value }) => value[kind].map(({ id }) => id)));
  return {
    source: idsOf(content.sources),
    camp: idsOf(content.camps),
    person: idsOf(content.persons),
    text: idsOf(content.texts),
    term: idsOf(content.glossary),
    question: idsOf(content.questions),
    claim: new Set(everyPlacedClaim(content).map(({ claim }) => claim.id)),
    region: words('regions'),
    workKind: words('workKinds'),
    campType: words('campTypes'),
    territory: words('territories'),
    population: words('populations'),
    media: idsOf(content.media),
    people: idsOf(content.peoples),
    document: idsOf(content.documents),
    archive: idsOf(content.archives),
    place: idsOf(content.places),
    event: idsOf(content.events),
    law: idsOf(content.laws),
  };
}
