import type { Body } from '../api/client.ts';

/** The way to a value in a record's body: `['seats', 0, 'place', 'kk']`. */
export type Path = readonly (string | number)[];

export const pathKey = (path: Path): string => path.join('/');

/** @returns undefined where the way ends before its goal */
export function valueAt(body: unknown, path: Path): unknown {
  let value = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The body with another value at the path; all else is shared with the old one. `undefined` takes the key away. */
export function withValue(body: Body, path: Path, value: unknown): Body {
  return changed(body, path, value) as Body;
}

function changed(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const inner = changed(valueAt(whole, [step]), rest, value);
  if (Array.isArray(whole) || (whole === undefined && typeof step === 'number')) {
    const copy: unknown[] = Array.isArray(whole) ? [...whole] : [];
    copy[Number(step)] = inner;
    return copy;
  }
  const copy = { ...(typeof whole === 'object' ? whole : {}) } as Record<string, unknown>;
  if (inner === undefined) delete copy[step];
  else copy[step] = inner;
  return copy;
}
