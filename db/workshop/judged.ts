import type { RecordKey, RecordProblem } from '../model/record/workshop.ts';
import type { ReadBody } from './body.ts';
import { pointersOf } from './kinds.ts';
import type { Neighbours } from './neighbours.ts';
import { isUnverified } from './state.ts';
import { titleOf } from './title.ts';
import { foldedNames, searchWords } from './words.ts';

/** A new record with everything that follows from it, made before anybody waits for the store. */
export interface JudgedRow extends RecordKey {
  /** The body in the form in which it is kept. */
  json: string;
  /** As it is kept: a `Title`. */
  title: string;
  /** Of a claim: what it speaks of. */
  subject: { kind: string; id: string } | null;
  unverified: boolean;
  words: string;
  pointers: [kind: string, id: string][];
  names: string[];
  problems: RecordProblem[];
}

/** @returns null where it points to its own kind: such a record has to be judged among those that come with it */
export function judgeRow(
  key: RecordKey,
  { body, json }: ReadBody,
  problems: RecordProblem[],
  among: Pick<Neighbours, 'find'>,
): JudgedRow | null {
  const pointers = pointersOf(key.kind, body);
  if (pointers.some(({ kind }) => kind === key.kind)) return null;
  const title = titleOf(key, body, (other) => among.find(other)?.title ?? {});
  return {
    ...key,
    json,
    title: JSON.stringify(title),
    subject: key.kind === 'claim' ? (body.subject as { kind: string; id: string }) : null,
    unverified: isUnverified(key.kind, body),
    words: searchWords(key, title, body),
    pointers: pointers.map(({ kind, id }) => [kind, id]),
    names: foldedNames(key.kind, title, body),
    problems,
  };
}
