import type { ReadableDb } from '../connection.ts';
import { fold } from '../model/fold.ts';
import type { SearchGroup, SearchHit, SearchResult } from '../model/record/search.ts';
import type { Language } from '../model/vocabulary.ts';
import { beginningOf, type Excerpt, excerptOf, expressionOf, matchesAll, matchesIn, termsOf } from './matches.ts';

const mostHits = 50;
/** Rows of the index that are ranked; an entry has one for each name and language. */
const mostRows = 600;
const mostCamps = 5000;

export interface SearchReader {
  /** Hits for anything that a visitor may type, in all languages, told in the reader's; empty where nothing is meant. */
  find(query: string): SearchResult;
  /** Ids of the camps that the query finds by name, place or description. */
  campIds(query: string): Set<string>;
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
  body: string;
}

/** Lower is better: the title itself, its beginning, words of it, words of the text. */
type Rank = 0 | 1 | 2 | 3;
type Ranked = EntryRow & { rank: Rank };

/** Search over a release as `db/release/builder/search.ts` lays it out. */
export function searchReader(db: ReadableDb, language: Language): SearchReader {
  const rowsFor = db.prepare<[string, number], EntryRow>(`
    SELECT entry.entry_group AS "group", entry.entry_id AS id, entry.language, entry.weight, entry.title
    FROM search_index CROSS JOIN search_entry AS entry ON entry.id = search_index.rowid
    WHERE search_index MATCH ? AND search_index.rank MATCH 'bm25(10.0, 1.0)'
    ORDER BY search_index.rank LIMIT ?`);
  const campIdsFor = db.prepare<[string, number], { id: string }>(`
    SELECT DISTINCT entry.entry_id AS id
    FROM search_index CROSS JOIN search_entry AS entry ON entry.id = search_index.rowid
    WHERE search_index MATCH ? AND entry.entry_group IN ('camp', 'place') LIMIT ?`);
  const show = hitPresenter(db, language);

  return {
    find: (query) => {
      const terms = termsOf(query);
      if (terms.length === 0) return { query, hits: [] };
      const best = bestOfEach(rowsFor.all(expressionOf(terms), mostRows), terms, language);
      return { query, hits: best.slice(0, mostHits).map((row) => show(row, terms)) };
    },
    campIds: (query) => {
      const terms = termsOf(query);
      if (terms.length === 0) return new Set();
      return new Set(campIdsFor.all(expressionOf(terms), mostCamps).map(({ id }) => id));
    },
  };
}

/** One row for each entry, the best first. Among equals the order of the index (bm25) stays. */
function bestOfEach(rows: readonly EntryRow[], terms: readonly string[], language: Language): Ranked[] {
  const ranked = rows.map((row) => ({ ...row, rank: rankOf(fold(row.title), terms) }));
  const own = (row: Ranked): number => (row.language === language ? 0 : 1);
  ranked.sort((a, b) => a.rank - b.rank || b.weight - a.weight || own(a) - own(b));
  const best = new Map<string, Ranked>();
  for (const row of ranked) {
    const key = `${row.group} ${row.id}`;
    if (!best.has(key)) best.set(key, row);
  }
  return [...best.values()];
}

function rankOf(title: string, terms: readonly string[]): Rank {
  const wanted = terms.join(' ');
  if (title === wanted) return 0;
  if (title.startsWith(wanted)) return 1;
  return matchesAll(title, terms) ? 2 : 3;
}

/** Turns the best row of an entry into a hit that is told in the visitor's language. */
function hitPresenter(db: ReadableDb, language: Language): (row: Ranked, terms: readonly string[]) => SearchHit {
  const ownRows = db.prepare<[SearchGroup, string, Language], OwnRow>(
    'SELECT title, body FROM search_entry WHERE entry_group = ? AND entry_id = ? AND language = ? ORDER BY id',
  );
  const hiddenAlias = db.prepare<[string, string], { id: number }>(
    `SELECT id FROM camp_alias WHERE camp_id = ? AND text = ? AND kind = 'search'`,
  );
  /** Another name by which the entry was found, where its title does not say why it is here. */
  const named = (row: Ranked, titleMatches: unknown[], terms: readonly string[]): Excerpt | null => {
    if (row.rank === 3 || titleMatches.length > 0) return null;
    if (row.group === 'camp' && hiddenAlias.get(row.id, row.title)) return null;
    return { excerpt: row.title, matches: matchesIn(row.title, terms) };
  };
  const passage = (row: Ranked, body: string, terms: readonly string[]): Excerpt | null =>
    row.language === language ? excerptOf(body, terms) : beginningOf(body);

  return (row, terms) => {
    const rows = ownRows.all(row.group, row.id, language);
    // A camp that moved has a row for each of its places: the one that was meant.
    const meant = row.group === 'place' ? rows.find(({ title }) => matchesAll(fold(title), terms)) : undefined;
    const { title, body } = meant ?? rows[0] ?? { title: row.title, body: '' };
    const titleMatches = matchesIn(title, terms);
    const excerpt = named(row, titleMatches, terms) ?? passage(row, body, terms);
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
