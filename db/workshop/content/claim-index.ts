import type { CitationEntry } from '../../model/entry/citation.ts';
import { checkPlaced } from '../../release/content/checks/checks.ts';
import { sortOf } from '../../release/content/checks/read-whole.ts';
import { type StationClaim, stationsOutOfLife } from '../../release/content/checks/stations.ts';
import { type SubjectClaim, systemSubject } from '../../release/content/claims.ts';
import type { Noun } from '../../release/content/layout.ts';
import { type Placed, type PlacedContent, problemAt } from '../../release/content/placed.ts';
import { everyPointer } from '../../release/content/pointers.ts';
import type { ContentProblem } from '../../release/content/problem.ts';
import { checkReferences, idsByTarget } from '../../release/content/references.ts';
import { subjectNouns } from '../records/kinds.ts';
import type { Body } from '../types.ts';
import { type Assembly, type ContentLists, checked, emptyLists, maxProblems } from './assembly.ts';
import type { Edition, EditionRecord } from './edition.ts';

/** What a claim speaks of; a subject that is not there has an unknown kind. */
type Subject = { kind: string; id: string };

/** Every claim of an edition by what it speaks of; the bodies stay in the store. */
export interface ClaimIndex {
  /** Whether anything but unverified claims speaks of it. */
  hasPublished(subject: Subject): boolean;
  /** What the claims about it cite, as far as it matters whether a page was read whole: at most one citation of each sort. */
  cited(subject: Subject): CitationEntry[];
  /** In the order in which a release stores them: of the system, of each camp, people, work and law. */
  claims(): Generator<SubjectClaim>;
}

/** Number of claims validated together. */
const sliceClaims = 1_000;

/** A release stores claims with their subjects; validated alone they belong to the figures. */
const file = 'figures.yaml';

type Kept = Pick<EditionRecord, 'serial' | 'revision'>;

/** Reads and validates every claim once, and indexes it by its subject. Problems are added to the assembly. */
export function indexClaims(edition: Edition, assembly: Assembly): ClaimIndex {
  const { lists, problems } = assembly;
  const bySubject = new Map<string, Kept[]>([[nameOf(systemSubject), []]]);
  for (const [kind, noun] of Object.entries(subjectNouns)) {
    for (const { id } of lists[noun]) bySubject.set(nameOf({ kind, id: id ?? '' }), []);
  }
  const published = new Set<string>();
  const cited = new Map<string, Map<string, CitationEntry>>();
  const stations = new Map<string, StationClaim[]>();
  const validate = validatorOf(edition, assembly);
  let slice: Placed<Body>[] = [];
  for (const record of edition.records('claim')) {
    if (problems.length >= maxProblems) break;
    const value = checked(assembly, record, file);
    if (value === null) continue;
    const { subject, ...claim } = value as Body & { subject: Subject };
    const index = bySubject.get(nameOf(subject));
    if (index === undefined) problems.push(withoutSubject(record.id, subject));
    else index.push({ serial: record.serial, revision: record.revision });
    if (claim.status !== 'unverified') published.add(nameOf(subject));
    const sorts = cited.get(nameOf(subject)) ?? new Map<string, CitationEntry>();
    for (const citation of claim.citations as CitationEntry[]) sorts.set(sortOf(citation), citation);
    cited.set(nameOf(subject), sorts);
    if (subject.kind === 'person') {
      const { id, property, date, status } = claim as unknown as StationClaim;
      stations.set(subject.id, [...(stations.get(subject.id) ?? []), { id, property, date, status }]);
    }
    slice.push(placed(record.id, claim));
    if (slice.length === sliceClaims) problems.push(...validate(slice.splice(0)));
  }
  problems.push(...validate(slice));
  for (const claims of stations.values()) problems.push(...lifeProblems(claims));
  slice = [];
  return {
    hasPublished: (subject) => published.has(nameOf(subject)),
    cited: (subject) => [...(cited.get(nameOf(subject))?.values() ?? [])],
    claims: () => claimsOf(edition, bySubject),
  };
}

/** Stations out of a life; each claim's own form was validated when it was saved. */
function lifeProblems(claims: readonly StationClaim[]): ContentProblem[] {
  return stationsOutOfLife(claims).map(({ id, path, message }) =>
    problemAt(placed(id, {}), path, 'contradictory-entry', message),
  );
}

const nameOf = ({ kind, id }: Subject): string => `${kind} ${id}`;

const placed = (id: string, value: Body, at = file): Placed<Body> => ({ value, file: at, id, lineOf: () => null });

function* claimsOf(edition: Edition, bySubject: ReadonlyMap<string, Kept[]>): Generator<SubjectClaim> {
  for (const index of bySubject.values()) {
    for (const kept of index) {
      const id = '';
      const value = checked(
        { problems: [], malformedIds: new Set() },
        { kind: 'claim', id, ...kept, body: edition.body(kept) },
        file,
      );
      if (value === null) throw new Error(`a claim that was well formed is not any more (record ${kept.serial})`);
      const { subject, ...claim } = value as unknown as SubjectClaim['claim'] & Pick<SubjectClaim, 'subject'>;
      yield { claim, subject };
    }
  }
}

/** Validates claims among the other entries, and among the claims that they are shares of. */
function validatorOf(
  edition: Edition,
  { lists, malformedIds }: Assembly,
): (claims: Placed<Body>[]) => ContentProblem[] {
  const ids = idsByTarget(lists as unknown as PlacedContent);
  const unverified = lists.sources.filter(({ value }) => value.kind === 'unverified');
  return (claims) => {
    const leaning = leanedOn(edition, { ...emptyLists(), figures: claims }, claims);
    const among = { ...emptyLists(), sources: unverified, figures: leaning.claims } as unknown as PlacedContent;
    const known = new Set([...malformedIds, ...leaning.malformedIds]);
    const claim = new Set(leaning.claims.map(({ value }) => String(value.id)));
    const found = [...checkPlaced(among), ...checkReferences(among, known, { ...ids, claim })];
    return found.filter((problem) => problem.file === file);
  };
}

/**
 * The claims that entries point to, with those that these are shares of. They have no file, so that
 * problems of them are ignored.
 *
 * @param given claims that are there already; they come first
 */
export function leanedOn(edition: Edition, lists: ContentLists, given: readonly Placed<Body>[] = []) {
  const claims = [...given];
  const malformedIds = new Set<string>();
  const seen = new Set(given.map(({ id }) => id));
  const wanted = (Object.keys(lists) as Noun[]).flatMap((noun) =>
    lists[noun].flatMap(({ value }) => claimsIn(noun, value)),
  );
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const record = edition.find({ kind: 'claim', id });
    if (record === null) continue;
    const value = checked({ problems: [], malformedIds }, record, file);
    if (value === null) continue;
    const { subject, ...claim } = value;
    claims.push(placed(id, claim, ''));
    wanted.push(...claimsIn('figures', claim));
  }
  return { claims, malformedIds };
}

const claimsIn = (noun: Noun, value: Body): string[] =>
  everyPointer(noun, value).flatMap(({ target, id }) => (target === 'claim' ? id : []));

function withoutSubject(entry: string, { kind, id }: Subject): ContentProblem {
  const message = `speaks of ${kind} "${id}", which is not among what is published with it: approve both, or neither`;
  return {
    code: 'unknown-reference',
    file,
    line: null,
    entry,
    field: 'subject.id',
    path: ['subject', 'id'],
    message,
  };
}
