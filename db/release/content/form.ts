import * as v from 'valibot';
import { type Placed, problemAt } from './placed.ts';
import type { ContentProblem } from './problem.ts';

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
    problems.push(problemAt(raw, path, 'schema', sentence(issue)));
  }
  return null;
}

/** What is wrong, for a reader who has never heard of schemas. */
function sentence(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') return 'is not a field of this entry: remove it or correct its name';
    if (issue.received === 'undefined') return 'is missing';
    return 'must be a group of fields';
  }
  if (issue.input === undefined) return issue.message.startsWith('Invalid') ? 'is missing' : issue.message;
  if (issue.type === 'picklist') return `must be one of ${words(issue.expected)}, not ${issue.received}`;
  if (issue.type === 'union' && issue.message.startsWith('Invalid')) return `must be ${words(issue.expected)}`;
  if (!issue.message.startsWith('Invalid')) return issue.message;
  return `must be ${words(issue.expected ?? issue.requirement)}, not ${issue.received}`;
}

/** valibot's `("kk" | "ru")` as `kk, ru`. */
function words(expected: unknown): string {
  const plain: Record<string, string> = { Object: 'a group of fields', Array: 'a list', string: 'text' };
  const text = String(expected).replace(/^\((.*)\)$/, '$1');
  return plain[text] ?? text.replaceAll('"', '').replaceAll(' | ', ', ');
}
