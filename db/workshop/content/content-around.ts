import type { RecordKey, RecordKind } from '../../model/api/records.ts';
import { fileOf } from '../../release/content/layout.ts';
import type { Placed, PlacedContent } from '../../release/content/placed.ts';
import { citationsOf, nounOf, type RecordPointer, subjectNouns } from '../records/kinds.ts';
import type { RelatedRecords } from '../records/related-records.ts';
import type { Body } from '../types.ts';
import { type ContentLists, emptyLists } from './assembly.ts';

/** The part of a content that the checks need to validate one entry: the entry, and stubs of what it points to. */
export interface ContentAround {
  content: PlacedContent;
  entry: Placed<Body>;
}

/**
 * @param body a body that fits its schema
 * @param pointers those of the body
 */
export function contentAround(
  key: RecordKey,
  body: Body,
  pointers: readonly RecordPointer[],
  among: RelatedRecords,
): ContentAround {
  const lists = emptyLists();
  const noun = nounOf[key.kind];
  const entry = placed(fileOf(noun, key.id), key.id, withClaims(key.kind, body));
  // No check asks anything of errata but what it asks of every entry: words pass among them.
  lists[noun ?? 'errata'].push(entry);
  addPointedTo(lists, pointers, among);
  if (key.kind === 'camp') addParents(lists, body, among);
  return { content: lists as unknown as PlacedContent, entry };
}

const placed = (file: string, id: string | null, value: Body): Placed<Body> => ({
  value,
  file,
  id,
  lineOf: () => null,
});

/** A stub has no file, so that problems of it are ignored. */
const stub = (value: Body) => placed('', null, value);

const withClaims = (kind: RecordKind, body: Body): Body => (kind in subjectNouns ? { ...body, claims: [] } : body);

function addPointedTo(lists: ContentLists, pointers: readonly RecordPointer[], among: RelatedRecords): void {
  const claims = pointers.filter(({ kind: target }) => target === 'claim');
  // A claim that is named twice matters by what most is asked of it.
  const wholes = claims.filter(({ path }) => path[0] === 'tally' || path[0] === 'partOf');
  for (const { id } of wholes) addClaim(lists, id, true, among);
  for (const { id } of claims) addClaim(lists, id, false, among);
  for (const { kind: target, id } of pointers) {
    if (target === 'source' && among.find({ kind: 'source', id })?.unverified) {
      lists.sources.push(stub({ id, kind: 'unverified' }));
    }
    if (target === 'document') {
      const { scans } = among.body({ kind: 'document', id }) ?? {};
      if (Array.isArray(scans)) lists.documents.push(stub({ id, scans }));
    }
    // The other forms of a film, and the picture before it.
    if (target === 'media' && lists.media.length > 0) {
      lists.media.push(stub({ id, kind: among.body({ kind: 'media', id })?.kind }));
    }
    if (target === 'region' || target === 'population') addWord(lists, { kind: target, id }, among);
  }
}

/** @param whole whether its value and what it is a share of matter too */
function addClaim(lists: ContentLists, id: string, whole: boolean, among: RelatedRecords): void {
  const seen = new Set(lists.figures.map(({ value }) => value.id));
  let next: string | undefined = id;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const claim = among.find({ kind: 'claim', id: next });
    if (claim === null) return;
    const body = among.body(claim) ?? {};
    const { amount, partOf } = body;
    const status = claim.unverified ? 'unverified' : 'published';
    lists.figures.push(stub({ id: next, status, citations: citationsOf(body), ...(whole && { amount, partOf }) }));
    next = whole && typeof partOf === 'string' ? partOf : undefined;
  }
}

function addWord(lists: ContentLists, { kind, id }: RecordKey, among: RelatedRecords): void {
  const body = among.body({ kind, id });
  if (body === null) return;
  const words = { regions: [] as Body[], workKinds: [], campTypes: [], territories: [], populations: [] as Body[] };
  if (kind === 'region') words.regions.push({ id, country: body.country });
  else words.populations.push({ id, unit: body.unit });
  lists.vocabulary.push(stub(words));
}

function addParents(lists: ContentLists, { id, parent }: Body, among: RelatedRecords): void {
  const seen = new Set([id]);
  let next = parent;
  while (typeof next === 'string' && !seen.has(next)) {
    seen.add(next);
    const above: Body | null = among.body({ kind: 'camp', id: next });
    lists.camps.push(stub({ id: next, type: 'itl', parent: above?.parent, members: [], seats: [], claims: [] }));
    next = above?.parent;
  }
}
