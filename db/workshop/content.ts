import type { WritableDb } from '../connection.ts';
import { recordSchemas } from '../model/entry/record.ts';
import { type RecordKind, recordKinds } from '../model/record/workshop.ts';
import { checkPlaced } from '../release/content/checks.ts';
import { checkForm } from '../release/content/form.ts';
import type { Content } from '../release/content/layout.ts';
import type { Placed, PlacedContent } from '../release/content/placed.ts';
import { type ContentProblem, sortProblems } from '../release/content/problem.ts';
import { checkReferences } from '../release/content/references.ts';
import { type ContentLists, emptyLists, fileOf } from './content-lists.ts';
import { nounOf, vocabularyLists } from './kinds.ts';
import type { Body, ContentOutcome, StoredRecord, Version } from './workshop.ts';

/** Reads every record of one version, and checks it as the content files are checked. */
export interface ContentReader {
  entries(kind: RecordKind, version?: Version): IterableIterator<StoredRecord>;
  content(version: Version): ContentOutcome;
  /** The content of whatever records somebody chose. */
  contentOf(recordsOf: (kind: RecordKind) => StoredRecord[]): ContentOutcome;
}

/** Number of the revision of a record that belongs to a version. */
const numberIn = {
  draft: 'record.head',
  approved: 'record.approved',
  released: 'record.released',
  proof: 'CASE record.problems WHEN 0 THEN record.head ELSE record.approved END',
} as const satisfies Record<Version, string>;

export function createContentReader(db: Pick<WritableDb, 'prepare'>): ContentReader {
  const statementOf = (version: Version) =>
    db.prepare<[string], { id: string; revision: number; body: string }>(`
      SELECT record.id, revision.number AS revision, revision.body FROM record
      CROSS JOIN revision ON revision.record = record.serial AND revision.number = ${numberIn[version]}
      WHERE record.kind = ? AND revision.withdrawn = 0 ORDER BY record.position`);
  const statements = {
    draft: statementOf('draft'),
    approved: statementOf('approved'),
    released: statementOf('released'),
    proof: statementOf('proof'),
  };
  function* entries(kind: RecordKind, version: Version = 'draft'): IterableIterator<StoredRecord> {
    for (const { id, revision, body } of statements[version].iterate(kind)) {
      yield { kind, id, revision, body: JSON.parse(body) as Body };
    }
  }
  return { entries, content: (version) => assemble((kind) => [...entries(kind, version)]), contentOf: assemble };
}

/** What is found while the records are put in their places. */
interface Assembly {
  lists: ContentLists;
  problems: ContentProblem[];
  malformedIds: Set<string>;
}

function assemble(recordsOf: (kind: RecordKind) => StoredRecord[]): ContentOutcome {
  const assembly: Assembly = { lists: emptyLists(), problems: [], malformedIds: new Set() };
  for (const kind of recordKinds) if (kind !== 'claim') addKind(assembly, kind, recordsOf(kind));
  addVocabulary(assembly, recordsOf);
  addClaims(assembly, recordsOf('claim'));
  const { lists, problems, malformedIds } = assembly;
  // Every entry was checked against the schema of its list.
  const placed = lists as unknown as PlacedContent;
  problems.push(...checkPlaced(placed), ...checkReferences(placed, malformedIds));
  const [release, vocabulary] = [placed.release[0]?.value, placed.vocabulary[0]?.value];
  if (problems.length > 0 || !release || !vocabulary) return { ok: false, problems: sortProblems(problems) };
  const plain = Object.fromEntries(
    Object.entries(lists).map(([noun, entries]) => [noun, entries.map(({ value }) => value)]),
  );
  return { ok: true, content: { ...plain, release, vocabulary } as unknown as Content };
}

const subjectNouns = { camp: 'camps', people: 'peoples', work: 'works', law: 'laws' } as const;

function addKind(assembly: Assembly, kind: RecordKind, records: readonly StoredRecord[]): void {
  const noun = nounOf[kind];
  if (noun === null) return;
  for (const record of records) {
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

function checked({ problems, malformedIds }: Assembly, { kind, id, body }: StoredRecord, file: string): Body | null {
  const entry = checkForm(recordSchemas[kind], { value: body, file, id, lineOf: () => null }, problems);
  if (entry !== null) return entry.value as Body;
  malformedIds.add(id);
  return null;
}

function addVocabulary(assembly: Assembly, recordsOf: (kind: RecordKind) => StoredRecord[]): void {
  const file = 'vocabulary.yaml';
  const words = (kind: keyof typeof vocabularyLists) =>
    recordsOf(kind).flatMap((record) => checked(assembly, record, file) ?? []);
  const value = Object.fromEntries(
    (Object.keys(vocabularyLists) as (keyof typeof vocabularyLists)[]).map((kind) => [
      vocabularyLists[kind],
      words(kind),
    ]),
  );
  assembly.lists.vocabulary.push({ value, file, id: null, lineOf: () => null });
}

/** Each claim goes to what it speaks of, in the order of the claims. */
function addClaims(assembly: Assembly, records: readonly StoredRecord[]): void {
  const subjects = new Map<string, Placed<Body>>();
  for (const [kind, noun] of Object.entries(subjectNouns)) {
    for (const entry of assembly.lists[noun]) subjects.set(`${kind} ${entry.id}`, entry);
  }
  for (const record of records) {
    const value = checked(assembly, record, 'figures.yaml');
    if (value === null) continue;
    const { subject, ...claim } = value as Body & { subject: { kind: string; id: string } };
    const entry = { value: claim, file: 'figures.yaml', id: record.id, lineOf: () => null };
    const above = subjects.get(`${subject.kind} ${subject.id}`);
    if (above !== undefined) (above.value.claims as Body[]).push(claim);
    else if (subject.kind === 'system') assembly.lists.figures.push(entry);
    else assembly.problems.push(withoutSubject(record.id, subject));
  }
}

function withoutSubject(entry: string, { kind, id }: { kind: string; id: string }): ContentProblem {
  const message = `speaks of ${kind} "${id}", which is not among what is published with it: approve both, or neither`;
  return {
    code: 'unknown-reference',
    file: 'figures.yaml',
    line: null,
    entry,
    field: 'subject.id',
    path: ['subject', 'id'],
    message,
  };
}
