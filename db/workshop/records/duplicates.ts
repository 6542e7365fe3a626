import type { RecordKey, RecordKind } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { foldedName } from './search-words.ts';

/** At most as many are told, the likest first. */
const longestList = 10;

/** How much of their pairs of letters two names must share to be near: a letter changed in eight leaves about 0.71. */
const near = 0.7;

/** Fewer letters than this say too little to be looked for within a longer name. */
const fewestLetters = 5;

/** Words that more records share than this are no name. */
const mostThatShare = 5;

/** Below every near name, and above none at all. */
const asAPart = near / 2;

/** Finds records whose folded name, alias or address is the same, nearly the same, or a longer one with the same words. */
export function createDuplicates(
  db: WritableDb,
): (asked: { kind: RecordKind; title: string; id?: string | undefined }) => RecordKey[] {
  const names = db.prepare<[string], { id: string; folded: string }>(`
    SELECT record.id, name.folded FROM name CROSS JOIN record ON record.serial = name.record WHERE name.kind = ?`);
  return ({ kind, title, id }) => {
    const words = foldedName(title).split(' ');
    const wanted = words.join('');
    if (wanted === '') return [];
    const pairs = pairsOf(wanted);
    const likeness = new Map<string, number>();
    const longer = new Set<string>();
    for (const row of names.iterate(kind)) {
      if (row.id === id) continue;
      const name = row.folded.replaceAll(' ', '');
      const alike = name === wanted ? 1 : shared(pairs, name, wanted.length);
      if (alike >= near && alike > (likeness.get(row.id) ?? 0)) likeness.set(row.id, alike);
      else if (wanted.length >= fewestLetters && holds(row.folded, words)) longer.add(row.id);
    }
    if (longer.size <= mostThatShare) for (const id of longer) if (!likeness.has(id)) likeness.set(id, asAPart);
    const found = [...likeness].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return found.slice(0, longestList).map(([other]) => ({ kind, id: other }));
  };
}

/** Whether each of the words begins a word of the name: endings differ by case. */
function holds(name: string, words: readonly string[]): boolean {
  const spaced = ` ${name}`;
  return words.every((word) => spaced.includes(` ${word}`));
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Dice's coefficient of the pairs of letters, from 0 to 1. */
function shared(pairs: ReadonlyMap<string, number>, other: string, length: number): number {
  const most = Math.min(length, other.length) - 1;
  const all = length + other.length - 2;
  if (most <= 0 || (2 * most) / all < near) return 0;
  const left = new Map(pairs);
  let common = 0;
  for (let at = 0; at < other.length - 1; at++) {
    const pair = other.slice(at, at + 2);
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    common++;
  }
  return (2 * common) / all;
}
