import type { ClaimEntry } from '../../model/entry/claim.ts';
import type { SubjectKind } from '../../model/vocabulary.ts';
import type { FieldPath } from './document.ts';
import type { Content } from './layout.ts';
import type { Placed, PlacedContent } from './placed.ts';

/** A claim, its subject, and its position. */
interface PlacedClaim {
  claim: ClaimEntry;
  subject: { kind: SubjectKind; id: string };
  entry: Placed<unknown>;
  /** Of the claim within its entry. */
  path: FieldPath;
}

/** Subject of the claims about the camp system as a whole. */
export const systemSubject = { kind: 'system', id: 'system' } as const;

/** Every claim of the content, with its place. */
export function everyPlacedClaim(content: PlacedContent): PlacedClaim[] {
  const within = (entries: Placed<{ id: string; claims: ClaimEntry[] }>[], kind: SubjectKind) =>
    entries.flatMap((entry) =>
      entry.value.claims.map((claim, index) => {
        return { claim, subject: { kind, id: entry.value.id }, entry, path: ['claims', index] };
      }),
    );
  return [
    ...content.figures.map((entry) => ({ claim: entry.value, subject: systemSubject, entry, path: [] })),
    ...within(content.camps, 'camp'),
    ...within(content.persons, 'person'),
    ...within(content.places, 'place'),
    ...within(content.peoples, 'people'),
    ...within(content.works, 'work'),
    ...within(content.laws, 'law'),
  ];
}

/** A claim and what it is about. */
export type SubjectClaim = Pick<PlacedClaim, 'claim' | 'subject'>;

/** Every claim of checked content with its subject, in the order in which it is stored. */
export function everyClaim(content: Content): SubjectClaim[] {
  const within = (entries: { id: string; claims: ClaimEntry[] }[], kind: SubjectKind) =>
    entries.flatMap(({ id, claims }) => claims.map((claim) => ({ claim, subject: { kind, id } })));
  return [
    ...content.figures.map((claim) => ({ claim, subject: systemSubject })),
    ...within(content.camps, 'camp'),
    ...within(content.persons, 'person'),
    ...within(content.places, 'place'),
    ...within(content.peoples, 'people'),
    ...within(content.works, 'work'),
    ...within(content.laws, 'law'),
  ];
}
