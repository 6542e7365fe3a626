import type { FormCode, RecordKey, RecordProblem } from '../../model/api/records.ts';
import type { ClaimEntry } from '../../model/entry/claim.ts';
import { languages, type SubjectKind } from '../../model/vocabulary.ts';
import { checkEntries } from '../../release/content/checks/checks.ts';
import { misplacedState } from '../../release/content/checks/states.ts';
import {
  isStation,
  misplacedStation,
  type StationClaim,
  stationsOutOfLife,
} from '../../release/content/checks/stations.ts';
import type { FieldPath } from '../../release/content/document.ts';
import type { ContentProblem, ProblemCode } from '../../release/content/problem.ts';
import { contentAround } from '../content/content-around.ts';
import type { Body } from '../types.ts';
import { citationsOf, pointersOf, type RecordPointer } from './kinds.ts';
import type { RelatedRecords } from './related-records.ts';

/** A body and its schema's verdict. */
export interface Validated {
  key: RecordKey;
  body: Body;
  form: readonly ContentProblem[];
}

export interface FoundProblem extends RecordProblem {
  /** The missing record of a reference. */
  unknown?: RecordKey;
}

/** Validates a record among the others with the checks of the content files. */
export function findProblems(validated: Validated, among: RelatedRecords): FoundProblem[] {
  const { key, body, form } = validated;
  // The checks of whole entries read fields that a malformed one may lack.
  const pointers = pointersOf(key.kind, body);
  const found = form.length > 0 ? [...form] : entryProblems(key, body, pointers, among);
  return [
    ...found.map((problem) => asProblem(key, problem)),
    ...unknownPointers(key, pointers, among),
    ...orderTaken(key, body, among),
    ...stationProblems(key, body, among),
  ];
}

function entryProblems(
  key: RecordKey,
  body: Body,
  pointers: readonly RecordPointer[],
  among: RelatedRecords,
): ContentProblem[] {
  const { content, entry } = contentAround(key, body, pointers, among);
  const citedApart = () => among.claimsOf(key).flatMap(citationsOf);
  return checkEntries(content, citedApart).filter(({ file, entry: id, code, path }) => {
    if (file !== entry.file || id !== entry.id) return false;
    // The claims of a people, a work or a law are records of their own.
    const isEmptied = code === 'unverified' && path.length === 1 && path[0] === 'claims';
    return !(isEmptied && among.hasVerifiedClaim(key));
  });
}

function unknownPointers(key: RecordKey, pointers: readonly RecordPointer[], among: RelatedRecords): FoundProblem[] {
  return pointers.flatMap(({ kind, id, path }) => {
    const target = among.find({ kind, id });
    if (target !== null && !target.withdrawn) return [];
    const message = `"${id}" is ${target === null ? 'unknown' : 'withdrawn'}: choose another ${kind}, or ${target === null ? 'add' : 'restore'} this one`;
    const code = key.kind === 'text' && path[0] === 'body' ? 'broken-link' : 'unknown-reference';
    const problem: FoundProblem = { code, path: [...path], message };
    return target === null ? { ...problem, unknown: { kind, id } } : problem;
  });
}

/** Peoples and texts have a field for their position. */
function orderTaken(key: RecordKey, { order }: Body, among: RelatedRecords): RecordProblem[] {
  if ((key.kind !== 'people' && key.kind !== 'text') || typeof order !== 'number') return [];
  const other = among.atOrder(key, order);
  if (other === null) return [];
  return [{ code: 'duplicate', path: ['order'], message: `is the position of "${other}": choose another` }];
}

/** What a claim may say of its subject. A station is judged among the other stations of the person, which are records of their own. */
function stationProblems(key: RecordKey, body: Body, among: RelatedRecords): RecordProblem[] {
  const { subject } = body as { subject?: RecordKey };
  if (key.kind !== 'claim' || subject === undefined) return [];
  const claim = body as unknown as StationClaim;
  const faults: { path: FieldPath; message: string }[] = [
    ...misplacedStation(claim, subject.kind as SubjectKind),
    ...misplacedState(body as unknown as ClaimEntry, subject.kind as SubjectKind),
  ];
  if (subject.kind === 'person' && isStation(claim.property)) {
    const others = (among.claimsOf(subject) as unknown as StationClaim[]).filter(({ id }) => id !== key.id);
    faults.push(...stationsOutOfLife([...others, claim]).filter(({ id }) => id === key.id));
  }
  return faults.map(({ path, message }) => ({ code: 'sense', path: [...path], message }));
}

const codes: Record<ProblemCode, RecordProblem['code']> = {
  'unknown-file': 'form',
  'missing-file': 'form',
  unreadable: 'form',
  schema: 'form',
  duplicate: 'duplicate',
  'file-name': 'form',
  'unknown-reference': 'unknown-reference',
  'contradictory-entry': 'sense',
  'figures-differ': 'figures-differ',
  'figure-form': 'figure-form',
  'part-of-a-person': 'part-of-a-person',
  'few-people': 'few-people',
  'missing-captions': 'missing-captions',
  'missing-transcript': 'missing-transcript',
  untranslated: 'missing-language',
  markup: 'form',
  date: 'year',
  place: 'sense',
  unverified: 'unverified',
};

export function asProblem({ kind }: RecordKey, { code, form, path, message }: ContentProblem): RecordProblem {
  return { code: code === 'schema' ? formCode(kind, path, form) : codes[code], path: [...path], message };
}

/** A missing value is not a wrong one: the dashboard lists them apart. */
function formCode(
  kind: RecordKey['kind'],
  path: ContentProblem['path'],
  form: FormCode = 'form',
): RecordProblem['code'] {
  if (form !== 'required') return form;
  if (kind === 'media' && path[0] === 'alt') return 'missing-alt';
  if (kind === 'media' && path[0] === 'rights') return 'missing-rights';
  if (kind === 'person' && path[0] === 'consent') return 'missing-consent';
  const last = path.at(-1);
  if (last === 'citations' || last === 'workCitations') return 'missing-citation';
  return languages.some((language) => language === last) ? 'missing-language' : form;
}
