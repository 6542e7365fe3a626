import type { ClaimEntry } from '../../../model/entry/claim.ts';
import { everyPlacedClaim } from '../claims.ts';
import type { FieldPath } from '../document.ts';
import { everyEntry, type Placed, type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';
import { everyCitation } from '../walk.ts';
import { everyReference } from './marks.ts';

/** Reports published entries that depend on an unverified claim or source. */
export function checkUnverified(content: PlacedContent): ContentProblem[] {
  const unverified = new Set(everyPlacedClaim(content).flatMap(({ claim }) => (isPublished(claim) ? [] : claim.id)));
  return [...leanings(content, unverified), ...uncertainCitations(content), ...emptied(content)];
}

const isPublished = (claim: ClaimEntry) => claim.status !== 'unverified';

function leanings(content: PlacedContent, unverified: ReadonlySet<string>): ContentProblem[] {
  const pointers: { id: string | undefined; entry: Placed<unknown>; path: FieldPath }[] = [
    ...everyReference(content).flatMap(({ kind, id, entry, path }) => (kind === 'claim' ? { id, entry, path } : [])),
    ...[...content.questions, ...content.contradictions, ...content.events].flatMap((entry) =>
      entry.value.claims.map((id, index) => ({ id, entry, path: ['claims', index] })),
    ),
    ...content.questions.flatMap((entry) =>
      (['claim', 'ends'] as const).map((field) => ({ id: entry.value.tally?.[field], entry, path: ['tally', field] })),
    ),
    ...content.corrections.map((entry) => ({ id: entry.value.claim, entry, path: ['claim'] })),
    ...everyPlacedClaim(content).flatMap(({ claim, entry, path }) =>
      isPublished(claim) ? { id: claim.partOf, entry, path: [...path, 'partOf'] } : [],
    ),
  ];
  return pointers.flatMap(({ id, entry, path }) => {
    if (id === undefined || !unverified.has(id)) return [];
    const message = `leans on the claim "${id}", which is unverified and in no release: verify that claim, or leave it out here`;
    return problemAt(entry, path, 'unverified', message);
  });
}

/** A published entry may cite only verified sources; an unverified claim or expansion may cite any. */
function uncertainCitations(content: PlacedContent): ContentProblem[] {
  const uncertain = new Set(content.sources.flatMap(({ value }) => (value.kind === 'unverified' ? value.id : [])));
  return everyEntry(content).flatMap((entry) =>
    [...everyCitation(entry.value)].flatMap(({ citation, path }) => {
      if (!uncertain.has(citation.source) || isUnverifiedAlong(entry.value, path)) return [];
      const message = `cites "${citation.source}" but is published: name the real source, or give the claim the status "unverified"`;
      return problemAt(entry, [...path, 'source'], 'unverified', message);
    }),
  );
}

/** Whether the field, or anything around it, is marked as unverified. */
function isUnverifiedAlong(value: object, path: FieldPath): boolean {
  let here: unknown = value;
  for (const step of [null, ...path]) {
    if (step !== null) here = (here as Record<string | number, unknown>)[step];
    const { status, expansionStatus } = (here ?? {}) as { status?: unknown; expansionStatus?: unknown };
    if (status === 'unverified' || expansionStatus === 'unverified') return true;
  }
  return false;
}

/** A people, a work or a law with only unverified claims would be in the release without any source. */
function emptied(content: PlacedContent): ContentProblem[] {
  return [...content.peoples, ...content.works, ...content.laws].flatMap((entry) => {
    if (entry.value.claims.some(isPublished)) return [];
    const message = 'are all unverified: publish at least one, or remove the entry';
    return problemAt(entry, ['claims'], 'unverified', message);
  });
}
