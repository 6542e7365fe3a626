import { type RecordKind, recordKinds } from '../../model/api/records.ts';
import { checkPlaced } from '../../release/content/checks/checks.ts';
import type { SubjectClaim } from '../../release/content/claims.ts';
import { type Content, fileOf } from '../../release/content/layout.ts';
import type { PlacedContent } from '../../release/content/placed.ts';
import { type ContentProblem, sortProblems } from '../../release/content/problem.ts';
import { checkReferences } from '../../release/content/references.ts';
import { nounOf, subjectNouns, vocabularyLists } from '../records/kinds.ts';
import type { ContentOutcome } from '../types.ts';
import { type Assembly, checked, emptyLists, maxProblems } from './assembly.ts';
import { type ClaimIndex, indexClaims, leanedOn } from './claim-index.ts';
import type { Edition } from './edition.ts';

/**
 * An edition, checked as the content files are checked. Claims are what there may be a hundred thousand of: they stay in the
 * store, and `claims` reads them one by one, in the order in which a release stores them; the entries hold none.
 */
export type StoredContent =
  | { ok: true; content: Content; claims: () => Iterable<SubjectClaim> }
  | { ok: false; problems: ContentProblem[] };

export function readContent(edition: Edition): StoredContent {
  const assembly: Assembly = { lists: emptyLists(), problems: [], malformedIds: new Set() };
  for (const kind of recordKinds) if (kind !== 'claim') addKind(assembly, kind, edition);
  addVocabulary(assembly, edition);
  const { lists, problems } = assembly;
  const index = indexClaims(edition, assembly);
  problems.push(...problemsAmong(assembly, edition, index));
  // Every entry was checked against the schema of its list.
  const placed = lists as unknown as PlacedContent;
  const [release, vocabulary] = [placed.release[0]?.value, placed.vocabulary[0]?.value];
  if (problems.length > 0 || !release || !vocabulary) {
    return { ok: false, problems: sortProblems(problems).slice(0, maxProblems) };
  }
  const plain = Object.fromEntries(
    Object.entries(lists).map(([noun, entries]) => [noun, entries.map(({ value }) => value)]),
  );
  const content = { ...plain, release, vocabulary } as unknown as Content;
  return { ok: true, content, claims: index.claims };
}

/** The same with every claim within what it speaks of: for contents of a size that memory holds. */
export function readWholeContent(edition: Edition): ContentOutcome {
  const read = readContent(edition);
  if (!read.ok) return read;
  const { content } = read;
  const above = new Map<string, { claims: SubjectClaim['claim'][] }>();
  for (const [kind, noun] of Object.entries(subjectNouns)) {
    for (const entry of content[noun]) above.set(`${kind} ${entry.id}`, entry);
  }
  for (const { claim, subject } of read.claims()) {
    (above.get(`${subject.kind} ${subject.id}`)?.claims ?? content.figures).push(claim);
  }
  return { ok: true, content };
}

function addKind(assembly: Assembly, kind: RecordKind, edition: Edition): void {
  const noun = nounOf[kind];
  if (noun === null) return;
  for (const record of edition.records(kind)) {
    const value = checked(assembly, record, fileOf(noun, record.id));
    if (value === null) continue;
    assembly.lists[noun].push({
      value: kind in subjectNouns ? { ...value, claims: [] } : value,
      file: fileOf(noun, record.id),
      id: kind === 'release' ? null : record.id,
      lineOf: () => null,
    });
  }
}

function addVocabulary(assembly: Assembly, edition: Edition): void {
  const file = 'vocabulary.yaml';
  const words = (kind: keyof typeof vocabularyLists) =>
    [...edition.records(kind)].flatMap((record) => checked(assembly, record, file) ?? []);
  const value = Object.fromEntries(
    (Object.keys(vocabularyLists) as (keyof typeof vocabularyLists)[]).map((kind) => [
      vocabularyLists[kind],
      words(kind),
    ]),
  );
  assembly.lists.vocabulary.push({ value, file, id: null, lineOf: () => null });
}

/** Problems of the entries among each other and with the claims that they refer to. */
function problemsAmong({ lists, malformedIds }: Assembly, edition: Edition, index: ClaimIndex): ContentProblem[] {
  const leaning = leanedOn(edition, lists);
  const placed = { ...lists, figures: leaning.claims } as unknown as PlacedContent;
  const known = new Set([...malformedIds, ...leaning.malformedIds]);
  return [...checkPlaced(placed, index.cited), ...checkReferences(placed, known)].filter(
    ({ file, entry, code, path }) => {
      // The claim index has validated the claims.
      if (file === '') return false;
      const isEmptied = code === 'unverified' && path.length === 1 && path[0] === 'claims';
      const kind = Object.entries(subjectNouns).find(([, noun]) => fileOf(noun, entry ?? '') === file)?.[0];
      return !(isEmptied && index.hasPublished({ kind: kind ?? '', id: entry ?? '' }));
    },
  );
}
