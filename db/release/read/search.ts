import type { SearchGroup, SearchResult } from '../../model/api/search.ts';
import { type FoundName, finder } from '../../model/search/find.ts';
import { wantedOf } from '../../model/search/query.ts';
import type { SiteSearch } from '../../model/site.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';

/** Index rows that are ranked; an entry has one per name and language. */
const maxRows = 400;
const maxCamps = 5000;
const maxPersons = 10_000;

export interface SearchReader {
  /** Hits in all languages, shown in the reader's; empty if the query has no words. */
  find(query: string): SearchResult;
  /** Ids of the camps found by name, place or description. */
  campIds(query: string): Set<string>;
  /** Ids of the persons found by a name or by their own text. */
  personIds(query: string): Set<string>;
}

/** Search over a release as `db/release/build/search.ts` lays it out. Among equals the order is that of the index (bm25). */
export function searchReader(db: ReadableDb, language: Language): SearchReader {
  const rowsFor = db.prepare<[string, number], FoundName>(`
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
  const ownRows = db.prepare<[SearchGroup, string, Language], { title: string; body: string }>(`
    SELECT title, body FROM search_entry WHERE entry_group = ? AND entry_id = ? AND language = ? ORDER BY id`);
  const index = {
    namesFor: ({ expression }: { expression: string }) => rowsFor.all(expression, maxRows),
    own: (group: SearchGroup, id: string) => ownRows.all(group, id, language),
    isHidden: hiddenNames(db),
  };
  return {
    find: finder(index, language),
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

/** Whether a name is a spelling that is only searched. */
function hiddenNames(db: ReadableDb): (name: FoundName) => boolean {
  const aliases = db.prepare<[string, string], unknown>(
    `SELECT id FROM camp_alias WHERE camp_id = ? AND text = ? AND kind = 'search'`,
  );
  const names = db.prepare<[string, string], unknown>(
    `SELECT id FROM person_name WHERE person_id = ? AND text = ? AND kind = 'search'`,
  );
  return ({ group, id, title }) =>
    (group === 'camp' && aliases.get(id, title) !== undefined) ||
    (group === 'person' && names.get(id, title) !== undefined);
}

/** What a search without a database looks through: names in all languages, texts in one. */
export function searchedNames(db: ReadableDb, language: Language): SiteSearch {
  const isHidden = hiddenNames(db);
  const rows = db
    .prepare<[], FoundName & { body: string }>(`
    SELECT entry_group AS "group", entry_id AS id, language, weight, title, body FROM search_entry ORDER BY id`)
    .all();
  // The first row of an entry is its own, with or without a text; only places have more.
  const entries = Map.groupBy(
    rows.filter((row) => row.language === language),
    ({ group, id }) => `${group} ${id}`,
  );
  const own = [...entries.values()].flatMap((all) => all.filter(({ body }, index) => index === 0 || body !== ''));
  return {
    names: rows.map(({ body: _, ...name }) => (isHidden(name) ? { ...name, hidden: true } : name)),
    own: own.map(({ group, id, title, body }) => ({ group, id, title, body })),
  };
}
