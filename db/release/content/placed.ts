import * as v from 'valibot';
import { formFault } from '../../model/entry/fault.ts';
import type { FieldPath } from './document.ts';
import type { Content, Noun } from './layout.ts';
import type { ContentProblem, ProblemCode } from './problem.ts';

/** An entry and its position. */
export interface Placed<T> {
  value: T;
  file: string;
  /** Id of the entry; null if it is missing or unreadable. */
  id: string | null;
  lineOf(path: FieldPath): number | null;
}

/** The well-formed entries of each noun with their positions: input of the checks across entries. */
export type PlacedContent = {
  [N in Noun]: Placed<Content[N] extends readonly (infer Entry)[] ? Entry : Content[N]>[];
};

/** Every entry of every noun. */
export function everyEntry(content: PlacedContent): Placed<object>[] {
  return Object.values(content).flat<Placed<object>[][]>();
}

/** A problem of one field of an entry. */
export function problemAt(entry: Placed<unknown>, path: FieldPath, code: ProblemCode, message: string): ContentProblem {
  return {
    code,
    file: entry.file,
    line: entry.lineOf(path),
    entry: entry.id,
    field: path.length === 0 ? null : describePath(entry.value, path),
    path,
    message,
  };
}

/** Such as `claims[karlag-opened].note.kk`: a list item is denoted by its id, or else by its index. */
function describePath(value: unknown, path: FieldPath): string {
  let text = '';
  let here = value;
  for (const step of path) {
    here = here !== null && typeof here === 'object' ? (here as Record<string | number, unknown>)[step] : undefined;
    text += typeof step === 'number' ? `[${idOf(here) ?? step}]` : `${text === '' ? '' : '.'}${step}`;
  }
  return text;
}

export function idOf(value: unknown): string | null {
  if (value === null || typeof value !== 'object' || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}

/**
 * Checks the form of one entry against its schema.
 *
 * @returns the entry with its defaults filled in, or null after adding every departure to `problems`.
 */
export function checkForm<S extends v.GenericSchema>(
  schema: S,
  raw: Placed<unknown>,
  problems: ContentProblem[],
): Placed<v.InferOutput<S>> | null {
  const result = v.safeParse(schema, raw.value);
  if (result.success) return { ...raw, value: result.output };
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const { code, message } = formFault(issue);
    problems.push({ ...problemAt(raw, path, 'schema', message), form: code });
  }
  return null;
}
