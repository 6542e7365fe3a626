import type { RecordKey, RecordProblem } from '../../model/api/workshop.ts';
import type { ReadBody } from '../records/body.ts';
import { pointersOf } from '../records/kinds.ts';
import { isUnverified } from '../records/record-state.ts';
import type { Neighbours } from '../records/related-records.ts';
import { foldedNames, searchWords } from '../records/search-words.ts';
import { titleOf } from '../records/title.ts';
import type { Body } from '../types.ts';

/** A new record with everything that follows from it, made before anybody waits for the store. */
export interface JudgedRow extends RecordKey {
  /** The body in the form in which it is kept. */
  json: string;
  /** As it is kept: a `Title`. */
  title: string;
  /** It is found by these, and by those of its setting. */
  words: string;
  names: string[];
  setting: Setting;
}

/** What a record stands among and how it stands there. Most rows of a large table have it in common with others. */
export interface Setting {
  /** Of a claim: what it speaks of. */
  subject: { kind: string; id: string } | null;
  unverified: boolean;
  pointers: [kind: string, id: string][];
  problems: RecordProblem[];
  words: string;
}

/** @returns null where it points to its own kind: such a record has to be judged among those that come with it */
export function judgeRow(
  key: RecordKey,
  read: Pick<ReadBody, 'body' | 'json'>,
  problems: RecordProblem[],
  among: Pick<Neighbours, 'find'>,
): JudgedRow | null {
  const { body } = read;
  const pointers = pointersOf(key.kind, body);
  if (pointers.some(({ kind }) => kind === key.kind)) return null;
  return withSetting(key, read, among, {
    subject: key.kind === 'claim' ? (body.subject as { kind: string; id: string }) : null,
    unverified: isUnverified(key.kind, body),
    pointers: pointers.map(({ kind, id }) => [kind, id]),
    problems,
    words: '',
  });
}

/** A record in a setting that is known. `own`: what of the body the words of the setting leave out. */
export function withSetting(
  { kind, id }: RecordKey,
  { body, json, own = body }: { body: Body; json: string; own?: Body },
  among: Pick<Neighbours, 'find'>,
  setting: Setting,
): JudgedRow {
  const key = { kind, id };
  const titleOfOther = (other: RecordKey) => among.find(other)?.title ?? {};
  const title = titleOf(key, body, titleOfOther);
  const words = searchWords(key, own === body ? title : titleOf(key, own, titleOfOther), own);
  return { ...key, json, title: JSON.stringify(title), words, names: foldedNames(kind, title, body), setting };
}
