import type { FieldConflict } from '../../model/api/revisions.ts';
import { hasId, isFields, same } from './changes.ts';

export interface Merged {
  merged: unknown;
  /** Fields that both sides changed, each differently; `merged` has mine there. */
  conflicts: FieldConflict[];
}

type Path = (string | number)[];
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

type Fields = Record<string, unknown>;

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

/** Null where the members cannot be told apart well enough to merge them. */
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

/** Members with ids: mine in my order, then theirs that are new; what either side took away goes, unless the other changed it. */
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
  const kept = mine.filter((word) => theirs.includes(word) || !base.includes(word));
  const added = theirs.filter((word) => !mine.includes(word) && !base.includes(word));
  return [...kept, ...added];
}
