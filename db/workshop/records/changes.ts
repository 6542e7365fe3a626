import type { FieldChange, FieldConflict } from '../../model/api/records.ts';

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

const hasId = (value: Fields): value is Fields & { id: string } => typeof value.id === 'string';

/** Whether two JSON values are equal; an absent field equals an undefined one. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((member, at) => same(member, b[at]));
  if (!isFields(a) || !isFields(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => same(a[name], b[name]));
}

export interface Merged {
  merged: unknown;
  /** Fields that both sides changed, each differently; `merged` has mine there. */
  conflicts: FieldConflict[];
}

interface Sides {
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Brings two changes of one body together, field by field. */
export function merge(base: unknown, mine: unknown, theirs: unknown): Merged {
  const conflicts: FieldConflict[] = [];
  return { merged: mergeAt({ base, mine, theirs }, [], conflicts), conflicts };
}

function mergeAt({ base, mine, theirs }: Sides, path: Path, conflicts: FieldConflict[]): unknown {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  if (isFields(mine) && isFields(theirs)) return mergeFields(base, mine, theirs, path, conflicts);
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const lists = mergeLists({ base: Array.isArray(base) ? base : [], mine, theirs }, path, conflicts);
    if (lists !== null) return lists;
  }
  conflicts.push({ path, base: base ?? null, mine: mine ?? null, theirs: theirs ?? null });
  return mine ?? null;
}

function mergeFields(base: unknown, mine: Fields, theirs: Fields, path: Path, conflicts: FieldConflict[]): Fields {
  const before = isFields(base) ? base : {};
  const merged: Fields = {};
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const sides = { base: before[name], mine: mine[name], theirs: theirs[name] };
    const value = mergeAt(sides, [...path, name], conflicts);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

interface Lists {
  base: readonly unknown[];
  mine: readonly unknown[];
  theirs: readonly unknown[];
}

/** Null where the members have no ids to merge them by. */
function mergeLists(lists: Lists, path: Path, conflicts: FieldConflict[]): unknown[] | null {
  const { base, mine, theirs } = lists;
  const all = [base, mine, theirs];
  if (all.every((list) => list.every((member) => isFields(member) && hasId(member)))) {
    return mergeNamed(lists, path, conflicts);
  }
  if (all.every((list) => list.every((member) => typeof member === 'string'))) return mergeWords(lists);
  if (all.some((list) => list.length !== base.length)) return null;
  return mine.map((member, at) =>
    mergeAt({ base: base[at], mine: member, theirs: theirs[at] }, [...path, at], conflicts),
  );
}

/** Members with ids: mine in my order, then new ones of theirs. A removal by either side holds unless the other changed the member. */
function mergeNamed({ base, mine, theirs }: Lists, path: Path, conflicts: FieldConflict[]): unknown[] {
  const byId = (list: readonly unknown[]) => new Map((list as { id: string }[]).map((member) => [member.id, member]));
  const [before, my, their] = [byId(base), byId(mine), byId(theirs)];
  const merged: unknown[] = [];
  for (const id of new Set([...my.keys(), ...their.keys()])) {
    const sides = { base: before.get(id), mine: my.get(id), theirs: their.get(id) };
    const value = mergeAt(sides, [...path, merged.length], conflicts);
    if (value !== undefined && value !== null) merged.push(value);
  }
  return merged;
}

/** Lists of ids or words: both sides' additions and removals. */
function mergeWords({ base, mine, theirs }: Lists): unknown[] {
  const [before, my, their] = [new Set(base), new Set(mine), new Set(theirs)];
  const kept = mine.filter((word) => their.has(word) || !before.has(word));
  const added = theirs.filter((word) => !my.has(word) && !before.has(word));
  return [...kept, ...added];
}
