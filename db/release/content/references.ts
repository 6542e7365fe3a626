import { everyPlacedClaim } from './claims.ts';
import type { FieldPath } from './document.ts';
import { everyReference } from './marks.ts';
import { type Placed, type PlacedContent, problemAt } from './placed.ts';
import type { ContentProblem } from './problem.ts';
import { everyCitation } from './walk.ts';

/** Something that can be pointed to, in the words of the message. */
const placesOf = {
  source: 'sources.yaml',
  camp: 'camps/',
  text: 'texts/',
  term: 'glossary.yaml',
  question: 'questions.yaml',
  claim: 'the claims of the content',
  region: 'vocabulary.yaml, regions',
  workKind: 'vocabulary.yaml, workKinds',
  territory: 'vocabulary.yaml, territories',
  population: 'vocabulary.yaml, populations',
} as const;
type Target = keyof typeof placesOf;

interface Reference {
  target: Target;
  id: string | undefined;
  entry: Placed<unknown>;
  path: FieldPath;
}

/** Whatever points to another entry points to one that exists. Ids of malformed entries count as existing. */
export function checkReferences(content: PlacedContent, malformedIds: ReadonlySet<string>): ContentProblem[] {
  const ids = idsByTarget(content);
  const references = [
    ...citations(content),
    ...ofCamps(content),
    ...ofClaims(content),
    ...ofFigures(content),
    ...ofTexts(content),
  ];
  return references.flatMap(({ target, id, entry, path }) => {
    if (id === undefined || ids[target].has(id) || malformedIds.has(id)) return [];
    const message = `"${id}" is unknown: write the id of an entry in ${placesOf[target]}, or add that entry`;
    return problemAt(entry, path, 'unknown-reference', message);
  });
}

function idsByTarget(content: PlacedContent): Record<Target, Set<string>> {
  const idsOf = (entries: { value: { id: string } }[]) => new Set(entries.map(({ value }) => value.id));
  const words = (kind: 'regions' | 'workKinds' | 'territories' | 'populations') =>
    new Set(content.vocabulary.flatMap(({ value }) => value[kind].map(({ id }) => id)));
  return {
    source: idsOf(content.sources),
    camp: idsOf(content.camps),
    text: idsOf(content.texts),
    term: idsOf(content.glossary),
    question: idsOf(content.questions),
    claim: new Set(everyPlacedClaim(content).map(({ claim }) => claim.id)),
    region: words('regions'),
    workKind: words('workKinds'),
    territory: words('territories'),
    population: words('populations'),
  };
}

function citations(content: PlacedContent): Reference[] {
  const cited = Object.values(content).flat<Placed<object>[][]>();
  return cited.flatMap((entry) =>
    [...everyCitation(entry.value)].map(({ citation, path }) => {
      return { target: 'source', id: citation.source, entry, path: [...path, 'source'] };
    }),
  );
}

function ofCamps(content: PlacedContent): Reference[] {
  return content.camps.flatMap((entry) => {
    const { parent, members, work, texts, seats } = entry.value;
    return [
      { target: 'camp', id: parent, entry, path: ['parent'] },
      ...each('camp', members, entry, 'members'),
      ...each('workKind', work, entry, 'work'),
      ...each('text', texts, entry, 'texts'),
      ...seats.map(({ region }, index): Reference => {
        return { target: 'region', id: region, entry, path: ['seats', index, 'region'] };
      }),
    ];
  });
}

function ofClaims(content: PlacedContent): Reference[] {
  return everyPlacedClaim(content).flatMap(({ claim, entry, path }): Reference[] => [
    { target: 'population', id: claim.counts, entry, path: [...path, 'counts'] },
    { target: 'territory', id: claim.territory, entry, path: [...path, 'territory'] },
    { target: 'claim', id: claim.partOf, entry, path: [...path, 'partOf'] },
  ]);
}

function ofFigures(content: PlacedContent): Reference[] {
  return [
    ...content.questions.flatMap((entry): Reference[] => [
      ...each('claim', entry.value.claims, entry, 'claims'),
      { target: 'claim', id: entry.value.tally?.claim, entry, path: ['tally', 'claim'] },
      { target: 'claim', id: entry.value.tally?.ends, entry, path: ['tally', 'ends'] },
    ]),
    ...content.contradictions.flatMap((entry) => each('claim', entry.value.claims, entry, 'claims')),
    ...content.works.flatMap((entry) => each('camp', entry.value.camps, entry, 'camps')),
    ...content.corrections.map((entry): Reference => {
      return { target: 'claim', id: entry.value.claim, entry, path: ['claim'] };
    }),
    ...content.lineage.flatMap((entry) =>
      (['from', 'to'] as const).flatMap((end): Reference[] => {
        const id = entry.value[end];
        return typeof id === 'string' ? [{ target: 'camp', id, entry, path: [end] }] : [];
      }),
    ),
  ];
}

/** Marks and links within the words of any entry. */
function ofTexts(content: PlacedContent): Reference[] {
  return everyReference(content).map(({ kind, id, entry, path }) => {
    return { target: kind, id, entry, path };
  });
}

function each(target: Target, ids: readonly string[], entry: Placed<unknown>, field: string): Reference[] {
  return ids.map((id, index) => ({ target, id, entry, path: [field, index] }));
}
