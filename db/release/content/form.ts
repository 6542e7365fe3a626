import * as v from 'valibot';
import { formFault } from '../../model/entry/fault.ts';
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
    const { code, message } = formFault(issue);
    problems.push({ ...problemAt(raw, path, 'schema', message), form: code });
  }
  return null;
}
