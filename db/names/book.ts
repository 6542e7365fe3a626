import { join } from 'node:path';
import type { NameAnswer, NameEntry, NameFields, NameListInfo, NameQuery } from '../model/api/names.ts';
import type { Language } from '../model/vocabulary.ts';
import { type Manifest, namesFolder } from '../release/manifest.ts';
import { listFileName } from './list-file.ts';
import { NameList, type StoredEntry } from './name-list.ts';
import { fieldsOf, yearIn } from './name-words.ts';
import { type ReleasedIndex, readReleasedIndex } from './released-lists.ts';
import { type SearchedList, searchNames } from './search/search.ts';

/** All lists of a release. */
export interface BookOfNames {
  lists(language: Language): NameListInfo[];
  search(query: NameQuery): NameAnswer;
  /** Null where there is no such list or row, or it was withdrawn. */
  entry(list: string, row: number, language: Language): NameEntry | null;
  /** What a row is shown with; null: it was withdrawn; undefined: the list has no such row. */
  fieldsOf(list: string, row: number): NameFields | null | undefined;
  /** Ids of the lists that the web edition may have. */
  webLists(): string[];
  /** Every entry of a list that was not withdrawn, as it is shown, in the order of its rows. */
  entries(list: string): Generator<ListedEntry>;
  close(): void;
}

/** An entry without what is the same in its whole list, and without others. */
type ListedEntry = Omit<NameEntry, 'list' | 'similar'>;

const maxSimilar = 6;

/** Opens the lists of a release. @throws Error where a file cannot be read */
export function openBook(folder: string, manifest: Pick<Manifest, 'files'>): BookOfNames {
  const index = readReleasedIndex(folder, manifest) ?? { lists: [], notes: [] };
  const searched = index.lists.map(({ id, sha256 }): SearchedList => {
    const overlays = new Map(
      index.notes
        .filter(({ list }) => list === id)
        .map(({ row, withdrawn, fields, person }) => [row, { row, isWithdrawn: withdrawn, fields, person }]),
    );
    return { id, list: new NameList(join(folder, namesFolder, listFileName(sha256))), overlays };
  });
  return {
    lists: (language) => index.lists.map((list) => infoOf(list, language)),
    search: (query) => searchNames(searched, query),
    entry: (id, row, language) => {
      const found = searched.find((each) => each.id === id);
      const list = index.lists.find((each) => each.id === id);
      return found && list ? entryOf(found, searched, row, infoOf(list, language)) : null;
    },
    fieldsOf: (id, row) => {
      const found = searched.find((each) => each.id === id);
      const entry = found && entryOfList(found.list, row);
      if (!entry) return undefined;
      const overlay = found.overlays.get(row);
      return overlay?.isWithdrawn ? null : { ...entry.fields, ...overlay?.fields };
    },
    webLists: () => index.lists.flatMap(({ id, web }) => (web ? id : [])),
    *entries(id) {
      const found = searched.find((each) => each.id === id);
      if (found === undefined) return;
      for (let row = 1; row <= found.list.rows; row++) {
        const stored = storedAt(found.list, row);
        const entry = stored && shownEntry(found, stored);
        if (entry) yield entry;
      }
    },
    close: () => {
      for (const { list } of searched) list.close();
    },
  };
}

function infoOf(list: ReleasedIndex['lists'][number], language: Language): NameListInfo {
  const { id, title, holder = null, licence = null, citation = null, date = null } = list;
  return { id, title: title[language], holder, licence, citation, date };
}

/** What a list has of a row; null where it has no such row. */
export function entryOfList(list: NameList, row: number): Pick<NameEntry, 'fields' | 'others'> | null {
  const stored = storedAt(list, row);
  return stored && asListed(list, stored);
}

function storedAt(list: NameList, row: number): StoredEntry | null {
  const position = list.positionOf(row);
  return position === null ? null : list.entryAt(position);
}

function asListed({ columns }: NameList, { cells }: StoredEntry): Pick<NameEntry, 'fields' | 'others'> {
  const others = columns.flatMap(({ heading, field }, index) => {
    const text = cells[index];
    return field === null && text ? [{ heading, text }] : [];
  });
  return { fields: fieldsOf(columns, cells), others };
}

/** An entry with what curators corrected; null: it was withdrawn. */
function shownEntry({ list, overlays }: SearchedList, stored: StoredEntry): ListedEntry | null {
  const { row } = stored;
  const overlay = overlays.get(row);
  if (overlay?.isWithdrawn) return null;
  const { fields, others } = asListed(list, stored);
  const corrected = (Object.keys(overlay?.fields ?? {}) as (keyof NameFields)[]).map((field) => ({
    field,
    asListed: fields[field] ?? null,
  }));
  return { row, fields: { ...fields, ...overlay?.fields }, others, corrected, person: overlay?.person ?? null };
}

function entryOf(
  found: SearchedList,
  lists: readonly SearchedList[],
  row: number,
  info: NameListInfo,
): NameEntry | null {
  const stored = storedAt(found.list, row);
  const entry = stored && shownEntry(found, stored);
  if (entry === null) return null;
  const { fields } = entry;
  const birthYear = yearIn(fields.born ?? '');
  const q = fields.surname ?? fields.name ?? fields.given ?? '';
  const similar = searchNames(lists, { q, given: fields.given, born: birthYear ?? undefined, within: 1 }).hits.filter(
    (hit) => hit.ring !== 'perhaps' && (hit.list !== found.id || hit.row !== row),
  );
  return { list: info, ...entry, similar: birthYear === null ? [] : similar.slice(0, maxSimilar) };
}
