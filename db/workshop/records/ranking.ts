import type { RecordKind } from '../../model/api/records.ts';
import { fold } from '../../model/fold.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { foldedName } from './search.ts';

/** Serials of the records that have the words of a query in one of their names, the best first. */
export type Ranking = (kinds: readonly RecordKind[], typed: string) => number[];

/** Maximum records that a search lists before those that have the words only in their texts. */
const maxRanked = 200;

/** Called exactly so; called so at the beginning; called so somewhere. */
const ranks = { exact: 0, beginning: 1, within: 2 } as const;

export function createRanking(db: Pick<WritableDb, 'prepare'>): Ranking {
  const names = db.prepare<[string], { record: number; folded: string }>(
    'SELECT record, folded FROM name WHERE kind = ?',
  );
  return (kinds, typed) => {
    const name = foldedName(typed);
    const words = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (name === '' || words.length === 0) return [];
    const best = new Map<number, { rank: number; folded: string }>();
    for (const kind of kinds) {
      for (const { record, folded } of names.iterate(kind)) {
        const rank = rankOf(folded, name, words);
        if (rank !== null && rank < (best.get(record)?.rank ?? Number.POSITIVE_INFINITY))
          best.set(record, { rank, folded });
      }
    }
    const ordered = [...best].sort(([a, x], [b, y]) => x.rank - y.rank || compare(x.folded, y.folded) || a - b);
    return ordered.slice(0, maxRanked).map(([serial]) => serial);
  };
}

/** As the full-text search does, each word may be the beginning of one in the name. */
function rankOf(folded: string, name: string, words: readonly string[]): number | null {
  if (folded === name) return ranks.exact;
  if (folded.startsWith(name)) return ranks.beginning;
  const spaced = ` ${folded}`;
  return words.every((word) => spaced.includes(` ${word}`)) ? ranks.within : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
