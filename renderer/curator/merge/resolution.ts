import type { FieldConflict, MergeProposal } from '../../../db/model/api/records.ts';
import type { Body } from '../api/client.ts';
import { valueAt, withValue } from '../form/path.ts';

/** What is taken for one colliding field: one's own, the other's, or a third that was written here. */
export type Choice = { take: 'mine' } | { take: 'theirs' } | { take: 'third'; value: unknown };

/** The value of a choice; `null` means that the field is absent. */
function chosenValue(conflict: FieldConflict, choice: Choice): unknown {
  if (choice.take === 'mine') return conflict.mine;
  if (choice.take === 'theirs') return conflict.theirs;
  return choice.value;
}

/**
 * The body with every collision decided; nothing of the proposal is changed.
 * @throws Error where a collision is not decided: a caller's mistake
 */
export function resolvedBody(proposal: MergeProposal, choices: (Choice | null)[]): Body {
  let body = proposal.merged;
  const removed: FieldConflict['path'][] = [];
  proposal.conflicts.forEach((conflict, index) => {
    const choice = choices[index];
    if (!choice) throw new Error(`collision ${index} is not decided`);
    const value = chosenValue(conflict, choice) ?? null;
    if (value === null) removed.push(conflict.path);
    else body = withValue(body, conflict.path, value);
  });
  // From the back, so that taking one item of a list away leaves the place of those before it.
  return removed.toSorted(backwards).reduce(without, body);
}

function without(body: Body, path: FieldConflict['path']): Body {
  const last = path.at(-1);
  const around = path.slice(0, -1);
  const whole = valueAt(body, around);
  if (Array.isArray(whole) && typeof last === 'number') return withValue(body, around, whole.toSpliced(last, 1));
  return valueAt(body, path) === undefined ? body : withValue(body, path, undefined);
}

function backwards(a: FieldConflict['path'], b: FieldConflict['path']): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (typeof left === 'number' && typeof right === 'number' && left !== right) return right - left;
  }
  return b.length - a.length;
}
