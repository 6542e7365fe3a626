import type { RecordKind } from '../../model/api/records.ts';
import { fold } from '../../model/fold.ts';
import { subjectKinds } from '../../model/vocabulary.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { foldedName, searchQuery } from './search.ts';

/**
 * Serials of the records that have the words of a query in one of their names, the best first; those with exactly that name are followed
 * by the claims of the subject and the year that the query names, as in `Karlag 1949`.
 */
export type Ranking = (kinds: readonly RecordKind[], typed: string) => number[];

/** Maximum records that a search lists before those that have the words only in their texts. */
const maxRanked = 200;

/** Called exactly so; called so at the beginning; called so somewhere. */
const ranks = { exact: 0, beginning: 1, within: 2 } as const;

export function createRanking(db: Pick<WritableDb, 'prepare'>): Ranking {
  const names = db.prepare<[string], { record: number; folded: string }>(
    'SELECT record, folded FROM name WHERE kind = ?',
  );
  const claimsOfYear = createClaimsOfYear(db);
  return (kinds, typed) => {
    const name = foldedName(typed);
    const words = wordsOf(typed);
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
    const exact = ordered.findIndex(([, { rank }]) => rank !== ranks.exact);
    const claims = kinds.includes('claim') ? claimsOfYear(words) : [];
    const serials = ordered.map(([serial]) => serial);
    return serials.toSpliced(exact < 0 ? serials.length : exact, 0, ...claims).slice(0, maxRanked);
  };
}

/** Claims of a subject whose whole name is among the words, and of a year that is, too; they have the other words. */
function createClaimsOfYear(db: Pick<WritableDb, 'prepare'>): (words: readonly string[]) => number[] {
  const names = db.prepare<[string], { id: string; folded: string }>(`
    SELECT record.id, name.folded FROM name CROSS JOIN record ON record.serial = name.record WHERE name.kind = ?`);
  const claims = db.prepare<[string, string, string, number], { serial: number }>(`
    SELECT record.serial FROM word CROSS JOIN record ON record.serial = word.rowid
    CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
    WHERE word MATCH ? AND record.kind = 'claim'
      AND record.subject_kind || ':' || record.subject_id IN (SELECT value FROM json_each(?))
      AND instr(coalesce(revision.body ->> 'period', revision.body ->> 'date'), ?)
    ORDER BY word.rowid LIMIT ?`);
  return (words) => {
    const year = words.find((word) => /^(1[89]|20)\d\d$/.test(word));
    if (year === undefined || words.length === 1) return [];
    const named = subjectKinds.flatMap((kind) =>
      names
        .all(kind)
        .map(({ id, folded }) => ({ subject: `${kind}:${id}`, inName: folded.split(' ') }))
        .filter(({ inName }) => inName.every((word) => word !== year && words.includes(word))),
    );
    const most = Math.max(0, ...named.map(({ inName }) => inName.length));
    const [first, ...others] = named.filter(({ inName }) => inName.length === most);
    if (first === undefined) return [];
    const subjects = [first, ...others].map(({ subject }) => subject);
    const rest = searchQuery(words.filter((word) => !first.inName.includes(word)).join(' ')) ?? '';
    return claims.all(rest, JSON.stringify(subjects), year, maxRanked).map(({ serial }) => serial);
  };
}

const wordsOf = (typed: string): string[] => fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];

/** As the full-text search does, each word may be the beginning of one in the name. */
function rankOf(folded: string, name: string, words: readonly string[]): number | null {
  if (folded === name) return ranks.exact;
  if (folded.startsWith(name)) return ranks.beginning;
  const spaced = ` ${folded}`;
  return words.every((word) => spaced.includes(` ${word}`)) ? ranks.within : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
