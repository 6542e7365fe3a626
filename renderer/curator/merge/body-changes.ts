import type { FieldChange } from '../../../db/model/api/records.ts';

type Path = FieldChange['path'];

/** What differs between two bodies, field by field: as deep as both sides have the same shape. */
export function bodyChanges(from: unknown, to: unknown, path: Path = []): FieldChange[] {
  if (equal(from, to)) return [];
  const keys = sharedShape(from, to);
  if (!keys) return [{ path, from: from ?? null, to: to ?? null }];
  return keys.flatMap((key) => bodyChanges(inner(from, key), inner(to, key), [...path, key]));
}

/** Whether one path leads to, into or around the other. */
export function overlaps(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((part, index) => part === b[index]);
}

/** The parts that both have to be compared by; null where they cannot be taken apart together. */
function sharedShape(from: unknown, to: unknown): (string | number)[] | null {
  if (Array.isArray(from) && Array.isArray(to)) {
    const lists = from.length === to.length && [...from, ...to].every((item) => typeof item === 'object');
    return lists ? [...from.keys()] : null;
  }
  if (!isObject(from) || !isObject(to)) return null;
  return [...new Set([...Object.keys(from), ...Object.keys(to)])];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inner = (value: unknown, key: string | number): unknown => (value as Record<string | number, unknown>)[key];

/** The same content, whatever the order in which an object's fields were written. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a ?? null, b ?? null)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => equal(a[key], b[key]));
}
