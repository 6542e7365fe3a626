import { recordSchemas } from '../../model/entry/record.ts';
import { type Noun, nouns } from '../../release/content/layout.ts';
import type { Placed } from '../../release/content/placed.ts';
import { checkForm } from '../../release/content/placed.ts';
import type { ContentProblem } from '../../release/content/problem.ts';
import type { Body, StoredRecord } from '../types.ts';

/** Maximum number of problems to report. */
export const maxProblems = 1_000;

/** What is found while the records are put in their places. */
export interface Assembly {
  lists: ContentLists;
  problems: ContentProblem[];
  malformedIds: Set<string>;
}

/** The body of a record with its defaults; null where its form is wrong, which is noted. */
export function checked(
  { problems, malformedIds }: Pick<Assembly, 'problems' | 'malformedIds'>,
  { kind, id, body }: StoredRecord,
  file: string,
): Body | null {
  const entry = checkForm(recordSchemas[kind], { value: body, file, id, lineOf: () => null }, problems);
  if (entry !== null) return entry.value as Body;
  malformedIds.add(id);
  return null;
}

/** Records on their way to be the content of a release: under each noun its entries, in their order. */
export type ContentLists = Record<Noun, Placed<Body>[]>;

export const emptyLists = (): ContentLists =>
  Object.fromEntries(nouns.map((noun) => [noun, []])) as unknown as ContentLists;
