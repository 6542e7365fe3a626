import type { Column } from './column.ts';

export type Body = Record<string, unknown>;
type Step = string | number;

/** The value at a path of a body; undefined where the path does not lead on. */
export function valueAt(body: unknown, path: readonly Step[]): unknown {
  let here: unknown = body;
  for (const step of path) {
    if (here === null || typeof here !== 'object') return undefined;
    here = (here as Record<Step, unknown>)[step];
  }
  return here;
}

/**
 * Puts a value at a path, making groups and lists on the way.
 *
 * @returns false where something else stands in the way, as a number where the path needs a group
 */
export function putAt(body: Body, path: readonly Step[], value: unknown): boolean {
  let here = body as Record<Step, unknown>;
  for (const [index, step] of path.slice(0, -1).entries()) {
    here[step] ??= typeof path[index + 1] === 'number' ? [] : {};
    const next = here[step];
    if (typeof next !== 'object') return false;
    here = next as Record<Step, unknown>;
  }
  const last = path.at(-1) ?? '';
  if (here[last] !== undefined) return false;
  here[last] = value;
  return true;
}

/**
 * Closes the gaps of the lists at the top of a body, as when `source_2` is filled and `source_1` is not.
 *
 * @returns for each list the position that its members had, so that a problem is told at the cell it comes from
 */
export function closeGaps(body: Body): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [field, value] of Object.entries(body)) {
    if (!Array.isArray(value)) continue;
    positions.set(
      field,
      [...value.keys()].filter((index) => value[index] !== undefined),
    );
    body[field] = value.filter((member) => member !== undefined);
  }
  return positions;
}

/** The value that a column writes of a body; null where it is empty. */
export function cellOf(body: Body, column: Column): string | number | null {
  const value = valueAt(body, column.path);
  if (value === undefined || value === null || isDefault(value)) return null;
  // `amount` is a number or a group: each has columns of its own.
  if (typeof value === 'object' && !Array.isArray(value)) return null;
  return column.form.write(value);
}

const isDefault = (value: unknown): boolean => value === false || (Array.isArray(value) && value.length === 0);
