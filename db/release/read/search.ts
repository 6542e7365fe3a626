import type { SearchGroup, SearchHit, SearchResult } from '../../model/api/search.ts';
import { fold } from '../../model/fold.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { type Excerpt, matchesAll, matchesIn, Passages, type Wanted, wantedOf } from './search-query.ts';

const maxHits = 50;
/** Index rows that are ranked; an entry has one per name and language. */
const maxRows = 400;
const maxCamps = 5000;
const maxPersons = 10_000;
/** Cached entries and titles; a release today has about a hundred. */
const maxCached = 500;

export interface SearchReader {
  /** Hits in all languages, shown in the reader's; empty if the query has no words. */
  find(query: string): SearchResult;
  /** Ids of the camps found by name, place or description. */
  campIds(query: string): Set<string>;
  /** Ids of the persons found by a name or by their own text. */
  personIds(query: string): Set<string>;
}

interface EntryRow {
  group: SearchGroup;
  id: string;
  language: Language;
  weight: number;
  title: string;
}

interface OwnRow {
  title: string;
  passages: Passages;
}

/** Lower is better: the title itself, its beginning, words of it, words of the text. */
type Rank = 0 | 1 | 2 | 3;
type Ranked = EntryRow & { rank: Rank };

/** Search over a release as `db/release/build/search.ts` lays it out. */
export function searchReader(db: ReadableDb, language: Language): SearchReader {
  const rowsFor = db.prepare<[string, number], EntryRow>(`
    SELECT entry.entry_group AS "group", entry.entry_id AS id, entry.language, entry.weight, entry.title
    FROM search_index CROSS JOIN search_entry AS entry ON entry.id = search_index.rowid
    WHERE search_index MATCH ? AND search_index.rank MATCH 'bm25(10.0, 1.0)'
    ORDER BY search_index.rank LIMIT ?`);
  const idsFor = (groups: string) =>
    db.prepare<[string, number], { id: string }>(`
    SELECT DISTINCT entry.entry_id AS id
    FROM search_index CROSS JOIN search_entry AS entry ON entry.id = search_index.rowid
    WHERE search_index MATCH ? AND entry.entry_group IN (${groups}) LIMIT ?`);
  const campIdsFor = idsFor(`'camp', 'place'`);
  const personIdsFor = idsFor(`'person'`);
  const foldTitle = titleFolder();
  const show = hitPresenter(db, language);

  return {
    find: (query) => {
      const wanted = wantedOf(query);
      if (!wanted) return { query, hits: [] };
      const best = bestOfEach(rowsFor.all(wanted.expression, maxRows), wanted, language, foldTitle);
      return { query, hits: best.slice(0, maxHits).map((row) => show(row, wanted)) };
    },
    campIds: (query) => {
      const wanted = wantedOf(query);
      return new Set(wanted && campIdsFor.all(wanted.expression, maxCamps).map(({ id }) => id));
    },
    personIds: (query) => {
      const wanted = wantedOf(query);
      return new Set(wanted && personIdsFor.all(wanted.expression, maxPersons).map(({ id }) => id));
    },
  };
}

/** One row for each entry, the best first. Among equals the order of the index (bm25) stays. */
function bestOfEach(
  rows: readonly EntryRow[],
  wanted: Wanted,
  language: Language,
  foldTitle: (title: string) => string,
): Ranked[] {
  const ranked = rows.map((row) => ({ ...row, rank: rankOf(foldTitle(row.title), wanted) }));
  const own = (row: Ranked): number => (row.language === language ? 0 : 1);
  ranked.sort((a, b) => a.rank - b.rank || b.weight - a.weight || own(a) - own(b));
  const best = new Map<string, Ranked>();
  for (const row of ranked) {
    const key = `${row.group} ${row.id}`;
    if (!best.has(key)) best.set(key, row);
  }
  return [...best.values()];
}

function rankOf(title: string, wanted: Wanted): Rank {
  const words = wanted.terms.join(' ');
  if (title === words) return 0;
  if (title.startsWith(words)) return 1;
  return matchesAll(title, wanted) ? 2 : 3;
}

/** Folds titles with a bounded cache: every letter typed asks for the same ones. */
function titleFolder(): (title: string) => string {
  const cache = new Map<string, string>();
  return (title) => {
    const folded = cache.get(title) ?? fold(title);
    if (cache.size < maxCached) cache.set(title, folded);
    return folded;
  };
}

/** Turns the best row of an entry into a hit in the visitor's language. */
function hitPresenter(db: ReadableDb, language: Language): (row: Ranked, wanted: Wanted) => SearchHit {
  const own = ownRows(db, language);
  const hiddenAlias = db.prepare<[string, string], { id: number }>(
    `SELECT id FROM camp_alias WHERE camp_id = ? AND text = ? AND kind = 'search'`,
  );
  const hiddenName = db.prepare<[string, string], { id: number }>(
    `SELECT id FROM person_name WHERE person_id = ? AND text = ? AND kind = 'search'`,
  );
  /** The name by which the entry was found, if its title has no match. */
  const named = (row: Ranked, titleMatches: unknown[], wanted: Wanted): Excerpt | null => {
    if (row.rank === 3 || titleMatches.length > 0) return null;
    if (row.group === 'camp' && hiddenAlias.get(row.id, row.title)) return null;
    if (row.group === 'person' && hiddenName.get(row.id, row.title)) return null;
    return { excerpt: row.title, matches: matchesIn(row.title, wanted) };
  };
  const passage = (row: Ranked, passages: Passages, wanted: Wanted): Excerpt | null =>
    row.rank === 3 && row.language === language ? passages.firstMatch(wanted) : null;

  return (row, wanted) => {
    const { title, passages } = own(row, wanted);
    const titleMatches = matchesIn(title, wanted);
    const excerpt = named(row, titleMatches, wanted) ?? passage(row, passages, wanted) ?? passages.beginning();
    return {
      group: row.group,
      id: row.id,
      title,
      excerpt: excerpt?.excerpt ?? null,
      titleMatches,
      excerptMatches: excerpt?.matches ?? [],
    };
  };
}

/** Title and text of an entry in the visitor's language, with a bounded cache: every letter typed asks for them again. */
function ownRows(db: ReadableDb, language: Language): (row: Ranked, wanted: Wanted) => OwnRow {
  const find = db.prepare<[SearchGroup, string, Language], { title: string; body: string }>(`
    SELECT title, body FROM search_entry WHERE entry_group = ? AND entry_id = ? AND language = ? ORDER BY id`);
  const cache = new Map<string, OwnRow[]>();
  const read = (group: SearchGroup, id: string): OwnRow[] =>
    find.all(group, id, language).map(({ title, body }) => ({ title, passages: new Passages(body) }));
  return ({ group, id, title }, wanted) => {
    const key = `${group} ${id}`;
    // A camp that moved has a row for each of its places; of any other entry the first row is its own.
    const rows = cache.get(key) ?? read(group, id);
    if (cache.size < maxCached) cache.set(key, rows);
    const meant = group === 'place' ? rows.find((row) => matchesAll(fold(row.title), wanted)) : undefined;
    return meant ?? rows[0] ?? { title, passages: new Passages('') };
  };
}
