import type { SearchGroup, SearchHit, SearchResult } from '../api/search.ts';
import { fold } from '../fold.ts';
import type { Language } from '../vocabulary.ts';
import { type Excerpt, matchesAll, matchesIn, Passages, type Wanted, wantedOf } from './query.ts';

const maxHits = 50;
/** Cached entries and titles; a release today has about a hundred. */
const maxCached = 500;

/** One name of an entry. */
export interface FoundName {
  group: SearchGroup;
  id: string;
  language: Language;
  weight: number;
  title: string;
}

/** Where names and texts are looked up: a release, or the files of the web edition. */
export interface SearchIndex {
  /** Every name whose entry matches, in the order of rank among equals. */
  namesFor(wanted: Wanted): readonly FoundName[];
  /** The titles and texts of an entry in the reader's language; a camp that moved has one for each of its places. */
  own(group: SearchGroup, id: string): readonly { title: string; body: string }[];
  /** A spelling that is searched, but never shown. */
  isHidden(name: FoundName): boolean;
}

interface OwnRow {
  title: string;
  passages: Passages;
}

/** Lower is better: the title itself, its beginning, words of it, words of the text. */
type Rank = 0 | 1 | 2 | 3;
type Ranked = FoundName & { rank: Rank };

/** Finds entries in all languages and shows them in the reader's. A query without words finds nothing. */
export function finder(index: SearchIndex, language: Language): (query: string) => SearchResult {
  const foldTitle = titleFolder();
  const show = hitPresenter(index, language);
  return (query) => {
    const wanted = wantedOf(query);
    if (!wanted) return { query, hits: [] };
    const best = bestOfEach(index.namesFor(wanted), wanted, language, foldTitle);
    return { query, hits: best.slice(0, maxHits).map((row) => show(row, wanted)) };
  };
}

/** One row for each entry, the best first. Among equals the order of the index stays. */
function bestOfEach(
  rows: readonly FoundName[],
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
function hitPresenter(index: SearchIndex, language: Language): (row: Ranked, wanted: Wanted) => SearchHit {
  const own = ownRows(index);
  /** The name by which the entry was found, if its title has no match. */
  const named = (row: Ranked, titleMatches: unknown[], wanted: Wanted): Excerpt | null => {
    if (row.rank === 3 || titleMatches.length > 0 || index.isHidden(row)) return null;
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
function ownRows(index: SearchIndex): (row: Ranked, wanted: Wanted) => OwnRow {
  const cache = new Map<string, OwnRow[]>();
  const read = (group: SearchGroup, id: string): OwnRow[] =>
    index.own(group, id).map(({ title, body }) => ({ title, passages: new Passages(body) }));
  return ({ group, id, title }, wanted) => {
    const key = `${group} ${id}`;
    const rows = cache.get(key) ?? read(group, id);
    if (cache.size < maxCached) cache.set(key, rows);
    const meant = group === 'place' ? rows.find((row) => matchesAll(fold(row.title), wanted)) : undefined;
    return meant ?? rows[0] ?? { title, passages: new Passages('') };
  };
}
