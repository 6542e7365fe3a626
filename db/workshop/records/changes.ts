import type { FieldChange } from '../../model/api/revisions.ts';

type Path = (string | number)[];
type Fields = Record<string, unknown>;

/**
 * What changed from one body to another, field by field. Members of lists are paired by their ids where they have
 * them, else by their places; a path counts places in the newer list, of what is gone in the older.
 */
export function changesBetween(from: unknown, to: unknown, path: Path = []): FieldChange[] {
  if (same(from, to)) return [];
  if (isFields(from) && isFields(to)) {
    const names = new Set([...Object.keys(from), ...Object.keys(to)]);
    return [...names].flatMap((name) => changesBetween(from[name], to[name], [...path, name]));
  }
  if (Array.isArray(from) && Array.isArray(to)) return changesOfLists(from, to, path);
  return [{ path, from: from ?? null, to: to ?? null }];
}

function changesOfLists(from: readonly unknown[], to: readonly unknown[], path: Path): FieldChange[] {
  if (!from.every(isFields) || !to.every(isFields)) return [{ path, from, to }];
  if (!from.every(hasId) || !to.every(hasId)) {
    const length = Math.max(from.length, to.length);
    return Array.from({ length }, (_, at) => changesBetween(from[at], to[at], [...path, at])).flat();
  }
  const before = new Map(from.map((member) => [member.id, member]));
  const after = new Set(to.map(({ id }) => id));
  const gone = from.flatMap((member, at) =>
    after.has(member.id) ? [] : changesBetween(member, undefined, [...path, at]),
  );
  const kept = to.flatMap((member, at) => changesBetween(before.get(member.id), member, [...path, at]));
  const order = (members: readonly { id: string }[], among: (id: string) => boolean) =>
    members.map(({ id }) => id).filter(among);
  const shared = (id: string) => before.has(id) && after.has(id);
  const moved = same(order(from, shared), order(to, shared))
    ? []
    : [{ path, from: order(from, shared), to: order(to, shared) }];
  return [...gone, ...kept, ...moved];
}

export const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export const hasId = (value: Fields): value is Fields & { id: string } => typeof value.id === 'string';

/** Whether two values of JSON say the same; a field that is not there and one that is undefined do. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((member, at) => same(member, b[at]));
  if (!isFields(a) || !isFields(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => same(a[name], b[name]));
}
